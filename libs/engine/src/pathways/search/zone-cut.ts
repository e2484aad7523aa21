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

/** Works out exits, with scratch space made once. */
export class Exits {
  private readonly missing: Int32Array;
  /** Per action how many facts it needs, and the actions that need none. */
  private readonly needs: Int32Array;
  private readonly ready: readonly number[];
  private readonly reached: Uint8Array;
  private readonly entering: Uint8Array;
  private readonly touched: number[] = [];

  constructor(private readonly view: View) {
    const { preStart } = view.task;
    this.needs = Int32Array.from({ length: view.actions }, (_, a) => preStart[a + 1]! - preStart[a]!);
    this.ready = [...this.needs.keys()].filter((a) => this.needs[a] === 0);
    this.missing = new Int32Array(view.actions);
    this.reached = new Uint8Array(view.facts);
    this.entering = new Uint8Array(view.actions);
  }

  /** The exits of a zone, ascending. */
  of(zone: Iterable<number>): Int32Array {
    const { task, givers, needed } = this.view;
    const { missing, reached, entering, touched } = this;
    entering.fill(0);
    reached.fill(0);
    touched.length = 0;
    for (const fact of zone) {
      for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) entering[givers.item[n]!] = 1;
    }
    const exits: number[] = [];
    const { addStart, add } = task;
    const start = (a: number): void => {
      if (entering[a] === 1) exits.push(a);
      else touched.push(a);
    };
    missing.set(this.needs);
    for (const a of this.ready) start(a);
    for (let a = touched.pop(); a !== undefined; a = touched.pop()) {
      for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
        const fact = add[k]!;
        if (reached[fact] === 1) continue;
        reached[fact] = 1;
        for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
          const next = needed.item[n]!;
          if (--missing[next]! === 0) start(next);
        }
      }
    }
    return Int32Array.from(exits.sort((a, b) => a - b));
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
