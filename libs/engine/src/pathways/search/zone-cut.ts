import type { Enough } from './task.js';
import type { View } from './view.js';

/**
 * A zone is a set of facts that every plan enters. What is reached without any action that adds a fact of it is the near side; the
 * actions that can start there and do add one are the exits, and every plan takes one of them: the first of its actions that enters.
 */
export interface ZoneCut {
  /** Facts of the task, ascending. */
  readonly zone: Int32Array;
  /** Actions of the task, ascending. */
  readonly exits: Int32Array;
}

/** Part of the facts above which a zone is so large that its near side is small. */
const LARGE = 0.3;

const made = new WeakMap<View, Exits>();

/** What works out exits in a view, made once. */
export function exitsIn(view: View): Exits {
  const known = made.get(view) ?? new Exits(view);
  made.set(view, known);
  return known;
}

/** Works out exits, with scratch space made once. */
class Exits {
  /** Per action how many facts it needs that are not on the near side. */
  private readonly missing: Int32Array;
  private readonly needs: Int32Array;
  /** Actions that need nothing, and per action whether it can start at all. */
  private readonly ready: readonly number[];
  private readonly can: Uint8Array;
  /** Per fact the action that brings it first where there is no zone, or -1. */
  private readonly first: Int32Array;
  private reached: Uint8Array;
  private readonly everything: Uint8Array;
  private readonly without: Uint8Array;
  private readonly entering: Uint8Array;
  private readonly enters: number[] = [];
  /** Facts taken off the near side, and actions that need one of them. */
  private readonly lost: number[] = [];
  private readonly short: number[] = [];
  private readonly queue: number[] = [];

  constructor(private readonly view: View) {
    const { actions, facts } = view;
    const { preStart } = view.task;
    this.needs = Int32Array.from({ length: actions }, (_, a) => preStart[a + 1]! - preStart[a]!);
    this.ready = [...this.needs.keys()].filter((a) => this.needs[a] === 0);
    this.missing = this.needs.slice();
    this.entering = new Uint8Array(actions);
    this.can = new Uint8Array(actions);
    this.first = new Int32Array(facts).fill(-1);
    this.everything = this.reached = new Uint8Array(facts);
    this.sweep((a) => (this.can[a] = 1));
    this.missing.fill(0);
    this.without = this.everything.slice();
  }

  /** The exits of a zone, ascending. */
  of(zone: ArrayLike<number>): Int32Array {
    const { givers } = this.view;
    const { entering, enters } = this;
    enters.length = 0;
    for (let i = 0; i < zone.length; i++) {
      const fact = zone[i]!;
      for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) {
        const a = givers.item[n]!;
        if (entering[a] === 1) continue;
        entering[a] = 1;
        enters.push(a);
      }
    }
    enters.sort((a, b) => a - b);
    const exits = zone.length > LARGE * this.view.facts ? this.grown() : this.shrunk();
    for (const a of enters) entering[a] = 0;
    return exits;
  }

  /** From nothing: for zones that leave little. */
  private grown(): Int32Array {
    const { missing, needs, entering } = this;
    this.reached = new Uint8Array(this.view.facts);
    missing.set(needs);
    const exits: number[] = [];
    this.sweep((a) => {
      if (entering[a] === 1) exits.push(a);
      return entering[a] === 0;
    });
    missing.fill(0);
    return Int32Array.from(exits.sort((a, b) => a - b));
  }

  /** From everything: what those bring first that enter goes, with all that stands on it; then what others bring comes back. */
  private shrunk(): Int32Array {
    const { task, givers, needed } = this.view;
    const { missing, entering, enters, can, first, lost, short, queue, without: near } = this;
    const { addStart, add } = task;
    for (const fact of lost) near[fact] = this.everything[fact]!;
    lost.length = 0;
    this.reached = near;
    const lose = (a: number): void => {
      for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
        const fact = add[k]!;
        if (first[fact] !== a || near[fact] === 0) continue;
        near[fact] = 0;
        lost.push(fact);
      }
    };
    for (const a of enters) lose(a);
    for (let i = 0; i < lost.length; i++) {
      const fact = lost[i]!;
      for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
        const a = needed.item[n]!;
        if (missing[a]!++ > 0) continue;
        short.push(a);
        if (entering[a] === 0) lose(a);
      }
    }
    for (const fact of lost) {
      for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) {
        const a = givers.item[n]!;
        if (entering[a] === 1 || can[a] === 0 || missing[a]! > 0) continue;
        near[fact] = 1;
        queue.push(fact);
        break;
      }
    }
    for (let back = queue.pop(); back !== undefined; back = queue.pop()) {
      for (let n = needed.start[back]!; n < needed.start[back + 1]!; n++) {
        const a = needed.item[n]!;
        if (--missing[a]! > 0 || entering[a] === 1 || can[a] === 0) continue;
        for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
          const fact = add[k]!;
          if (near[fact] === 1 || this.everything[fact] === 0) continue;
          near[fact] = 1;
          queue.push(fact);
        }
      }
    }
    const exits = Int32Array.from(enters.filter((a) => can[a] === 1 && missing[a] === 0));
    for (const a of short) missing[a] = 0;
    short.length = 0;
    return exits;
  }

  /**
   * Takes every action that can start, as far as `missing` and `reached` say.
   * @param start called with each; what it adds is reached unless that says false
   */
  private sweep(start: (action: number) => unknown): void {
    const { task, needed } = this.view;
    const { missing, reached, queue, first } = this;
    const { addStart, add } = task;
    const isFirst = reached === this.everything;
    let next = 0;
    for (const a of this.ready) if (start(a) !== false) queue.push(a);
    for (; next < queue.length; next++) {
      const a = queue[next]!;
      for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
        const fact = add[k]!;
        if (reached[fact] === 1) continue;
        reached[fact] = 1;
        if (isFirst) first[fact] = a;
        for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
          const other = needed.item[n]!;
          if (--missing[other]! === 0 && start(other) !== false) queue.push(other);
        }
      }
    }
    queue.length = 0;
  }

  /** Whether the zone asked for last keeps a goal from being reached, or enough from being covered: only then every plan enters it. */
  bars(): boolean {
    const { goals, enough } = this.view.task;
    return (
      goals.some((goal) => this.reached[goal] === 0) || enough.some((one) => coveredBy(one, this.reached) < one.need)
    );
  }
}

/** Weight of the entries among some facts. */
export function coveredBy({ fact, weight }: Enough, reached: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < fact.length; i++) if (reached[fact[i]!] === 1) sum += weight[i]!;
  return sum;
}
