import type { SkillKind } from '#lib/model';

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
}

export interface Gap {
  readonly status: 'ok';
  readonly learner?: { readonly id: string; readonly name?: string };
  readonly role: RoleName;
  /** The day asked about. */
  readonly on: string;
  /** SUM importance × min(have, need)/need ÷ SUM importance; null for a role without requirements. */
  readonly readiness: number | null;
  /** `role-without-requirements` when readiness is null. */
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
}

export type PathwayStatus = 'optimal' | 'feasible' | 'infeasible' | 'timed-out';

export interface Proof {
  readonly kind: 'prices' | 'tree' | 'solver' | 'none';
  /** In plain words, with the numbers. */
  readonly statement: string;
  /** The certificate itself when it was asked for. */
  readonly certificate?: unknown;
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
  readonly readiness: { readonly before: number | null; readonly after: number | null };
  readonly steps: readonly PathwayStep[];
  readonly stacks: readonly PathwayStack[];
  readonly uncovered: readonly Uncovered[];
  /** A proven (or, for proof kind `solver`, claimed) lower bound on the objective, in the objective's unit. */
  readonly bound: number | null;
  /** (objective − bound) ÷ objective, 0 when optimal. */
  readonly gap: number | null;
  readonly objective: { readonly minimise: 'cost' | 'hours' | 'mix'; readonly value: number; readonly unit: string };
  readonly proof: Proof;
  /** The myopic choice (most gap closed per price, again and again), and by how much it exceeds this plan: 0.2 = 20 % dearer. */
  readonly greedy: { readonly cost: number; readonly excess: number | null } | null;
  readonly alternatives: readonly Alternative[];
  readonly front: readonly Alternative[];
  readonly blocked?: readonly { readonly constraint: string; readonly without: PlanSummary }[];
  /** How many offered credentials each filter left out. */
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
