import { byLastDay, type OnCalendar } from './calendar/in-time.js';
import { earliestTimes } from './calendar/earliest.js';
import { lay } from './calendar/schedule.js';
import { lengthOf } from './calendar/timetable.js';
import { CheapestWays } from './greedy/cheapest-ways.js';
import type { Instance, Plan } from './instance.js';
import { singlePurchases } from './payments.js';
import { canStart, close, coverageOf, startState, type State } from './replay.js';
import { planOf } from './spares.js';

/** Steps placed for each badge that is tried. */
const EFFORT = 300;
/** Of so many offers, those of the plan found are left out in turn. */
const MOST_REPEATED = 60;

/**
 * A plan within the limits and in time that covers much, found without looking back: badge after badge, with the cheapest way to what it
 * needs, as long as all of them can be laid on the calendar. Three times: those first that can end first, that cost least for what they
 * bring, that take least for it. Then the same without one of those found, as long as that betters it.
 * @param asked its goal is coverage alone; how much of it is asked for does not matter
 * @param stop says when to give up what is not yet found
 * @returns the one that covers most, of these the one that costs least; undefined where nothing that covers anything fits
 */
export function fittingPlan(asked: OnCalendar, stop?: () => boolean): Plan | undefined {
  const problem: OnCalendar = { ...asked, instance: withoutDated(asked) };
  let isOver = false;
  const over = (): boolean => (isOver ||= stop?.() ?? false);
  const { instance, timetable } = problem;
  const { ends } = earliestTimes(instance, timetable);
  const prices = instance.offers.map(({ price }) => price);
  const lengths = instance.offers.map((_, offer) => lengthOf(timetable, offer));
  const brings = instance.offers.map((_, offer) => gainOf(instance, startState(instance), [offer]) + 1e-9);
  const rankings = [[...ends], prices.map((price, o) => price / brings[o]!), lengths.map((one, o) => one / brings[o]!)];
  const without = (banned: readonly number[]): Plan[] =>
    rankings.map((ranking, i) => new Filling(problem, i === 1 ? prices : lengths, banned, over).run(ranking));
  const better = (a: Plan, b: Plan): number => covers(problem, b) - covers(problem, a) || a.price - b.price;
  let best = without([]).sort(better)[0]!;
  if (instance.offers.length > MOST_REPEATED) return best.order.length > 0 ? best : undefined;
  for (let grown = true; grown && !over();) {
    const [next] = best.order.flatMap((out) => without([out])).sort(better);
    grown = next !== undefined && better(next, best) < 0;
    if (grown) best = next!;
  }
  return best.order.length > 0 ? best : undefined;
}

/** The weight of the skill-levels that a plan reaches, whenever its stacks are completed. */
export function covers(problem: OnCalendar, { order }: Plan): number {
  const instance = withoutDated(problem);
  const state = startState(instance);
  close(instance, state, order);
  return coverageOf(instance, state);
}

/** Without awards that only count when they are made late enough. */
function withoutDated({ instance, timetable: { awardsFrom } }: OnCalendar): Instance {
  if (!awardsFrom) return instance;
  const stacks = instance.stacks.map((stack, t) => ((awardsFrom[t] ?? 0) > 0 ? { ...stack, awards: null } : stack));
  return { ...instance, stacks };
}

class Filling {
  private readonly state: State;
  private readonly ways: CheapestWays;
  private list: readonly number[] = [];

  constructor(
    private readonly problem: OnCalendar,
    weights: readonly number[],
    private readonly banned: readonly number[],
    private readonly over: () => boolean,
  ) {
    this.state = startState(problem.instance);
    this.ways = new CheapestWays(problem.instance, Float64Array.from(weights), this.state);
  }

  run(ranking: readonly number[]): Plan {
    const { instance } = this.problem;
    const ranked = [...instance.offers.keys()].sort((a, b) => ranking[a]! - ranking[b]! || a - b);
    for (let grown = true; grown;) {
      grown = false;
      for (const offer of ranked) if (!this.over() && this.add(offer)) grown = true;
    }
    return planOf(instance, this.list, singlePurchases(instance, this.list));
  }

  /** Adds a badge and what it needs, where that covers more and fits. */
  private add(offer: number): boolean {
    const { instance, timetable } = this.problem;
    if (this.state.counts[instance.offers[offer]!.credential] === 1 || this.ways.costOf(offer) === Infinity)
      return false;
    const chain = canStart(instance, this.state, offer) ? [offer] : this.ways.to(offer);
    if (gainOf(instance, this.state, chain, this.list) <= 0) return false;
    const all = [...new Set([...this.list, ...chain])];
    if (all.some((one) => this.banned.includes(one))) return false;
    if (new Set(all.map((one) => instance.offers[one]!.credential)).size < all.length || !this.isWithin(all))
      return false;
    const { schedule } = lay(instance, timetable, byLastDay(timetable, all), { any: true, effort: EFFORT });
    if (!schedule) return false;
    this.list = schedule.list;
    close(instance, this.state, this.list);
    this.ways.hold(this.state);
    return true;
  }

  private isWithin(offers: readonly number[]): boolean {
    const { instance, timetable, minutesLimit } = this.problem;
    const { price, minutes } = planOf(instance, offers, singlePurchases(instance, offers));
    const studied = offers.reduce((sum, offer) => sum + timetable.courses[offer]!.minutes, 0);
    const { limits } = instance;
    return (
      price <= (limits.price ?? Infinity) &&
      minutes <= (limits.minutes ?? Infinity) &&
      studied <= (minutesLimit ?? Infinity)
    );
  }
}

/** By how much these cover more, beside those taken. */
function gainOf(instance: Instance, before: State, offers: readonly number[], taken: readonly number[] = []): number {
  const state = startState(instance);
  close(instance, state, [...taken, ...offers]);
  return coverageOf(instance, state) - coverageOf(instance, before);
}
