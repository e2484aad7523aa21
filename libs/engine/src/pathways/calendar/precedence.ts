import type { Instance } from '../instance.js';
import { canStart, close, copyState, gain, goalsReached, startState, take, type State } from '../replay.js';
import { isComplete } from '../../snapshot/stack-rule.js';
import { lastDayOf } from './timetable.js';

/** Something that counts from a time on. */
export interface Event {
  readonly time: number;
  readonly offer: number;
}

/** What counts after some events, and the stacks completed too early: their awards do not last to the target date. */
export interface Standing {
  readonly state: State;
  /** Stacks of the instance. */
  readonly lapsed: readonly number[];
}

/** A stack whose award lasts to the target date if it is completed on a day or later. */
interface Lapsing {
  readonly stack: number;
  readonly from: number;
}

/** When offers can begin, given when others end: the least that has to be over before. */
export class Precedence {
  /** The instance with the stacks that may matter here; those of `lapsing` award nothing in it. */
  private readonly instance: Instance;
  private readonly start: State;
  private readonly lapsing: readonly Lapsing[];
  private readonly hopes = new Map<string, boolean>();

  /**
   * @param offers those that are laid on the calendar
   * @param outside others, with the time from which they may count
   * @param awardsFrom the first day of completion for a stack's award to count; any day will do where absent
   */
  constructor(
    private readonly whole: Instance,
    private readonly offers: readonly number[],
    private readonly outside: readonly Event[] = [],
    awardsFrom: readonly number[] = [],
  ) {
    const all = startState(whole);
    for (const { offer } of outside) take(whole, all, offer);
    for (const offer of offers) take(whole, all, offer);
    const awards = whole.stacks.flatMap((stack, t) =>
      stack.awards !== null && isComplete(stack, (credential) => all.counts[credential] === 1) ? [t] : [],
    );
    this.lapsing = awards.flatMap((stack) =>
      (awardsFrom[stack] ?? 0) > 0 ? [{ stack, from: awardsFrom[stack]! }] : [],
    );
    const stacks = awards.filter((t) => (awardsFrom[t] ?? 0) === 0).map((t) => whole.stacks[t]!);
    this.instance = { ...whole, stacks };
    this.start = startState(this.instance);
  }

  /** Whether it matters on which day a stack is completed. */
  get isDated(): boolean {
    return this.lapsing.length > 0;
  }

  /** Per offer of `asked`: the first time at which it can begin; Infinity when what is over by then never suffices. */
  ready(done: readonly Event[], asked: readonly number[]): number[] {
    const times = asked.map(() => Infinity);
    let waiting = [...asked.keys()];
    const begin = (time: number, state: State): boolean => {
      waiting = waiting.filter((i) => {
        if (!canStart(this.instance, state, asked[i]!)) return true;
        times[i] = time;
        return false;
      });
      return waiting.length > 0;
    };
    this.replay(done, begin);
    return times;
  }

  /** What counts in the end. */
  after(done: readonly Event[]): Standing {
    return this.replay(done, () => true);
  }

  /** The first day on which such a stack may be completed. */
  from(stack: number): number {
    return this.lapsing.find((one) => one.stack === stack)!.from;
  }

  /** Whether all offers could be studied and the goals be reached without the awards of these stacks. */
  isHopeful(lapsed: readonly number[]): boolean {
    const key = lapsed.join();
    let known = this.hopes.get(key);
    if (known === undefined) {
      const stacks = this.whole.stacks.map((stack, t) => (lapsed.includes(t) ? { ...stack, awards: null } : stack));
      const instance = { ...this.whole, stacks };
      const state = startState(instance);
      const all = close(instance, state, this.offers).length === this.offers.length;
      this.hopes.set(key, (known = all && goalsReached(instance, state)));
    }
    return known;
  }

  /** Whether the goals are reached. */
  isEnough({ state }: Standing): boolean {
    return goalsReached(this.whole, state);
  }

  private replay(done: readonly Event[], each: (time: number, state: State) => boolean): Standing {
    const events = [...done, ...this.outside].sort((a, b) => a.time - b.time);
    const state = copyState(this.start);
    const lapsed: number[] = [];
    let open = this.lapsing;
    let goesOn = each(0, state);
    for (let k = 0; k < events.length && goesOn; k++) {
      const { time, offer } = events[k]!;
      if (time === Infinity) break;
      take(this.instance, state, offer);
      if (events[k + 1]?.time === time) continue;
      open = this.award(state, time, open, lapsed);
      goesOn = each(time, state);
    }
    return { state, lapsed: lapsed.sort((a, b) => a - b) };
  }

  /** Stacks completed at a time award what lasts from then; the others of them have come too early for good. */
  private award(state: State, time: number, open: readonly Lapsing[], lapsed: number[]): readonly Lapsing[] {
    const day = lastDayOf(0, time);
    for (let left = open; ; open = left) {
      left = open.filter(({ stack, from }) => {
        const rule = this.whole.stacks[stack]!;
        if (!isComplete(rule, (credential) => state.counts[credential] === 1)) return true;
        if (day >= from) gain(this.instance, state, rule.awards!);
        else lapsed.push(stack);
        return false;
      });
      if (left.length === open.length) return open;
    }
  }
}
