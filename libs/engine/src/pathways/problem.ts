import { dayNumber, parseMoney, type Credential, type Day, type Problem } from '#lib/model';
import type { Uncovered } from '../answers.js';
import { levelWeight, wholeWeight } from '../gaps/formula.js';
import { levelsOn, type PersonLevels } from '../gaps/levels.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { isComplete } from '../snapshot/stack-rule.js';
import { allowedBy, type Allowed } from './allowed.js';
import { exchangeTo, type Exchange } from '../prices/exchange.js';
import { isPublished } from '../snapshot/published.js';
import { answerCurrency } from './currency.js';
import { grantsFor, usableFunds, type UsableFund } from './funding.js';
import type { Instance } from './instance.js';
import { InstanceWriter } from './instance-writer.js';
import { DEFAULT_HOURS_PER_WEEK, type PathwayOptions } from './options.js';
import { checkOptions } from './check-options.js';
import { reachFrom, type Reach } from './reach.js';
import { relevantTo, type Relevant } from './relevance.js';
import { uncoveredSkill, uncoveredThing } from './uncovered.js';

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
  private readonly reach: Reach;
  /** What could be reached without any filter. */
  private readonly free: Reach;
  private readonly uncovered: Uncovered[] = [];
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
    this.levels = levelsOn(snapshot, person, options.on, options.ageing);
    this.allowed = allowedBy(snapshot, options, convert);
    this.funds = usableFunds(snapshot, person.learner, convert);
    this.reach = reachFrom(snapshot, this.levels, {
      ...this.allowed,
      renewable: (credential) => this.renewable(credential),
      stack: (stack) => this.awarding(stack),
    });
    const published = Uint8Array.from(snapshot.credentials.facts, (one) => (isPublished(one) ? 1 : 0));
    this.free = reachFrom(snapshot, this.levels, {
      study: published,
      award: published,
      renewable: (credential) => this.renewable(credential),
      stack: (stack) => !this.completeNow(stack),
    });
  }

  build(): PathwayProblem {
    const goals = this.goals();
    const relevant = relevantTo(this.snapshot, {
      reach: this.reach,
      held: (skill) => this.held(skill),
      holds: (credential) => this.levels.holdings.valid.has(credential),
      usable: (stack) => this.usable(stack),
      awarding: (stack) => this.awarding(stack),
      price: (credential) => this.price(credential),
      bundlePrice: (stack) => this.leastBundlePrice(stack),
      goals: { ...goals, credentials: goals.anyOf.flat() },
    });
    const start = this.options.start ?? this.options.on;
    const hoursPerWeek = this.options.hoursPerWeek ?? this.person.learner?.hoursPerWeek ?? DEFAULT_HOURS_PER_WEEK;
    return {
      ...this.instance(relevant, goals, start, hoursPerWeek),
      funds: this.funds,
      levels: this.levels,
      uncovered: this.uncovered,
      left: this.allowed.left,
      considered: this.allowed.study.reduce((sum, one) => sum + one, 0),
      currency: this.currency,
      start,
      hoursPerWeek,
    };
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
    return this.usable(stack) && !this.completeNow(stack);
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

  private goals(): { levels: [number, number][]; anyOf: number[][]; stacks: number[] } {
    const levels: [number, number][] = [];
    const { starts, skill, level } = this.snapshot.requires;
    for (let k = starts[this.role]!; k < starts[this.role + 1]!; k++) {
      const [s, need, have] = [skill[k]!, level[k]!, this.held(skill[k]!)];
      const reachable = Math.min(need, this.reach.level[s]!);
      if (reachable < need) {
        this.uncovered.push(uncoveredSkill(this.snapshot, s, need, Math.max(have, reachable), this.free.level[s]!));
      }
      if (reachable > have) levels.push([s, reachable]);
    }
    const anyOf: number[][] = [];
    for (const group of this.snapshot.roleCredentials[this.role]!) this.wantOneOf(group, anyOf);
    const stacks: number[] = [];
    for (const id of this.options.require ?? []) this.wantRequired(id, anyOf, stacks);
    return { levels, anyOf, stacks };
  }

  private wantOneOf(group: readonly number[], into: number[][]): void {
    if (group.some((credential) => this.levels.holdings.valid.has(credential))) return;
    const reachable = group.filter((credential) => this.reach.counts[credential] === 1);
    if (reachable.length > 0) into.push(reachable);
    else {
      const free = group.some((credential) => this.free.counts[credential] === 1);
      const facts = group.map((credential) => this.snapshot.credentials.facts[credential]!);
      this.uncovered.push(uncoveredThing(facts, free));
    }
  }

  private wantRequired(id: string, anyOf: number[][], stacks: number[]): void {
    const credential = this.snapshot.credentials.index.get(id);
    if (credential !== undefined) return this.wantOneOf([credential], anyOf);
    const stack = this.snapshot.stacks.index.get(id)!;
    const complete = (reach: Reach): boolean =>
      isComplete(this.snapshot.stackOf[stack]!, (one) => reach.counts[one] === 1);
    if (this.completeNow(stack)) return;
    if (this.usable(stack) && complete(this.reach)) stacks.push(stack);
    else this.uncovered.push(uncoveredThing([this.snapshot.stackOf[stack]!.fact], complete(this.free)));
  }

  private instance(
    relevant: Relevant,
    goals: { levels: [number, number][]; anyOf: number[][]; stacks: number[] },
    start: Day,
    hoursPerWeek: number,
  ): Pick<PathwayProblem, 'instance' | 'credentials' | 'skills' | 'stacks'> {
    const writer = new InstanceWriter(this.snapshot, this.currency, this.funds);
    for (const credential of relevant.credentials) writer.credential(credential);
    for (const [skill] of relevant.skills) writer.skill(skill);
    for (const [skill] of goals.levels) writer.skill(skill);
    writer.fixOrder();
    const minutes = this.minutes(start, hoursPerWeek);
    for (const credential of minutes === 'none' ? [] : relevant.credentials) {
      if (this.levels.holdings.valid.has(credential)) continue;
      const fact = this.snapshot.credentials.facts[credential]!;
      if (this.allowed.study[credential] === 0) continue;
      writer.offer(credential, false, this.price(credential)!, fact.hours, this.grants(fact, this.price(credential)!));
      if (!this.renewable(credential)) continue;
      const price = this.convert(fact.renewalCost!, fact.currency)!;
      writer.offer(credential, true, price, fact.renewalHours ?? fact.hours, this.grants(fact, price));
    }
    const wanted = new Set(relevant.credentials);
    for (const stack of relevant.stacks) {
      const { awards } = this.snapshot.stackOf[stack]!;
      const granted = awards !== null && this.awarding(stack) && this.allowed.award[awards] === 1 && wanted.has(awards);
      const award = granted ? awards : null;
      writer.stack(stack, award, this.bundle(stack));
    }
    const coverage = this.coverage();
    return writer.finish({
      held: (skill) => this.held(skill),
      holds: (credential) => this.levels.holdings.valid.has(credential),
      goals: { ...goals, coverage },
      limits: { price: this.budget(), minutes: minutes === 'none' ? 0 : minutes },
      minimise: this.options.minimise ?? 'cost',
    });
  }

  private grants(fact: Credential, price: number): ReturnType<typeof grantsFor> {
    return grantsFor(this.funds, [fact.id, fact.issuer], price);
  }

  /** Every level of every required skill with its weight, and how much of it is wanted; null when all that can be covered is. */
  private coverage(): { atLeast: number; weights: [number, number, number][] } | null {
    const share = this.options.coverage ?? 1;
    if (share >= 1) return null;
    const { starts, skill, level, importance } = this.snapshot.requires;
    const weights: [number, number, number][] = [];
    const importances: number[] = [];
    for (let k = starts[this.role]!; k < starts[this.role + 1]!; k++) {
      importances.push(importance[k]!);
      const top = Math.min(level[k]!, Math.max(this.reach.level[skill[k]!]!, this.held(skill[k]!)));
      for (let l = 1; l <= top; l++) weights.push([skill[k]!, l, levelWeight(importance[k]!, level[k]!)]);
    }
    return { atLeast: leastWeight(share, wholeWeight(importances)), weights };
  }

  private budget(): number | null {
    const { budget, budgetCurrency } = this.options;
    if (budget === undefined) return null;
    const own = budgetCurrency ?? this.currency;
    const parsed = parseMoney(budget, own);
    return 'minor' in parsed ? this.convert(parsed.minor, own)! : null;
  }

  /** Minutes of study that fit between the first and the last day, both included; `none` when the last lies before the first. */
  private minutes(start: Day, hoursPerWeek: number): number | 'none' | null {
    if (this.options.by === undefined) return null;
    const days = dayNumber(this.options.by)! - dayNumber(start)! + 1;
    if (days < 1) return 'none';
    return Math.floor((hoursPerWeek * 60 * days) / 7 + 1e-9);
  }
}

/** The least whole weight whose share of the whole, divided as readiness is, reaches the share asked for. */
function leastWeight(share: number, whole: number): number {
  let weight = Math.ceil(share * whole);
  while (weight > 0 && (weight - 1) / whole >= share) weight--;
  while (weight / whole < share) weight++;
  return weight;
}
