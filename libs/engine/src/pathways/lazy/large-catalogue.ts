import type { PersonLevels } from '../../gaps/levels.js';
import { isComplete } from '../../snapshot/stack-rule.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { Allowed } from '../allowed.js';
import { firstDay } from '../calendar/courses.js';
import { grantsFor, type UsableFund } from '../funding.js';
import { DEARER } from '../dearer.js';
import { objectiveOf } from '../instance-writer.js';
import type { Instance } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import type { PathwayOptions } from '../options.js';
import type { Reach } from '../reach.js';
import type { Relevant } from '../relevance.js';
import { both, chosenSteps, valueBound, withItsPlan } from './chosen-steps.js';
import type { Look } from '../look.js';
import { lazyIndex } from './lazy-index.js';
import type { Goals } from './learner-plan.js';
import { myopicSteps } from './myopic.js';
import { offersOf } from './offers-of.js';
import { profilesOf, type Profile } from './profiles.js';
import { relevantOf, type Chosen } from './relevant-of.js';
import { ruleOf } from './stack-of.js';
import { Standing, type Held } from './standing.js';
import { LAZY_LOOKS, survivorsOf, type Survivors } from './survivors.js';

/**
 * Published credentials above which a question goes through the sieve. Below, the whole instance is made, solved and proved in less time
 * than the index takes; from about here on that instance holds nearly all of them, and making it alone takes longer than the sieve.
 */
const LARGE_CATALOGUE = 20_000;

/** From how many published credentials on ({@link LARGE_CATALOGUE}) and for how many looks ({@link LAZY_LOOKS}) the sieve works. */
export interface SieveLimits {
  readonly from?: number;
  readonly looks?: number;
}

/** Who solves the sieve's programmes, and its limits. */
export interface Sieving {
  readonly solver: MilpSolver;
  readonly sieve?: SieveLimits;
  /** Called now and then by the sieve; the index of the catalogue is finished whatever the time, for the questions after this one. */
  readonly look?: Look | undefined;
}

/** One question to a large catalogue. */
export interface LargeQuestion {
  readonly snapshot: Snapshot;
  readonly options: PathwayOptions;
  readonly levels: PersonLevels;
  readonly currency: string;
  readonly convert: (minor: number, currency: string) => number | undefined;
  readonly funds: readonly UsableFund[];
  readonly objective: Instance['objective'];
  readonly usable: (stack: number) => boolean;
  /** The filters, applied to all credentials. */
  readonly allow: () => Allowed;
}

/** What the sieve left: relevant to the question; the bound in whole units of the objective where it was not through. */
export interface Sifted {
  readonly relevant: Relevant;
  readonly bound?: number;
  /** The myopic choice, where it leads anywhere. */
  readonly greedy?: Relevant;
}

/**
 * Whether a question goes through the sieve. Where a limit, a share of the role, a calendar or distrust decides too, a credential that
 * costs more than having each of its skills elsewhere may still be needed; those go the full way.
 */
export function isSieved(snapshot: Snapshot, options: PathwayOptions, { sieve }: Sieving): boolean {
  const from = sieve?.from ?? LARGE_CATALOGUE;
  const { coverage, budget, maxHours, by, validOn, parallel, creditsToward, minimise } = options;
  const limits = [budget, maxHours, by, validOn, creditsToward];
  return (
    snapshot.credentials.facts.length > from &&
    limits.every((one) => one === undefined) &&
    (coverage ?? 1) >= 1 &&
    (parallel ?? 1) === 1 &&
    minimise !== 'finish' &&
    minimise !== 'trust' &&
    profilesOf(snapshot).count > from
  );
}

/** A catalogue too large to make one instance of: what a learner can reach in it, and the few credentials that a best plan may use. */
export class LargeCatalogue {
  private readonly profile: Profile;
  private readonly held: Held;
  readonly standing: Standing;
  private unfiltered: Reach | undefined;

  constructor(
    private readonly question: LargeQuestion,
    private readonly sieving: Sieving,
  ) {
    const { snapshot, levels } = question;
    this.profile = profilesOf(snapshot).profile(this.key(), () => this.made());
    this.held = {
      levels: [...levels.skills].flatMap(([skill, { level }]): [number, number][] =>
        level > 0 ? [[skill, level]] : [],
      ),
      credentials: [...levels.holdings.valid.keys()],
      renewals: this.renewals(),
    };
    this.standing = new Standing(this.profile.index, this.held);
  }

  get allowed(): Allowed {
    return this.profile.allowed;
  }

  /** How many credentials could be chosen from. */
  get considered(): number {
    const { study, begins } = this.allowed;
    const over = this.held.renewals.filter(({ credential: c }) => study[c] === 1 && begins[c] === 0);
    return this.profile.studied + over.length;
  }

  /** What could be reached without any filter. */
  get free(): Reach {
    const filtered = this.allowed.left.some(({ count }) => count > 0) || this.profile.studied < this.published();
    this.unfiltered ??= filtered ? new Standing(profilesOf(this.question.snapshot).free(), this.held) : this.standing;
    return this.unfiltered;
  }

  /**
   * Finds what a best plan may use.
   * @returns undefined where the question has to go the full way: no plan was found, or courses on fixed days are among what is left
   */
  sift(goals: Goals): Sifted | undefined {
    const { snapshot } = this.question;
    if (this.heldButGivenLess() || this.completeWithoutAward()) return undefined;
    const found = this.survivors(goals);
    if (found.status === 'unreachable' || !found.plan) return undefined;
    const chosen = this.forFront(goals, found.status === 'closed' ? found : withItsPlan(this.standing, found));
    const isFixed = (credential: number): boolean => (snapshot.credentials.facts[credential]!.starts?.length ?? 0) > 0;
    if (chosen.study.some(isFixed)) return undefined;
    const myopic = myopicSteps(this.standing, goals, snapshot.certifiedBy);
    return {
      relevant: relevantOf(this.standing, chosen, goals),
      ...(found.status === 'capped' && { bound: valueBound(this.profile.index, found) }),
      ...(myopic && { greedy: relevantOf(this.standing, chosenSteps(this.standing, myopic), goals) }),
    };
  }

  /** Where alternatives are asked for, also what plans may use that are so much dearer, if that can be told within the effort. */
  private survivors(goals: Goals): Survivors {
    const effort = {
      looks: this.sieving.sieve?.looks ?? LAZY_LOOKS,
      solver: this.sieving.solver,
      look: this.sieving.look,
    };
    if ((this.question.options.alternatives ?? 0) >= 1) {
      const found = survivorsOf(this.standing, goals, { ...effort, wider: DEARER });
      if (found.status !== 'capped') return found;
    }
    return survivorsOf(this.standing, goals, effort);
  }

  /** With what the cheapest plan and the fastest may use, where the points between them are asked for. */
  private forFront(goals: Goals, chosen: Chosen): Chosen {
    const { options, currency } = this.question;
    if ((options.front ?? 0) < 1) return chosen;
    return (['cost', 'hours'] as const).reduce((all, minimise) => {
      if (minimise === (options.minimise ?? 'cost')) return all;
      const asBest = { ...options, alternatives: 0, front: 0, minimise };
      const asked = { ...this.question, objective: objectiveOf(minimise, currency), options: asBest };
      const other = new LargeCatalogue(asked, this.sieving);
      const found = other.survivors(goals);
      if (!found.plan) return all;
      return both(all, found.status === 'closed' ? found : withItsPlan(other.standing, found));
    }, chosen);
  }

  private published(): number {
    return profilesOf(this.question.snapshot).count;
  }

  private key(): string {
    const { snapshot, options, currency, funds, objective } = this.question;
    const { minTrust, mode, language, region, exclude } = options;
    const days = profilesOf(snapshot).isDated ? [options.on, firstDay(options)] : [];
    const open = funds.map(({ fact }) => fact.id);
    const out = [...new Set(exclude ?? [])].sort();
    return JSON.stringify([minTrust, mode, language, region, out, currency, open, objective, days]);
  }

  private made(): Profile {
    const { snapshot, convert, funds, objective, usable } = this.question;
    const { columns, links } = profilesOf(snapshot).columns();
    const allowed = this.question.allow();
    const study = allowed.study.map((one, c) => one & allowed.begins[c]!);
    const offers = offersOf(snapshot, {
      study,
      renew: allowed.study,
      award: allowed.award,
      usable,
      convert,
      grants: (ids, price) => grantsFor(funds, ids, price),
      isCapped: (fund) => funds[fund]!.cap !== null,
      objective,
    });
    const studied = study.reduce((sum, one) => sum + one, 0);
    return { allowed, studied, index: lazyIndex(columns, offers, links) };
  }

  private renewals(): Held['renewals'] {
    const { snapshot, levels, convert, funds } = this.question;
    return [...levels.holdings.ended].flatMap(([credential, { by }]) => {
      const { id, issuer, renewalCost, currency } = snapshot.credentials.facts[credential]!;
      if (by !== 'earned' || renewalCost === undefined || this.allowed.study[credential] === 0) return [];
      const grants = grantsFor(funds, [id, issuer], convert(renewalCost, currency)!);
      return [{ credential, grant: Math.max(0, ...grants.map(([, saving]) => saving)) }];
    });
  }

  /** Whether levels of a held credential have faded: what can be had from nothing says too much then. */
  private heldButGivenLess(): boolean {
    const { start, item } = this.profile.index.columns.gives;
    return [...this.standing.holds].some((credential) => {
      for (let k = start[credential]!; k < start[credential + 1]!; k++) {
        if (!this.standing.holdsNow(item[k]!)) return true;
      }
      return false;
    });
  }

  /** Whether a stack is complete whose award has ended: it can be had from nothing, but not by this learner. */
  private completeWithoutAward(): boolean {
    const { columns, links } = this.profile.index;
    return [...this.standing.holds].some((credential) => {
      for (let k = links.memberOf.start[credential]!; k < links.memberOf.start[credential + 1]!; k++) {
        const stack = links.memberOf.item[k]!;
        const award = columns.awards[stack]!;
        if (award >= 0 && !this.standing.holds.has(award) && this.isComplete(stack)) return true;
      }
      return false;
    });
  }

  private isComplete(stack: number): boolean {
    return isComplete(ruleOf(this.profile.index.columns, stack), (credential) => this.standing.holds.has(credential));
  }
}
