import type { Instance } from '../instance.js';
import { earliestTimes } from './earliest.js';
import { leastEnd } from './least-end.js';
import { placeBeside, placeNext, type Step } from './placing.js';
import { Precedence, type Event } from './precedence.js';
import { beginsAt, daysOf, lastDayOf, lengthOf, tidy, type Course, type Timetable } from './timetable.js';

/** Steps laid on the calendar. */
export interface Schedule {
  /** In the order in which they begin. */
  readonly steps: readonly Step[];
  /** The same offers in the order in which they were placed: laid in this order they come to lie where they are. */
  readonly list: readonly number[];
  readonly lastDay: number;
  /** Stacks completed so early that their awards end before the target date: those do not count. */
  readonly lapsed: readonly number[];
  /** No way to lay these steps ends before this day. */
  readonly noEarlier: number;
}

/**
 * What came of laying steps on a calendar. `exact`: nothing better exists (without a schedule: nothing at all), since every order was
 * tried or ruled out. Where several are studied at a time, trying all lists does not show that; `noEarlier` does, where it is reached or
 * too late.
 */
export interface Laid {
  readonly schedule: Schedule | undefined;
  readonly exact: boolean;
}

export interface LayOptions {
  /** Only schedules that end on this day or before; the timetable's last day when absent. */
  readonly by?: number;
  /** The first schedule found will do. */
  readonly any?: boolean;
  /** Others that may count from a time on, whoever takes them. */
  readonly outside?: readonly Event[];
  /** Awards count on whatever day they are made, and no goal has to be reached: for what cannot be laid even so. */
  readonly hopeful?: boolean;
  /** So many steps are placed at most, in all lists together. */
  readonly effort?: number;
}

/** `effort` where none is given. */
const MOST_PLACED = 20_000;

/** Of so many steps the orders in which they can begin are looked at. */
const MOST_ORDERED = 10;

/**
 * Lays steps on the calendar so that the last of them ends soonest. Each step of a list is placed as early as it can end, after what it
 * needs; lists are tried in the order given first, so that of equally good ones the closest to it is taken. All of them are tried or
 * ruled out (`exact`) as long as the effort allows.
 */
export function lay(
  instance: Instance,
  timetable: Timetable,
  offers: readonly number[],
  options: LayOptions = {},
): Laid {
  return new Lists(instance, timetable, offers, options).run();
}

class Lists {
  private readonly precedence: Precedence;
  /** The same where awards count on whatever day they are made. */
  private readonly undated: Precedence;
  private readonly earliest: Float64Array;
  private readonly noEarlier: number;
  private readonly by: number;
  private readonly effort: number;
  private best: Pick<Schedule, 'steps' | 'lastDay' | 'lapsed'> | undefined;
  private placed = 0;
  /** One at a time: the earliest end of each set of steps laid so far, as a text of their numbers and of the stacks completed too early. */
  private readonly ends = new Map<string, number>();

  constructor(
    instance: Instance,
    private readonly timetable: Timetable,
    private readonly offers: readonly number[],
    private readonly options: LayOptions,
  ) {
    const { outside = [], hopeful } = options;
    this.undated = new Precedence(instance, offers, outside);
    this.by = Math.min(options.by ?? Infinity, timetable.lastDay);
    const { awardsFrom } = timetable;
    this.precedence = hopeful || !awardsFrom ? this.undated : new Precedence(instance, offers, outside, awardsFrom);
    this.effort = options.effort ?? MOST_PLACED;
    this.earliest = earliestTimes(instance, timetable, outside.length > 0 ? undefined : offers).ends;
    this.noEarlier = this.leastLastDay(leastLastDay(timetable, offers, this.earliest));
  }

  /** Several at a time, the orders in which a few steps can begin tell more. */
  private leastLastDay(known: number): number {
    const { timetable, offers, earliest } = this;
    if (timetable.parallel === 1 || offers.length > MOST_ORDERED || known > this.by) return known;
    // Its times are the least there may be: on which day an award is made cannot be told from them.
    const precedence = this.precedence.isDated ? this.undated : this.precedence;
    return leastEnd({ timetable, offers, precedence, earliest }, known, this.by + 1);
  }

  run(): Laid {
    const { noEarlier } = this;
    if (this.offers.length === 0) {
      return { schedule: { steps: [], list: [], lastDay: -1, lapsed: [], noEarlier: -1 }, exact: true };
    }
    if (noEarlier > this.by) return { schedule: undefined, exact: true };
    this.extend([], this.offers, 0, []);
    const tried = this.timetable.parallel === 1 && this.placed < this.effort && !this.options.any;
    if (!this.best) return { schedule: undefined, exact: this.timetable.parallel === 1 && this.placed < this.effort };
    const { lastDay, lapsed } = this.best;
    const exact = tried || lastDay <= noEarlier;
    const steps = [...this.best.steps].sort((a, b) => a.begin - b.begin);
    const list = this.best.steps.map((step) => step.offer);
    return { schedule: { steps, list, lastDay, lapsed, noEarlier: exact ? lastDay : noEarlier }, exact };
  }

  private get done(): boolean {
    if (this.placed >= this.effort) return true;
    return this.best !== undefined && (this.options.any === true || this.best.lastDay <= this.noEarlier);
  }

  private extend(steps: readonly Step[], left: readonly number[], end: number, lapsed: readonly number[]): void {
    if (left.length === 0) {
      const lastDay = Math.max(...steps.map((step) => lastDayOf(step.begin, step.end)));
      if (this.betters(lastDay) && this.isEnough(steps)) this.best = { steps, lastDay, lapsed };
      return;
    }
    const ready = this.precedence.ready(eventsOf(steps), left);
    left.forEach((offer, i) => {
      if (this.done || ready[i] === Infinity) return;
      const rest = left.filter((one) => one !== offer);
      for (const [step, late] of this.ways(steps, offer, ready[i]!, end, lapsed)) {
        if (this.isHopeless(steps, step, rest, late)) continue;
        this.extend([...steps, step], rest, Math.max(end, step.end), late);
      }
    });
  }

  /** As early as it can end; and, where that completes a stack too early for its award to last, so late that it lasts. */
  private *ways(
    steps: readonly Step[],
    offer: number,
    ready: number,
    end: number,
    before: readonly number[],
  ): Generator<readonly [Step, lapsed: readonly number[]]> {
    const course = this.timetable.courses[offer]!;
    const tried = new Set([course.endsFrom]);
    for (const endsFrom of tried) {
      const step = this.place(steps, offer, ready, end, { ...course, endsFrom });
      if (!step) continue;
      if (!this.precedence.isDated) {
        yield [step, before];
        continue;
      }
      const { lapsed } = this.precedence.after(eventsOf([...steps, step]));
      for (const stack of lapsed)
        if (!before.includes(stack)) tried.add(Math.max(endsFrom, this.precedence.from(stack)));
      if (this.precedence.isHopeful(lapsed)) yield [step, lapsed];
    }
  }

  private place(steps: readonly Step[], offer: number, ready: number, end: number, course: Course): Step | undefined {
    this.placed++;
    return this.timetable.parallel === 1
      ? placeNext(this.timetable, offer, Math.max(ready, end), course)
      : placeBeside(this.timetable, steps, offer, ready, course);
  }

  /** Where days of completion matter: whether the goals are reached with what lasts. */
  private isEnough(steps: readonly Step[]): boolean {
    return !this.precedence.isDated || this.precedence.isEnough(this.precedence.after(eventsOf(steps)));
  }

  private betters(lastDay: number): boolean {
    return lastDay <= this.by && lastDay < (this.best?.lastDay ?? Infinity);
  }

  /** Whether nothing better can come of this beginning: it ends too late, or the same steps have been laid to end as early before. */
  private isHopeless(steps: readonly Step[], step: Step, rest: readonly number[], lapsed: readonly number[]): boolean {
    if (this.timetable.parallel > 1) return !this.betters(lastDayOf(step.begin, step.end));
    const lengths = rest.reduce((sum, offer) => sum + lengthOf(this.timetable, offer), 0);
    if (!this.betters(Math.ceil(tidy(step.end + lengths)) - 1)) return true;
    if (rest.some((offer) => !this.canFollow(offer, step.end))) return true;
    const offers = [...steps, step].map((one) => one.offer).sort((a, b) => a - b);
    const set = `${offers.join()} ${lapsed.join()}`;
    const known = this.ends.get(set);
    if (known !== undefined && known <= step.end) return true;
    this.ends.set(set, step.end);
    return false;
  }

  /** Whether an offer that waits until a time, and for what it needs, can still begin on one of its days and end in time. */
  private canFollow(offer: number, time: number): boolean {
    const length = lengthOf(this.timetable, offer);
    const soonest = this.earliest[offer]! - length;
    const begin = beginsAt(this.timetable.courses[offer]!, Math.max(time, soonest), length);
    return begin < Infinity && this.betters(lastDayOf(begin, begin + length));
  }
}

const eventsOf = (steps: readonly Step[]): Event[] => steps.map(({ end, offer }) => ({ time: end, offer }));

/** A day before which no schedule of these offers can end: by their hours, by their lengths, by the longest chain among them. */
function leastLastDay(timetable: Timetable, offers: readonly number[], ends: Float64Array): number {
  const days = offers.reduce((sum, offer) => sum + daysOf(timetable, timetable.courses[offer]!.minutes), 0);
  const lengths = offers.reduce((sum, offer) => sum + lengthOf(timetable, offer), 0);
  const chain = Math.max(...offers.map((offer) => ends[offer]!));
  return Math.max(0, Math.ceil(tidy(Math.max(days, lengths / timetable.parallel, chain))) - 1);
}
