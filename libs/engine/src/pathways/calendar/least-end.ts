import type { Precedence } from './precedence.js';
import { beginsAt, daysOf, lastDayOf, lengthOf, tidy, type Timetable } from './timetable.js';

/** Steps that are laid beside one another, and what is known of each beforehand. */
export interface Beside {
  readonly timetable: Timetable;
  readonly offers: readonly number[];
  readonly precedence: Precedence;
  /** Per offer of the instance: the earliest time at which it may end. */
  readonly earliest: Float64Array;
}

/** Steps put in their place in all orders together, at most. */
const EFFORT = 4_000;

/** A step in its place: it begins no earlier, ends no earlier, and is under way until `busy` at least. */
interface Begun {
  readonly begin: number;
  readonly end: number;
  readonly busy: number;
}

/**
 * A day before which these steps cannot all end, several at a time, however the hours are shared. All orders in which they can begin are
 * tried: in each of them every step has a time before which it cannot begin, as it waits for what it needs, for its days, and until fewer
 * are under way than may be; and the hours of those that have not begun are still to be studied.
 * @param from a day that is known to be no later than that day
 * @param enough this day will do as well as any later one
 * @returns from `from` to `enough`: less than could be shown where the orders are too many
 */
export function leastEnd(steps: Beside, from: number, enough: number): number {
  return new Orders(steps).run(from, enough);
}

class Orders {
  private readonly lengths: Map<number, number>;
  private tried = 0;
  private day = 0;
  /** The least last day of the beginnings that were given up. */
  private next = Infinity;
  /** Per set of steps begun, as a text of their numbers: their times, in that order, and when the last of them began. */
  private known = new Map<string, (readonly number[])[]>();

  constructor(private readonly steps: Beside) {
    this.lengths = new Map(steps.offers.map((offer) => [offer, lengthOf(steps.timetable, offer)]));
  }

  /** Days are tried one after the other: each from which nothing comes leads to the next from which something may. */
  run(from: number, enough: number): number {
    for (this.day = from; this.day < enough; this.day = Math.min(this.next, enough)) {
      this.next = Infinity;
      this.known = new Map();
      const inTime = this.extend(new Map(), this.steps.offers, 0);
      if (inTime || this.tried >= EFFORT) break;
    }
    return Math.min(this.day, enough);
  }

  /** Whether the steps left can follow by the day tried, or that was not settled. */
  private extend(begun: ReadonlyMap<number, Begun>, left: readonly number[], time: number): boolean {
    if (left.length === 0) return true;
    const events = [...begun].map(([offer, { end }]) => ({ time: end, offer }));
    const ready = this.steps.precedence.ready(events, left);
    return left.some((offer, i) => {
      if (this.tried >= EFFORT) return true;
      this.tried++;
      const step = ready[i] === Infinity ? undefined : this.place(begun, offer, Math.max(ready[i]!, time));
      if (!step) return false;
      const all = new Map(begun).set(offer, step);
      const rest = left.filter((one) => one !== offer);
      const day = this.leastDay(all, offer, rest);
      if (day > this.day) this.next = Math.min(this.next, day);
      return day <= this.day && !this.isKnown(all, step.begin) && this.extend(all, rest, step.begin);
    });
  }

  private place(begun: ReadonlyMap<number, Begun>, offer: number, time: number): Begun | undefined {
    const { courses, parallel } = this.steps.timetable;
    const course = courses[offer]!;
    const length = this.lengths.get(offer)!;
    const busy = [...begun.values()].map((one) => one.busy).sort((a, b) => b - a);
    const free = length < 1e-9 ? time : Math.max(time, busy[parallel - 1] ?? 0);
    const begin = course.starts === null ? free : beginsAt(course, free, length);
    if (begin === Infinity) return undefined;
    return { begin, end: Math.max(begin + length, course.endsFrom), busy: begin + length };
  }

  /** No way to go on ends before this day: by what has begun, the hours and the lengths that are left, and what each step waits for. */
  private leastDay(begun: ReadonlyMap<number, Begun>, last: number, rest: readonly number[]): number {
    const { timetable, earliest } = this.steps;
    const { courses, parallel } = timetable;
    const { begin, end } = begun.get(last)!;
    const hours = [last, ...rest].reduce((sum, offer) => sum + daysOf(timetable, courses[offer]!.minutes), 0);
    const underWay = [...begun.values()].reduce((sum, { busy }) => sum + Math.max(0, busy - begin), 0);
    const lengths = rest.reduce((sum, offer) => sum + this.lengths.get(offer)!, underWay);
    const after = Math.max(begin + hours, begin + lengths / parallel);
    const ends = rest.map((offer) => Math.max(begin + this.lengths.get(offer)!, earliest[offer]!));
    const until = Math.max(0, Math.ceil(tidy(Math.max(after, ...ends))) - 1);
    return Math.max(until, lastDayOf(begin, end), courses[last]!.endsFrom);
  }

  /** Whether the same steps were begun before with none of them later. */
  private isKnown(begun: ReadonlyMap<number, Begun>, time: number): boolean {
    const offers = [...begun.keys()].sort((a, b) => a - b);
    const times = [time, ...offers.flatMap((offer) => [begun.get(offer)!.end, begun.get(offer)!.busy])];
    const key = offers.join();
    const before = this.known.get(key) ?? [];
    if (before.some((one) => one.every((value, i) => value <= times[i]!))) return true;
    this.known.set(key, [...before, times]);
    return false;
  }
}
