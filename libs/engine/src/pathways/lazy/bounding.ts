import { inTheTime } from '../look.js';
import { dualAscent, noPrices } from '../search/dual-ascent.js';
import type { View } from '../search/view.js';
import type { OpenPart } from './open-part.js';

/** Prices on the open part: no plan of the catalogue weighs less than the bound, and each way has this left of its weight. */
export interface Bounding {
  readonly bound: number;
  /** Per way of the part. */
  readonly slack: Float64Array;
}

/**
 * Raises the bound on what every plan weighs, opening what the bound leans on: prices rise until every goal is free; where a goal is
 * free only because something is not open yet, that is opened, and prices rise on; until every goal is free by what is open.
 * @param from prices on the part to begin with; none when absent
 * @param most opening stops at this effort (the bound is right all the same)
 */
export function boundFrom(part: OpenPart, most: number, from?: Bounding): Bounding {
  let slack: Float64Array = from?.slack ?? Float64Array.from(part.least);
  let bound = from?.bound ?? 0;
  for (;;) {
    const view = part.view(() => true);
    const prices = dualAscent(view, noPrices(costs(view, slack)));
    bound += prices.bound;
    prices.slack.forEach((left, a) => (slack[view.task.action[a]!] = left));
    const isOver = inTheTime(() => (part.look?.(), false)) ?? true;
    if (bound === Infinity || part.effort > most || isOver) return { bound, slack };
    const facts = leaningOn(part, view, slack);
    if (facts.size === 0) return { bound, slack };
    for (const fact of facts) if (part.effort <= most) part.open(fact);
    slack = withNew(part, slack);
  }
}

export function costs(view: View, slack: Float64Array): Float64Array {
  return Float64Array.from(view.task.action, (way) => slack[way]!);
}

/** Slacks with those of ways listed since: none of them is an exit of a priced cut, whose exits were all listed. */
export function withNew(part: OpenPart, slack: Float64Array): Float64Array {
  const more = Float64Array.from(part.least);
  more.set(slack);
  return more;
}

/** Facts not open on which a goal rests that costs nothing more: without them it could not be had for nothing. */
function leaningOn(part: OpenPart, view: View, slack: Float64Array): Set<number> {
  const { task, facts, actions, needed, givers } = view;
  const { preStart, pre, addStart, add } = task;
  const free = new Uint8Array(facts);
  const missing = new Int32Array(actions);
  const closed = new Uint8Array(actions);
  const queue: number[] = [];
  for (let a = 0; a < actions; a++) {
    const way = task.action[a]!;
    if (slack[way] !== 0) continue;
    closed[a] = part.isClosed(way) ? 1 : 0;
    missing[a] = preStart[a + 1]! - preStart[a]!;
    if (closed[a] === 1 && missing[a] === 0) queue.push(a);
  }
  for (let a = queue.pop(); a !== undefined; a = queue.pop()) {
    for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
      const fact = add[k]!;
      if (free[fact] === 1) continue;
      free[fact] = 1;
      for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
        const next = needed.item[n]!;
        if (--missing[next]! === 0 && closed[next] === 1) queue.push(next);
      }
    }
  }
  const open = new Set<number>();
  const seen = new Uint8Array(facts);
  const stack = [...task.goals].filter((goal) => free[goal] === 0);
  for (const goal of stack) seen[goal] = 1;
  for (let fact = stack.pop(); fact !== undefined; fact = stack.pop()) {
    for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) {
      const a = givers.item[n]!;
      const way = task.action[a]!;
      if (slack[way] !== 0) continue;
      for (const need of part.needs[way]!) if (!part.opened[need]) open.add(need);
      for (let k = preStart[a]!; k < preStart[a + 1]!; k++) {
        const below = pre[k]!;
        if (free[below] === 1 || seen[below] === 1) continue;
        seen[below] = 1;
        stack.push(below);
      }
    }
  }
  return open;
}
