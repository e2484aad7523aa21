import type { Instance } from '../instance.js';
import { canStart, close, copyState, startState, take, type State } from '../replay.js';
import { isComplete } from '../../snapshot/stack-rule.js';

/** Something that counts from a time on. */
export interface Event {
  readonly time: number;
  readonly offer: number;
}

/** When offers can begin, given when others end: the least that has to be over before. */
export class Precedence {
  private readonly instance: Instance;
  private readonly start: State;

  /**
   * @param offers those that are laid on the calendar
   * @param outside others, with the time from which they may count
   */
  constructor(
    whole: Instance,
    offers: readonly number[],
    private readonly outside: readonly Event[] = [],
  ) {
    const all = startState(whole);
    for (const { offer } of outside) take(whole, all, offer);
    for (const offer of offers) take(whole, all, offer);
    const stacks = whole.stacks.filter(
      (stack) => stack.awards !== null && isComplete(stack, (credential) => all.counts[credential] === 1),
    );
    this.instance = { ...whole, stacks };
    this.start = startState(this.instance);
  }

  /** Per offer of `asked`: the first time at which it can begin; Infinity when what is over by then never suffices. */
  ready(done: readonly Event[], asked: readonly number[]): number[] {
    const events = [...done, ...this.outside].sort((a, b) => a.time - b.time);
    const times = asked.map(() => Infinity);
    const state = copyState(this.start);
    let waiting = [...asked.keys()];
    const begin = (time: number): void => {
      waiting = waiting.filter((i) => {
        if (!canStart(this.instance, state, asked[i]!)) return true;
        times[i] = time;
        return false;
      });
    };
    begin(0);
    for (let k = 0; k < events.length && waiting.length > 0; k++) {
      const { time, offer } = events[k]!;
      if (time === Infinity) break;
      take(this.instance, state, offer);
      if (events[k + 1]?.time !== time) begin(time);
    }
    return times;
  }
}

/** Whether these offers can all be studied in some order, whenever that is. */
export function isFounded(instance: Instance, offers: readonly number[]): boolean {
  return close(instance, startState(instance), offers).length === offers.length;
}
