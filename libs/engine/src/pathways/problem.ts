import type { Problem } from '#lib/model';
import { levelsOn, type PersonLevels } from '../gaps/levels.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { allowedBy, type Allowed } from './allowed.js';
import { early } from './calendar/early.js';
import { exchangeTo, type Exchange } from '../prices/exchange.js';
import { answerCurrency } from './currency.js';
import { goalsOf, type Goals } from './goals.js';
import { usableFunds, type UsableFund } from './funding.js';
import { objectiveOf } from './instance-writer.js';
import type { Look } from './look.js';
import { LargeCatalogue, isSieved, type Sieving, type Sifted } from './lazy/large-catalogue.js';
import { profilesOf } from './lazy/profiles.js';
import { madeInstance } from './made-instance.js';
import type { PathwayOptions } from './options.js';
import type { Made, PathwayProblem, Sieved } from './pathway-problem.js';
import { checkOptions } from './check-options.js';
import { programmeGoal, type ProgrammeGoal } from './programme.js';
import { reachFrom, type Reach } from './reach.js';
import { relevantTo, type Relevant } from './relevance.js';
import { Terms } from './terms.js';
import { tooLarge } from './too-large.js';
import { LEFT_OUT_OR_BRIEF, LEFT_OUT_OR_OVER } from './uncovered.js';

/**
 * Builds the instance of a question: who may take what at what price, what counts already, what is to be reached.
 * What nothing allowed can reach is found here, before any solving, and told with its reason.
 * @param role position in the snapshot
 * @param sieving lets the instance of a large catalogue hold only what a best plan may use; without it all that is relevant
 * @param look called now and then
 */
export function pathwayProblem(
  snapshot: Snapshot,
  person: Person,
  role: number,
  options: PathwayOptions,
  sieving?: Sieving,
  look?: Look,
): PathwayProblem | { readonly problems: readonly Problem[] } {
  const currency = answerCurrency(snapshot, options);
  const convert = exchangeTo(snapshot, currency, options.on);
  const problems = checkOptions(snapshot, options, currency, convert);
  if (problems.length > 0) return { problems };
  const made = (sieve?: Sieving): ReturnType<ProblemBuilder['build']> =>
    new ProblemBuilder(snapshot, person, role, options, currency, convert, look, sieve).build();
  return (sieving && isSieved(snapshot, options, sieving) ? made(sieving) : undefined) ?? made()!;
}

class ProblemBuilder {
  private readonly levels: PersonLevels;
  private readonly terms: Terms;
  private readonly allowed: Allowed;
  private readonly funds: readonly UsableFund[];
  private readonly large: LargeCatalogue | undefined;
  private reach: Reach;
  private unfiltered: Reach | undefined;
  /** Credentials that cannot be begun on any of their days any more, since what they need takes too long. */
  private readonly late = new Set<number>();
  /** Whether some award can only be made too early for it to last to the target date. */
  private brief = false;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly person: Person,
    private readonly role: number,
    private readonly options: PathwayOptions,
    private readonly currency: string,
    private readonly convert: Exchange,
    private readonly look: Look | undefined,
    sieving: Sieving | undefined,
  ) {
    this.levels = levelsOn(snapshot, person, options.on, options.ageing, options.validOn);
    this.funds = usableFunds(snapshot, person.learner, convert);
    this.terms = new Terms(snapshot, person, options, convert, this.levels, this.funds);
    this.large = sieving && this.largeCatalogue(sieving);
    this.allowed = this.large?.allowed ?? allowedBy(snapshot, options, convert);
    this.reach = this.large?.standing ?? this.reachable();
  }

  private largeCatalogue(sieving: Sieving): LargeCatalogue {
    const { snapshot, options, levels, currency, convert, funds } = this;
    const objective = objectiveOf(options.minimise ?? 'cost', currency);
    const usable = (stack: number): boolean => this.terms.usable(stack);
    const allow = (): Allowed => allowedBy(snapshot, options, convert);
    return new LargeCatalogue(
      { snapshot, options, levels, currency, convert, funds, objective, usable, allow },
      sieving,
    );
  }

  /** What could be reached without any filter. */
  private free(): Reach {
    const { published } = profilesOf(this.snapshot);
    this.unfiltered ??= this.large?.free;
    return (this.unfiltered ??= reachFrom(this.snapshot, this.levels, {
      study: published,
      award: published,
      needs: (credential) => this.terms.needs(credential),
      renewable: (credential) => this.terms.renewable(credential),
      stack: (stack) => !this.terms.completeNow(stack),
    }));
  }

  /** @returns undefined where the sieve cannot tell: the question has to go the full way */
  build(): PathwayProblem | { readonly problems: readonly Problem[] } | undefined {
    const free = (): Reach => this.free();
    for (;;) {
      const { goals, uncovered } = goalsOf(this.snapshot, {
        role: this.role,
        require: this.options.require ?? [],
        levels: this.levels,
        reach: this.reach,
        get free() {
          return free();
        },
        usable: (stack) => this.terms.usable(stack),
        why: this.brief
          ? LEFT_OUT_OR_BRIEF
          : this.allowed.left.some(({ filter }) => filter === 'starts') || this.late.size > 0
            ? LEFT_OUT_OR_OVER
            : undefined,
      });
      const toward = this.programme();
      const sifted = this.large?.sift(goals);
      if (this.large && !sifted) return undefined;
      const made = this.instance(sifted?.relevant ?? this.relevant(goals, toward?.goal), goals, toward?.goal);
      const problems = tooLarge(made.instance, made.timetable);
      if (problems.length > 0) return { problems };
      const { never, inTime } = early(made);
      if (never.length === 0) {
        return {
          ...made,
          ...inTime,
          ...(inTime.instance !== made.instance && { late: { instance: made.instance, timetable: made.timetable } }),
          funds: this.funds,
          levels: this.levels,
          uncovered: [...uncovered, ...(toward?.uncovered ?? [])],
          left: this.allowed.left,
          considered: this.considered(),
          currency: this.currency,
          ...(sifted && { sieved: this.sieved(sifted, goals) }),
        };
      }
      for (const { credential } of never) this.late.add(made.credentials[credential]!);
      this.reach = this.reachable();
    }
  }

  private considered(): number {
    const { study, begins } = this.allowed;
    return (
      this.large?.considered ??
      study.filter((one, i) => one === 1 && (begins[i] === 1 || this.terms.renewable(i))).length
    );
  }

  private sieved({ relevant, greedy, bound }: Sifted, goals: Goals): Sieved {
    const left = new Set([...relevant.offered!.study, ...relevant.offered!.renew]).size;
    const myopic = greedy && this.instance(greedy, goals, undefined).instance;
    const narrow = (this.options.alternatives ?? 0) >= 1 || (this.options.front ?? 0) >= 1;
    return { left, narrow, ...(bound !== undefined && { bound }), ...(myopic && { greedy: myopic }) };
  }

  private reachable(): Reach {
    return reachFrom(this.snapshot, this.levels, {
      ...this.allowed,
      begins: (credential) => this.begins(credential),
      needs: (credential) => this.terms.needs(credential),
      renewable: (credential) => this.terms.renewable(credential),
      stack: (stack) => this.awarding(stack),
      look: this.look,
    });
  }

  private relevant(goals: Goals, toward: ProgrammeGoal | undefined): Relevant {
    return relevantTo(this.snapshot, {
      look: this.look,
      reach: this.reach,
      held: (skill) => this.terms.held(skill),
      holds: (credential) => this.terms.holds(credential),
      needs: (credential) => this.terms.needs(credential),
      usable: (stack) => this.terms.usable(stack),
      awarding: (stack) => this.awarding(stack),
      price: (credential) => this.terms.price(credential),
      bundlePrice: (stack) => this.terms.leastBundlePrice(stack),
      goals: {
        levels: goals.levels,
        credentials: [...goals.anyOf.flat(), ...(toward?.credentials.map(({ position }) => position) ?? [])],
        stacks: [...goals.stacks, ...(toward?.stacks.map(({ position }) => position) ?? [])],
      },
    });
  }

  private programme(): ReturnType<typeof programmeGoal> | undefined {
    const { creditsToward: programme, credits } = this.options;
    if (programme === undefined || credits === undefined) return undefined;
    return programmeGoal(this.snapshot, {
      programme,
      credits,
      counts: (credential) => this.reach.counts[credential] === 1,
      usable: (stack) => this.terms.usable(stack),
      free: (credential) => this.free().counts[credential] === 1,
    });
  }

  private begins(credential: number): boolean {
    return this.allowed.begins[credential] === 1 && !this.late.has(credential);
  }

  /** A stack that is complete already has nothing left to award; its bundle may still buy other members. */
  private awarding(stack: number): boolean {
    if (!this.terms.usable(stack) || this.terms.completeNow(stack)) return false;
    const { awards } = this.snapshot.stackOf[stack]!;
    const had = {
      holds: (credential: number) => this.terms.holds(credential),
      renewable: (credential: number) => this.terms.renewable(credential),
      studied: (credential: number) => this.allowed.study[credential] === 1 && this.begins(credential),
    };
    if (awards === null || this.terms.targetDate.canLast(stack, had)) return true;
    this.brief = true;
    return false;
  }

  private instance(relevant: Relevant, goals: Goals, toward: ProgrammeGoal | undefined): Made {
    const { snapshot, person, role, options, currency, convert, funds, terms, allowed, look } = this;
    const making = { snapshot, person, role, options, currency, convert, funds, terms, allowed, look };
    const open = {
      begins: (credential: number) => this.begins(credential),
      awarding: (stack: number) => this.awarding(stack),
      reachable: (skill: number) => this.reach.level[skill]!,
    };
    return madeInstance({ ...making, ...open }, relevant, goals, toward);
  }
}
