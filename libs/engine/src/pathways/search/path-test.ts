import { Heap } from './heap.js';
import type { View } from './view.js';

/**
 * Which actions a plan may use that has no spare action and costs no more than `most` beyond what is priced already.
 *
 * A plan costs at least the bound of the prices plus what is left of the cost of each of its actions. Before an action come those
 * that bring what it needs (head), after it those it is taken for (tail): they are different actions, so
 * head + own + tail above `most` rules it out. The test that reduced costs make in Steiner arborescences, carried over.
 *
 * @param slack per action, what is left of its cost (≥ 0)
 * @param excused per action 1: it may be in a plan for other reasons than what it adds, so nothing has to come after it
 * @returns per action 1 when it may be used
 */
export function pathTest(view: View, slack: Float64Array, most: number, excused: Uint8Array): Uint8Array {
  return Uint8Array.from(pathLengths(view, slack, most, excused), (length) => (length <= most ? 1 : 0));
}

/** Per action: head + own + tail, what a plan with it costs at least beyond what is priced; exact up to `most`. */
export function pathLengths(view: View, slack: Float64Array, most: number, excused: Uint8Array): Float64Array {
  const head = heads(view, slack, most);
  const tail = tails(view, slack, most, excused);
  return head.map((length, a) => length + slack[a]! + tail[a]!);
}

/** How often the length of paths is halved in search of the longest that leaves few. */
const HALVINGS = 8;

/**
 * Which actions lie on the shortest paths.
 * @param few how many at most
 * @returns per action 1 when it does; undefined where no path is short enough to leave few
 */
export function mostPromising(
  view: View,
  slack: Float64Array,
  most: number,
  excused: Uint8Array,
  few: number,
): Uint8Array | undefined {
  let [low, high] = [0, 1];
  let keep: Uint8Array | undefined;
  for (let step = 0; step < HALVINGS; step++) {
    const part = (low + high) / 2;
    const kept = pathTest(view, slack, most * part, excused);
    if (kept.reduce((sum, one) => sum + one, 0) <= few) [keep, low] = [kept, part];
    else high = part;
  }
  return keep;
}

/** Per action: the dearest thing it needs, by what is left of the costs. */
function heads(view: View, slack: Float64Array, most: number): Float64Array {
  const { task, actions, facts, needed } = view;
  const { preStart, addStart, add } = task;
  const head = new Float64Array(actions).fill(Infinity);
  const reach = new Float64Array(facts).fill(Infinity);
  const missing = new Int32Array(actions);
  const done = new Uint8Array(facts);
  const heap = new Heap();
  const open = (a: number, at: number): void => {
    head[a] = at;
    const total = at + slack[a]!;
    if (total > most) return;
    for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
      if (total >= reach[add[k]!]!) continue;
      reach[add[k]!] = total;
      heap.push(total, add[k]!);
    }
  };
  for (let a = 0; a < actions; a++) {
    missing[a] = preStart[a + 1]! - preStart[a]!;
    if (missing[a] === 0) open(a, 0);
  }
  while (heap.size > 0) {
    const at = heap.least();
    const fact = heap.pop();
    if (done[fact] === 1) continue;
    done[fact] = 1;
    for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
      if (--missing[needed.item[n]!]! === 0) open(needed.item[n]!, at);
    }
  }
  return head;
}

/** Per action: the cheapest chain of actions that it can be taken for. */
function tails(view: View, slack: Float64Array, most: number, excused: Uint8Array): Float64Array {
  const { task, actions, facts, givers } = view;
  const { preStart, pre } = task;
  const tail = new Float64Array(actions).fill(Infinity);
  const worth = new Float64Array(facts).fill(Infinity);
  const done = new Uint8Array(actions);
  const heap = new Heap();
  const use = (fact: number, at: number): void => {
    if (at >= worth[fact]!) return;
    worth[fact] = at;
    for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) {
      const a = givers.item[n]!;
      if (at >= tail[a]!) continue;
      tail[a] = at;
      heap.push(at, a);
    }
  };
  for (let a = 0; a < actions; a++) {
    if (excused[a] === 0) continue;
    tail[a] = 0;
    heap.push(0, a);
  }
  for (const goal of task.goals) use(goal, 0);
  while (heap.size > 0) {
    const at = heap.least();
    const a = heap.pop();
    if (done[a] === 1 || at > tail[a]!) continue;
    done[a] = 1;
    const total = at + slack[a]!;
    if (total > most) continue;
    for (let k = preStart[a]!; k < preStart[a + 1]!; k++) use(pre[k]!, total);
  }
  return tail;
}
