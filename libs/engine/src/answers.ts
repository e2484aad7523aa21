import type { SkillKind } from '#lib/model';
import type { Minimise } from './pathways/options.js';

/*
 * The answers, exactly as JSON output, GraphQL and the dashboard show them. Money is in major units here (and only here).
 * Levels 0 to 5 (0 = nothing held), shares 0 to 1, days ISO, hours decimal.
 */

export interface Amount {
  readonly amount: number;
  readonly currency: string;
}
export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface SkillName extends Named {
  readonly kind: SkillKind | null;
}
export interface RoleName {
  readonly id: string;
  readonly title: string;
}
export interface SkillLevel {
  readonly skill: SkillName;
  readonly level: number;
}

/** Where a held level comes from: a statement about the skill, a credential, or the award of a completed stack. */
export interface HeldFrom {
  readonly kind: 'assessed' | 'credential' | 'award';
  readonly credential?: Named;
  readonly evidence?: string;
  readonly on?: string;
  readonly expiresOn?: string;
  readonly level: number;
  /** When it is evidence of the same skill in another framework. */
  readonly via?: Via;
}

/** The same skill in another framework, and how sure it is that it is the same: 0.5 to 1. */
export interface Via {
  readonly skill: SkillName;
  readonly confidence: number;
}

export interface GapSkill {
  readonly skill: SkillName;
  readonly need: number;
  readonly have: number;
  readonly gap: number;
  readonly importance: number;
  readonly essential: boolean;
  /** The day of the newest evidence behind `have`; null when it has none. */
  readonly asOf: string | null;
  /** The last day on which `have` still holds, when it ends. */
  readonly expiresOn?: string;
  /** What was held and has ended by the day asked about, when it was higher than `have`. */
  readonly lapsed?: { readonly level: number; readonly expiredOn: string };
  readonly from: readonly HeldFrom[];
  /** When `have` is held in the same skill of another framework and not in this one. */
  readonly via?: Via;
}

export interface Gap {
  readonly status: 'ok';
  readonly learner?: { readonly id: string; readonly name?: string };
  readonly role: RoleName;
  /** The day asked about. */
  readonly on: string;
  /** SUM importance × min(have, need)/need ÷ SUM importance; null for a role that requires no skill of any importance. */
  readonly readiness: number | null;
  /** When readiness is null: `role-without-skills` where the role requires credentials only, else `role-without-requirements`. */
  readonly code?: string;
  /** Sorted: missing essential first, by importance, then gap, then name. */
  readonly skills: readonly GapSkill[];
  /** Essential skills not held at all. */
  readonly hardMisses: readonly SkillName[];
  /** Credentials the role requires by itself: any one of each group. */
  readonly credentials: readonly {
    readonly anyOf: readonly Named[];
    readonly held: Named | null;
    readonly expiresOn?: string;
  }[];
  readonly snapshot: { readonly version: string };
  readonly formula: string;
}

export type UncoveredReason = 'no-credential' | 'level-too-high' | 'prerequisite-unreachable' | 'filtered';

export interface Uncovered {
  readonly skill?: SkillName;
  readonly credential?: Named;
  /** The level needed (for a skill). */
  readonly level?: number;
  /** The highest level that can be reached, planned for (for a skill). */
  readonly reachable?: number;
  readonly reason: UncoveredReason;
  readonly message: string;
}

export interface PathwayStep {
  readonly credential: { readonly id: string; readonly name: string; readonly issuer: string };
  /** What the learner pays for this step after funding and its share of bundles. */
  readonly cost: number;
  /** The price without funding and bundles. */
  readonly listPrice: number;
  readonly renewal: boolean;
  readonly hours: number;
  readonly start: string;
  readonly finish: string;
  /** The last valid day of the credential when it is earned on `finish` and ends at some time. */
  readonly expiresOn?: string;
  /** Required skill-levels that this step is the first to reach. */
  readonly closes: readonly { readonly skill: SkillName; readonly level: number }[];
  /** Later steps and stacks that need this one. */
  readonly neededBy: readonly Named[];
  readonly funding?: { readonly id: string; readonly name: string; readonly saved: number };
  readonly bundle?: Named;
  readonly because: string;
}

export interface PathwayStack {
  readonly stack: Named;
  readonly completed: boolean;
  readonly saved: number;
  readonly awards: Named | null;
  readonly credits: number | null;
  readonly articulates: readonly {
    readonly programme: string;
    readonly credits: number;
    readonly condition?: string;
  }[];
}

export interface PlanSummary {
  readonly status: PathwayStatus;
  readonly cost: Amount | null;
  readonly hours: number | null;
  readonly finish: string | null;
}

export interface Alternative {
  /** Why it is shown: `within-budget`, `fastest`, `most-trusted`, `different`… */
  readonly kind: string;
  readonly cost: Amount;
  readonly hours: number;
  readonly finish: string | null;
  readonly readiness: number | null;
  readonly steps: readonly Named[];
  /** Required by themselves, but not brought: of each entry any one would do. Absent where nothing is left out. */
  readonly leavesOut?: readonly { readonly anyOf: readonly Named[] }[];
}

export type PathwayStatus = 'optimal' | 'feasible' | 'infeasible' | 'timed-out';

export interface Proof {
  readonly kind: 'prices' | 'tree' | 'solver' | 'none';
  /** In plain words, with the numbers: `proven`, by how much the greedy choice is dearer, and which goal costs most. */
  readonly statement: string;
  /** What is proven and by whom, without what is said beside it. */
  readonly proven: string;
  /** The certificate itself when it was asked for. */
  readonly certificate?: unknown;
  /** Which goals cost most, largest first; only where prices prove the plan. */
  readonly prices?: readonly ProofPrice[];
}

/**
 * What the proof charges for something asked for (a skill-level, a credential or a stack): its share of what every plan pays at least.
 * All of them add up to what the plan costs at most.
 */
export interface ProofPrice {
  readonly skill?: SkillName;
  readonly credential?: Named;
  readonly stack?: Named;
  /** Of the skill. */
  readonly level?: number;
  /** In `unit`. */
  readonly amount: number;
  /** `hours`, else a currency. */
  readonly unit: string;
}

export interface Pathway {
  readonly status: PathwayStatus;
  readonly learner?: { readonly id: string; readonly name?: string };
  readonly role: RoleName;
  readonly on: string;
  readonly cost: Amount;
  readonly saved: { readonly funding: number; readonly bundles: number };
  readonly hours: number;
  /** Calendar weeks from start to finish, started weeks counted whole. */
  readonly weeks: number;
  /** null when nothing has to be studied. */
  readonly finish: string | null;
  readonly start: string;
  readonly hoursPerWeek: number;
  /**
   * How the steps were laid on the calendar: so many at a time at most; the day before which no way to lay them ends (null without
   * steps), and whether that is `finish`.
   */
  readonly calendar: { readonly parallel: number; readonly noEarlierThan: string | null; readonly exact: boolean };
  readonly readiness: { readonly before: number | null; readonly after: number | null };
  readonly steps: readonly PathwayStep[];
  readonly stacks: readonly PathwayStack[];
  readonly uncovered: readonly Uncovered[];
  /** A proven (or, for proof kind `solver`, claimed) lower bound on the objective, in the objective's unit. */
  readonly bound: number | null;
  /** (objective − bound) ÷ objective, 0 when optimal. */
  readonly gap: number | null;
  /** In hours, in days from the first day of study to the last (`finish`), else in the currency. */
  readonly objective: { readonly minimise: Minimise; readonly value: number; readonly unit: string };
  readonly proof: Proof;
  /** The myopic choice (most gap closed per price, again and again), and by how much it exceeds this plan: 0.2 = 20 % dearer. */
  readonly greedy: { readonly cost: number; readonly excess: number | null } | null;
  readonly alternatives: readonly Alternative[];
  /** Why fewer alternatives are shown than were asked for, in a sentence; absent where there are as many. */
  readonly whyFewer?: string;
  readonly front: readonly Alternative[];
  readonly blocked?: readonly { readonly constraint: string; readonly without: PlanSummary }[];
  /** How many offered credentials and stacks each filter left out; a stack counts as one. */
  readonly left: readonly { readonly filter: string; readonly count: number }[];
  /** How many credentials could be chosen from. */
  readonly considered: number;
  readonly snapshot: { readonly version: string };
}

export interface SearchHit {
  readonly id: string;
  readonly kind: string;
  readonly score: number;
  readonly name?: string;
  readonly title?: string;
}

/** Why supply misses demand: nothing certifies the skill, nothing at that level, nothing at that price, nothing from a trusted issuer. */
export type UnmetReason = 'none' | 'level-too-low' | 'price' | 'trust';

/** One level at which a skill is asked for. */
export interface UnmetLevel {
  readonly level: number;
  /** How many postings (openings, roles) ask for exactly this level. */
  readonly demand: number;
  /** Postings (without postings: roles) that number rests on. */
  readonly postings: number;
  /** Published credentials that certify this level or a higher one and pass all limits. */
  readonly supply: number;
  /** The same without the limits of price and trust. */
  readonly certifying: number;
  /** Published credentials that certify the skill, but only below this level. */
  readonly below: number;
  /** null when supply meets it. */
  readonly reason: UnmetReason | null;
}

/** A skill asked for at a level that supply does not meet. */
export interface UnmetSkill {
  readonly skill: SkillName;
  /** The level at which most of the unmet demand lies (of equal ones the lowest), 1 to 5. */
  readonly level: number;
  /** How many postings (openings, roles) ask for the skill, at any level. */
  readonly demand: number;
  /** Postings (without postings: roles) that number rests on. */
  readonly postings: number;
  /** Few of them: below five. */
  readonly hollow: boolean;
  /** demand ÷ all postings (openings, roles), 0 to 1. */
  readonly share: number;
  /** The part of `demand` at levels that no published credential certifies within the limits; the list is ranked by it. */
  readonly unmet: number;
  /** unmet ÷ demand, 0 to 1. */
  readonly missed: number;
  /** The lower 90 % bound of `unmet` ÷ all: at least this share of the market asks for it in vain. */
  readonly score: number;
  /** Of `level`: see {@link UnmetLevel}. */
  readonly supply: number;
  readonly certifying: number;
  readonly below: number;
  /** The highest level that any published credential certifies, 0 when none. */
  readonly highestLevel: number;
  /** The lowest price at which `level` or a higher one is certified, limits aside. */
  readonly cheapest: Amount | null;
  readonly reason: UnmetReason;
  readonly message: string;
  /** All levels asked for, lowest first, the met ones too. */
  readonly levels: readonly UnmetLevel[];
}

export interface UnmetDemand {
  readonly status: 'ok';
  /** What demand is counted in: postings; without any in the window, openings by role; without those, roles. */
  readonly basis: 'postings' | 'openings' | 'roles';
  readonly on: string;
  /** First and last day of the postings looked at. */
  readonly from: string;
  readonly to: string;
  /** All postings in the window (else all openings, rounded; else all roles): what shares are shares of. */
  readonly postings: number;
  readonly currency: string;
  readonly limits: {
    readonly region: string | null;
    readonly sector: string | null;
    readonly role: RoleName | null;
    readonly maxPrice: number | null;
    readonly minTrust: number | null;
  };
  /** Most unmet first, ties by id. */
  readonly skills: readonly UnmetSkill[];
  /** How many skills are asked for, and how many of these are not met and fully met. */
  readonly counts: { readonly asked: number; readonly unmet: number; readonly met: number };
  /** What the numbers leave out or assume: postings that list no skills, names no skill answers to, prices without a rate. */
  readonly notes: { readonly byRole: number; readonly unmatchedNames: number; readonly withoutRate: number };
  readonly formula: string;
  readonly snapshot: { readonly version: string };
}

/** Learner ids behind a cell: personal data, kept apart so that an answer can leave them out. */
export interface CellPeople {
  readonly holders: readonly string[];
  readonly atLevel: readonly string[];
  readonly below: readonly string[];
  readonly without: readonly string[];
  readonly expiring: readonly { readonly learner: string; readonly expiresOn: string }[];
}

/** One team and one skill that its roles need. Everybody is counted once, whatever number of positions they have. */
export interface TeamSkill {
  readonly skill: SkillName;
  /** The highest level any role worked in the team requires, 1 to 5. */
  readonly level: number;
  /** People whose role requires the skill = atLevel + below + those without it. */
  readonly needed: number;
  /** Of these: who hold it at the level their own role requires. */
  readonly atLevel: number;
  /** Of these: who hold it, but lower than their own role requires. */
  readonly below: number;
  /** atLevel ÷ needed, 0 to 1. */
  readonly coverage: number;
  /** Anybody in the team who holds it at `level`, whether their own role requires it or not: nobody can do it only where this is 0. */
  readonly holders: number;
  /** holders = 1. */
  readonly singlePointOfFailure: boolean;
  /** Anybody in the team by level held: five counts, of level 1 or higher to level 5. */
  readonly depth: readonly number[];
  /** Of `atLevel`: whose level ends within the window, and the first last-valid-day among them. */
  readonly expiring: number;
  readonly nextExpiry: string | null;
  /** The same by month (`2027-03`), months with none left out. */
  readonly expiringByMonth: readonly { readonly month: string; readonly people: number }[];
  readonly people: CellPeople;
}

export interface TeamCapability {
  readonly team: Named;
  readonly parent: string | null;
  readonly organization: string;
  /** People with a position in the team or a team below it on the day. */
  readonly people: number;
  /** Of these, whose skills are counted here. */
  readonly sharing: number;
  /** Sum of atLevel ÷ sum of needed over the skills; null when nothing is needed. */
  readonly coverage: number | null;
  /** Skills with exactly one holder. */
  readonly singlePoints: number;
  /** Most people missing first, then single points of failure, then id. */
  readonly skills: readonly TeamSkill[];
}

export interface CapabilityMap {
  readonly status: 'ok';
  /** null when all organizations are asked about. */
  readonly organization: Named | null;
  readonly on: string;
  /** The last day looked ahead to for levels that end. */
  readonly until: string;
  readonly teams: readonly TeamCapability[];
  readonly formula: string;
  readonly snapshot: { readonly version: string };
}
