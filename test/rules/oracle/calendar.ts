import { daysLater, monthsLater } from './days.js';
import { all, one, type Question } from './question.js';
import type { Deed, World } from './world.js';

/*
 * The calendar for the oracle, one credential after the other: whole numbers only. A day has 60 × (hours a week) parts, a minute of
 * study takes 7 of them. (Hours a week are whole in these questions.)
 */

export class Calendar {
  readonly start: string;
  private readonly day: number;
  private readonly days = { starts: new Map<string, number[]>(), endsFrom: new Map<string, number>() };
  private readonly known = new Map<string, number | undefined>();

  constructor(
    private readonly question: Question,
    private readonly world: World,
  ) {
    const { options, person } = question;
    this.start = options.start ?? options.on;
    for (const { id, starts = [] } of all(question, 'credential')) {
      const left = starts.filter((day) => day >= this.start).map((day) => this.number(day));
      this.days.starts.set(
        id,
        left.sort((a, b) => a - b),
      );
      this.days.endsFrom.set(id, this.firstLasting(id));
    }
    this.day = 60 * (options.hoursPerWeek ?? person.learner?.hoursPerWeek ?? 5);
  }

  /** Parts that a deed takes at least. */
  length({ credential, renewal, minutes }: Deed): number {
    const weeks = renewal ? 0 : (one(this.question, 'credential', credential)!.weeks ?? 0);
    // What begins on a day of its own takes some of that day.
    const moment = this.starts({ credential, renewal, price: 0, minutes }) ? 0.001 * this.day : 0;
    return Math.max(weeks * 7 * this.day, minutes * 7, moment);
  }

  /** Days (counted from the first) on which a deed may begin; undefined for any. */
  starts({ credential, renewal }: Deed): number[] | undefined {
    const { starts } = one(this.question, 'credential', credential)!;
    if (renewal || !starts?.length) return undefined;
    return this.days.starts.get(credential);
  }

  /** The first day on which it may end so as to be valid on the target date. */
  endsFrom({ credential }: Deed): number {
    return this.days.endsFrom.get(credential)!;
  }

  private firstLasting(credential: string): number {
    const { validMonths } = one(this.question, 'credential', credential)!;
    const { validOn } = this.question.options;
    if (validMonths === undefined || validOn === undefined) return 0;
    let days = 0;
    while (monthsLater(daysLater(this.start, days), validMonths) < validOn) days++;
    return days;
  }

  /** When a deed ends that can begin at a time at the earliest; undefined where no day is left for it. */
  endOf(deed: Deed, ready: number): number | undefined {
    const [length, from, starts] = [this.length(deed), this.endsFrom(deed), this.starts(deed)];
    if (!starts) return Math.max(ready + length, from === 0 ? 0 : (from + 1) * this.day);
    const day = starts.find((each) => each * this.day >= ready && this.lastDay(each * this.day + length) >= from);
    return day === undefined ? undefined : day * this.day + length;
  }

  /** The last day used when all is over at a time. */
  lastDay(end: number): number {
    return Math.max(0, Math.ceil(end / this.day) - 1);
  }

  /** The earliest end of all of these deeds, in whatever order they can be done; undefined where they cannot. */
  earliestEnd(deeds: readonly Deed[]): number | undefined {
    const key = deeds.map(({ credential, renewal }) => `${credential}${renewal ? '*' : ''}`).join();
    if (!this.known.has(key)) this.known.set(key, this.earliest(deeds));
    return this.known.get(key);
  }

  private earliest(deeds: readonly Deed[]): number | undefined {
    if (deeds.length === 0) return 0;
    let least: number | undefined;
    for (const last of deeds) {
      const before = deeds.filter((deed) => deed !== last);
      const ready = this.earliestEnd(before);
      if (ready === undefined) continue;
      const { held, done } = this.world.after(before);
      if (done.length < before.length || !this.world.open(last, held.credentials, held.levels)) continue;
      const end = this.endOf(last, ready);
      if (end !== undefined && (least === undefined || end < least)) least = end;
    }
    return least;
  }

  /** The day on which these deeds are all done at the earliest; undefined where they cannot be. */
  finish(deeds: readonly Deed[]): string | undefined {
    const end = this.earliestEnd(deeds);
    return end === undefined ? undefined : daysLater(this.start, this.lastDay(end));
  }

  /** Deeds that could be begun on some day if nothing else had to be studied than what comes before them. */
  possible(deeds: readonly Deed[]): Deed[] {
    const ends = new Map<Deed, number>();
    for (let changed = true; changed;) {
      changed = false;
      for (const deed of deeds) {
        for (const ready of [0, ...ends.values()].sort((a, b) => a - b)) {
          const before = deeds.filter((each) => each !== deed && (ends.get(each) ?? Infinity) <= ready);
          const { held } = this.world.after(before);
          if (!this.world.open(deed, held.credentials, held.levels)) continue;
          const end = this.endOf(deed, ready);
          if (end === undefined || end >= (ends.get(deed) ?? Infinity)) continue;
          ends.set(deed, end);
          changed = true;
        }
      }
    }
    return deeds.filter((deed) => ends.has(deed));
  }

  private number(day: string): number {
    let days = 0;
    while (daysLater(this.start, days) < day) days++;
    return days;
  }
}
