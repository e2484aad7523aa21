import { daysLater, monthsLater } from './days.js';
import { all, one, type Question } from './question.js';
import type { Held } from './holding.js';
import type { Deed, World } from './world.js';

/*
 * The calendar for the oracle, one credential after the other: whole numbers only. A day has 60 × (hours a week) parts, a minute of
 * study takes 7 of them. (Hours a week are whole in these questions.)
 */

/** Deeds laid out: when the last ends, and the stacks completed so early that their awards do not last. */
interface Layout {
  readonly end: number;
  readonly lapsed: ReadonlySet<string>;
}

export class Calendar {
  readonly start: string;
  private readonly day: number;
  private readonly days = { starts: new Map<string, number[]>(), endsFrom: new Map<string, number>() };
  private readonly known = new Map<string, readonly Layout[]>();
  /** Per stack whose award has to be made late enough: the first day for it. */
  private readonly awardsFrom: ReadonlyMap<string, number>;

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
    this.awardsFrom = new Map(
      world.stacks.flatMap((id): [string, number][] => {
        const from = world.awardFrom(id);
        return from === undefined ? [] : [[id, this.number(from)]];
      }),
    );
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
  endOf(deed: Deed, ready: number, from = this.endsFrom(deed)): number | undefined {
    const [length, starts] = [this.length(deed), this.starts(deed)];
    if (!starts) return Math.max(ready + length, from === 0 ? 0 : (from + 1) * this.day);
    const day = starts.find((each) => each * this.day >= ready && this.lastDay(each * this.day + length) >= from);
    return day === undefined ? undefined : day * this.day + length;
  }

  /** The last day used when all is over at a time. */
  lastDay(end: number): number {
    return Math.max(0, Math.ceil(end / this.day) - 1);
  }

  /**
   * The earliest end of all of these deeds, in whatever order they can be done, such that what lasts is enough; undefined where there is
   * none.
   */
  earliestEnd(deeds: readonly Deed[], enough: (held: Held) => boolean = () => true): number | undefined {
    const ends = this.layouts(deeds)
      .filter(({ lapsed }) => enough(this.world.after(deeds, lapsed).held))
      .map(({ end }) => end);
    return ends.length === 0 ? undefined : Math.min(...ends);
  }

  /** For each set of stacks that can be completed too early on the way: the earliest end. */
  private layouts(deeds: readonly Deed[]): readonly Layout[] {
    const key = deeds.map(({ credential, renewal }) => `${credential}${renewal ? '*' : ''}`).join();
    if (!this.known.has(key)) this.known.set(key, this.laid(deeds));
    return this.known.get(key)!;
  }

  private laid(deeds: readonly Deed[]): Layout[] {
    if (deeds.length === 0) return [{ end: 0, lapsed: new Set() }];
    const best = new Map<string, Layout>();
    for (const last of deeds) {
      const before = deeds.filter((deed) => deed !== last);
      for (const layout of this.layouts(before)) {
        const { held, done } = this.world.after(before, layout.lapsed);
        if (done.length < before.length || !this.world.open(last, held.credentials, held.levels)) continue;
        // As soon as it can be, or not before the day that some award is to be made on.
        for (const from of new Set([0, ...this.awardsFrom.values()])) {
          const end = this.endOf(last, layout.end, Math.max(from, this.endsFrom(last)));
          if (end === undefined) continue;
          const lapsed = this.lapsedBy(deeds, end, layout.lapsed, held);
          const name = [...lapsed].sort().join();
          if (end < (best.get(name)?.end ?? Infinity)) best.set(name, { end, lapsed });
        }
      }
    }
    return [...best.values()];
  }

  private tooEarly(end: number): string[] {
    return [...this.awardsFrom].filter(([, from]) => this.lastDay(end) < from).map(([id]) => id);
  }

  /** Stacks that were completed too early, with those that are when the last of the deeds ends. */
  private lapsedBy(deeds: readonly Deed[], end: number, before: ReadonlySet<string>, had: Held): ReadonlySet<string> {
    const early = this.tooEarly(end);
    const complete = this.world.completed(had.credentials);
    const lapsed = new Set(before);
    for (;;) {
      // Without the awards of all that are early: what completes then is complete for certain.
      const { credentials } = this.world.after(deeds, new Set([...lapsed, ...early])).held;
      const next = this.world
        .completed(credentials)
        .find((id) => early.includes(id) && !complete.includes(id) && !lapsed.has(id));
      if (next === undefined) return lapsed;
      lapsed.add(next);
    }
  }

  /** The day on which these deeds are all done at the earliest, with enough held then; undefined where they cannot be. */
  finish(deeds: readonly Deed[], enough?: (held: Held) => boolean): string | undefined {
    const end = this.earliestEnd(deeds, enough);
    return end === undefined ? undefined : daysLater(this.start, this.lastDay(end));
  }

  /** Deeds that could be begun on some day if nothing else had to be studied than what comes before them. */
  possible(deeds: readonly Deed[]): Deed[] {
    const ends = new Map<Deed, number>();
    const never = this.neverLasting();
    for (let changed = true; changed;) {
      changed = false;
      for (const deed of deeds) {
        const made = [...this.awardsFrom.values()].map((from) => from * this.day + 1);
        for (const ready of [0, ...made, ...ends.values()].sort((a, b) => a - b)) {
          const before = deeds.filter((each) => each !== deed && (ends.get(each) ?? Infinity) <= ready);
          const { held } = this.world.after(before, new Set([...never, ...this.tooEarly(ready)]));
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

  /** Stacks no member of which can be had late enough for the award to last. */
  neverLasting(): ReadonlySet<string> {
    const late = (id: string, from: number): boolean =>
      !this.world.start.credentials.has(id) &&
      (all(this.question, 'stack').some(({ awards }) => awards === id) ||
        this.world.deeds.some((deed) => deed.credential === id && this.endOf(deed, 0, from) !== undefined));
    const members = all(this.question, 'stackMember');
    const never = [...this.awardsFrom].filter(
      ([id, from]) => !members.some(({ stack, credential }) => stack === id && late(credential, from)),
    );
    return new Set(never.map(([id]) => id));
  }

  private number(day: string): number {
    let days = 0;
    while (daysLater(this.start, days) < day) days++;
    return days;
  }
}
