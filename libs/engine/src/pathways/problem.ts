import { parseMoney, type Credential, type Day, type Problem } from '#lib/model';
import type { Uncovered } from '../answers.js';
import { levelsOn, type PersonLevels } from '../gaps/levels.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { isComplete } from '../snapshot/stack-rule.js';
import { allowedBy, type Allowed } from './allowed.js';
import { awardLasts, courseOf, firstDay, lastDay, minutesLimit } from './calendar/courses.js';
import type { Course, Timetable } from './calendar/timetable.js';
import { early } from './calendar/early.js';
import { exchangeTo, type Exchange } from '../prices/exchange.js';
import { isPublished } from '../snapshot/published.js';
import { coverageGoal } from './coverage.js';
import { answerCurrency } from './currency.js';
import { distrustOf } from './distrust.js';
import { goalsOf, type Goals } from './goals.js';
import { grantsFor, usableFunds, type UsableFund } from './funding.js';
import type { Instance } from './instance.js';
import { InstanceWriter } from './instance-writer.js';
import { DEFAULT_HOURS_PER_WEEK, type PathwayOptions } from './options.js';
import { checkOptions } from './check-options.js';
import { programmeGoal, type ProgrammeGoal } from './programme.js';
import { reachFrom, type Reach } from './reach.js';
import { relevantTo, type Relevant } from './relevance.js';
import { tooLarge } from './too-large.js';
import { LEFT_OUT_OR_OVER } from './uncovered.js';

/** A question turned into an instance, with what is needed to turn the outcome back into an answer. */
export interface PathwayProblem {
  readonly instance: Instance;
  /** Position in the snapshot of each of the instance's credentials, skills, stacks and funds. */
  readonly credentials: readonly number[];
  readonly skills: readonly number[];
  readonly stacks: readonly number[];
  readonly funds: readonly UsableFund[];
  readonly levels: PersonLevels;
  readonly uncovered: readonly Uncovered[];
  readonly left: Allowed['left'];
  /** How many credentials could be chosen from. */
  readonly considered: number;
  readonly currency: string;
  readonly start: Day;
  readonly hoursPerWeek: number;
  /** When each of the instance's offers may be studied. */
  readonly timetable: Timetable;
  /** What the `minutes` of the instance are: of study, or (where trust is minimised for) what distrust weighs in minor units. */
  readonly minutesStandFor: 'study' | 'distrust';
  /** Minutes of study at most where the instance's minutes stand for distrust; else null, as the instance has the limit. */
  readonly minutesLimit: number | null;
  /** The problem with the offers that cannot end by the last day; absent where there are none. */
  readonly late?: { readonly instance: Instance; readonly timetable: Timetable };
}

/**
 * Builds the instance of a question: who may take what at what price, what counts already, what is to be reached.
 * What nothing allowed can reach is found here, before any solving, and told with its reason.
 * @param role position in the snapshot
 */
export function pathwayProblem(
  snapshot: Snapshot,
  person: Person,
  role: number,
  options: PathwayOptions,
): PathwayProblem | { readonly problems: readonly Problem[] } {
  const currency = answerCurrency(snapshot, options);
  const convert = exchangeTo(snapshot, currency, options.on);
  const problems = checkOptions(snapshot, options, currency, convert);
  return problems.length > 0
    ? { problems }
    : new ProblemBuilder(snapshot, person, role, options, currency, convert).build();
}

class ProblemBuilder {
  private readonly levels: PersonLevels;
  private readonly allowed: Allowed;
  private readonly funds: readonly UsableFund[];
  private reach: Reach;
  /** What could be reached without any filter. */
  private readonly free: Reach;
  /** Credentials that cannot be begun on any of their days any more, since what they need takes too long. */
  private readonly late = new Set<number>();
  private readonly excluded: ReadonlySet<string>;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly person: Person,
    private readonly role: number,
    private readonly options: PathwayOptions,
    private readonly currency: string,
    private readonly convert: Exchange,
  ) {
    this.excluded = new Set(options.exclude ?? []);
    this.levels = levelsOn(snapshot, person, options.on, options.ageing, options.validOn);
    this.allowed = allowedBy(snapshot, options, convert);
    this.funds = usableFunds(snapshot, person.learner, convert);
    this.reach = this.reachable();
    const published = Uint8Array.from(snapshot.credentials.facts, (one) => (isPublished(one) ? 1 : 0));
    this.free = reachFrom(snapshot, this.levels, {
      study: published,
      award: published,
      renewable: (credential) => this.renewable(credential),
      stack: (stack) => !this.completeNow(stack),
    });
  }

  build(): PathwayProblem | { readonly problems: readonly Problem[] } {
    for (;;) {
      const { goals, uncovered } = goalsOf(this.snapshot, {
        role: this.role,
        require: this.options.require ?? [],
        levels: this.levels,
        reach: this.reach,
        free: this.free,
        usable: (stack) => this.usable(stack),
        why:
          this.allowed.left.some(({ filter }) => filter === 'starts') || this.late.size > 0
            ? LEFT_OUT_OR_OVER
            : undefined,
      });
      const toward = this.programme();
      const made = this.instance(this.relevant(goals, toward?.goal), goals, toward?.goal);
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
          considered: this.allowed.study.filter(
            (one, i) => one === 1 && (this.allowed.begins[i] === 1 || this.renewable(i)),
          ).length,
          currency: this.currency,
        };
      }
      for (const { credential } of never) this.late.add(made.credentials[credential]!);
      this.reach = this.reachable();
    }
  }

  private reachable(): Reach {
    return reachFrom(this.snapshot, this.levels, {
      ...this.allowed,
      begins: (credential) => this.begins(credential),
      renewable: (credential) => this.renewable(credential),
      stack: (stack) => this.awarding(stack),
    });
  }

  private relevant(goals: Goals, toward: ProgrammeGoal | undefined): Relevant {
    return relevantTo(this.snapshot, {
      reach: this.reach,
      held: (skill) => this.held(skill),
      holds: (credential) => this.levels.holdings.valid.has(credential),
      usable: (stack) => this.usable(stack),
      awarding: (stack) => this.awarding(stack),
      price: (credential) => this.price(credential),
      bundlePrice: (stack) => this.leastBundlePrice(stack),
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
      usable: (stack) => this.usable(stack),
      free: (credential) => this.free.counts[credential] === 1,
    });
  }

  private begins(credential: number): boolean {
    return this.allowed.begins[credential] === 1 && !this.late.has(credential);
  }

  private held(skill: number): number {
    return this.levels.skills.get(skill)?.level ?? 0;
  }

  private usable(stack: number): boolean {
    const { fact } = this.snapshot.stackOf[stack]!;
    return !this.excluded.has(fact.id) && !this.excluded.has(fact.issuer);
  }

  /** A stack that is complete already has nothing left to award; its bundle may still buy other members. */
  private awarding(stack: number): boolean {
    if (!this.usable(stack) || this.completeNow(stack)) return false;
    const { awards } = this.snapshot.stackOf[stack]!;
    return awards === null || awardLasts(this.snapshot.credentials.facts[awards]!, this.options);
  }

  private completeNow(stack: number): boolean {
    return isComplete(this.snapshot.stackOf[stack]!, (credential) => this.levels.holdings.valid.has(credential));
  }

  private renewable(credential: number): boolean {
    const fact = this.snapshot.credentials.facts[credential]!;
    return fact.renewalCost !== undefined && this.levels.holdings.ended.get(credential)?.by === 'earned';
  }

  private price(credential: number): number | undefined {
    const fact = this.snapshot.credentials.facts[credential]!;
    return this.convert(fact.cost, fact.currency);
  }

  private bundle(stack: number): { price: number; grants: ReturnType<typeof grantsFor> } | null {
    const { fact } = this.snapshot.stackOf[stack]!;
    const price = fact.bundlePrice === undefined ? undefined : this.convert(fact.bundlePrice, fact.currency!);
    return price === undefined ? null : { price, grants: grantsFor(this.funds, [fact.id, fact.issuer], price) };
  }

  private leastBundlePrice(stack: number): number | undefined {
    const bundle = this.bundle(stack);
    return bundle ? bundle.price - Math.max(0, ...bundle.grants.map(([, saving]) => saving)) : undefined;
  }

  private instance(relevant: Relevant, goals: Goals, toward: ProgrammeGoal | undefined): Made {
    const writer = new InstanceWriter(this.snapshot, this.currency, this.funds);
    for (const credential of relevant.credentials) writer.credential(credential);
    for (const [skill] of relevant.skills) writer.skill(skill);
    for (const [skill] of goals.levels) writer.skill(skill);
    writer.fixOrder();
    const timetable = this.timetable();
    const minimise = this.options.minimise ?? 'cost';
    const courses: Course[] = [];
    const offer = (credential: number, fact: Credential, renewal: boolean, price: number, hours: number): void => {
      const minutes = Math.round(hours * 60);
      courses.push(courseOf(fact, minutes, renewal, this.options));
      const weighed = minimise === 'trust' ? distrustOf(this.snapshot, fact, this.currency) : minutes;
      writer.offer(credential, renewal, price, weighed, grantsFor(this.funds, [fact.id, fact.issuer], price));
    };
    for (const credential of relevant.credentials) {
      if (this.levels.holdings.valid.has(credential)) continue;
      const fact = this.snapshot.credentials.facts[credential]!;
      if (this.allowed.study[credential] === 0) continue;
      if (this.begins(credential)) offer(credential, fact, false, this.price(credential)!, fact.hours);
      if (!this.renewable(credential)) continue;
      offer(credential, fact, true, this.convert(fact.renewalCost!, fact.currency)!, fact.renewalHours ?? fact.hours);
    }
    const wanted = new Set(relevant.credentials);
    for (const stack of relevant.stacks) {
      const { awards } = this.snapshot.stackOf[stack]!;
      const granted = awards !== null && this.awarding(stack) && this.allowed.award[awards] === 1 && wanted.has(awards);
      const award = granted ? awards : null;
      writer.stack(stack, award, this.bundle(stack));
    }
    if (toward) writer.programme(toward);
    const minutes = minutesLimit(timetable, courses, this.options.maxHours);
    const share = this.options.coverage ?? 1;
    const within = (skill: number): number => Math.max(this.reach.level[skill]!, this.held(skill));
    const written = writer.finish({
      held: (skill) => this.held(skill),
      holds: (credential) => this.levels.holdings.valid.has(credential),
      goals: { ...goals, coverage: share < 1 ? coverageGoal(this.snapshot, this.role, share, within) : null },
      limits: { price: this.budget(), minutes: minimise === 'trust' ? null : minutes },
      minimise,
    });
    const minutesStandFor = minimise === 'trust' ? 'distrust' : 'study';
    return {
      ...written,
      start: timetable.start,
      hoursPerWeek: timetable.hoursPerWeek,
      timetable: { ...timetable, courses },
      minutesStandFor,
      minutesLimit: minimise === 'trust' ? minutes : null,
    };
  }

  private timetable(): Omit<Timetable, 'courses'> {
    const hoursPerWeek = this.options.hoursPerWeek ?? this.person.learner?.hoursPerWeek ?? DEFAULT_HOURS_PER_WEEK;
    return {
      start: firstDay(this.options),
      hoursPerWeek,
      parallel: this.options.parallel ?? 1,
      ...lastDay(this.options),
    };
  }

  private budget(): number | null {
    const { budget, budgetCurrency } = this.options;
    if (budget === undefined) return null;
    const own = budgetCurrency ?? this.currency;
    const parsed = parseMoney(budget, own);
    return 'minor' in parsed ? this.convert(parsed.minor, own)! : null;
  }
}

type Made = Omit<PathwayProblem, 'levels' | 'uncovered' | 'left' | 'considered' | 'currency' | 'funds' | 'late'>;
