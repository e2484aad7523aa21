import { turned, type Enough, type Task } from './task.js';

/**
 * The same task with some of its actions only, without those that can never start and those that lead to nothing wanted, and
 * without the facts that then nothing needs. Numbered anew, in the same order.
 * @param keep per action 0 or 1
 * @param goals facts of the task that are wanted in it
 * @param excused per action 1 when it is wanted for other reasons than what it adds
 */
export function restrict(
  task: Task,
  keep: Uint8Array,
  goals: Iterable<number> = task.goals,
  excused?: Uint8Array,
): Task {
  const can = startable(task, keep);
  const { wanted, useful } = relevant(task, can, goals, excused);
  const number = new Int32Array(task.fact.length).fill(-1);
  const facts: number[] = [];
  for (let f = 0; f < wanted.length; f++) {
    if (wanted[f] === 0) continue;
    number[f] = facts.length;
    facts.push(task.fact[f]!);
  }
  const actions: number[] = [];
  for (let a = 0; a < useful.length; a++) if (useful[a] === 1) actions.push(a);
  const pre = kept(task.preStart, task.pre, actions, number);
  const add = kept(task.addStart, task.add, actions, number);
  return {
    table: task.table,
    fact: Int32Array.from(facts),
    action: Int32Array.from(actions, (a) => task.action[a]!),
    preStart: pre.start,
    pre: pre.item,
    addStart: add.start,
    add: add.item,
    goals: Int32Array.from(new Set(goals), (f) => number[f]!).sort(),
    enough: task.enough.map((one) => stillEnough(one, number, new Set(goals))),
  };
}

/** The entries that can still be reached and are not given up; one given up that an award brings may be reached all the same. */
function stillEnough(before: Enough, number: Int32Array, goals: ReadonlySet<number>): Enough {
  const { fact, weight, settled, awarded } = before;
  const isGivenUp = (i: number): boolean => settled[i]! >= 0 && !goals.has(settled[i]!);
  const open = [...fact.keys()].filter((i) => number[fact[i]!]! >= 0 && !isGivenUp(i));
  let { need } = before;
  for (const i of fact.keys()) if (isGivenUp(i) && awarded[i] === 1) need -= weight[i]!;
  return {
    need,
    fact: Int32Array.from(open, (i) => number[fact[i]!]!),
    weight: Float64Array.from(open, (i) => weight[i]!),
    settled: Int32Array.from(open, (i) => (settled[i]! < 0 ? -1 : number[settled[i]!]!)),
    awarded: Uint8Array.from(open, (i) => awarded[i]!),
  };
}

/** Actions of those kept that can start sometime. */
function startable(task: Task, keep: Uint8Array): Uint8Array {
  const { preStart, addStart, add } = task;
  const count = task.action.length;
  const needed = turned(preStart, task.pre, task.fact.length);
  const missing = new Int32Array(count);
  const can = new Uint8Array(count);
  const reached = new Uint8Array(task.fact.length);
  const queue: number[] = [];
  for (let a = 0; a < count; a++) {
    missing[a] = preStart[a + 1]! - preStart[a]!;
    if (keep[a] === 1 && missing[a] === 0) queue.push(a);
  }
  for (let a = queue.pop(); a !== undefined; a = queue.pop()) {
    can[a] = 1;
    for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
      const fact = add[k]!;
      if (reached[fact] === 1) continue;
      reached[fact] = 1;
      for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
        const next = needed.item[n]!;
        if (--missing[next]! === 0 && keep[next] === 1) queue.push(next);
      }
    }
  }
  return can;
}

function relevant(
  task: Task,
  can: Uint8Array,
  goals: Iterable<number>,
  excused: Uint8Array | undefined,
): { wanted: Uint8Array; useful: Uint8Array } {
  const { preStart, pre } = task;
  const givers = turned(task.addStart, task.add, task.fact.length);
  const wanted = new Uint8Array(task.fact.length);
  const useful = new Uint8Array(task.action.length);
  const queue: number[] = [];
  const want = (fact: number): void => {
    if (wanted[fact] === 1) return;
    wanted[fact] = 1;
    queue.push(fact);
  };
  const use = (a: number): void => {
    if (can[a] === 0 || useful[a] === 1) return;
    useful[a] = 1;
    for (let k = preStart[a]!; k < preStart[a + 1]!; k++) want(pre[k]!);
  };
  for (const goal of goals) want(goal);
  excused?.forEach((one, a) => {
    if (one === 1) use(a);
  });
  for (let fact = queue.pop(); fact !== undefined; fact = queue.pop()) {
    for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) {
      use(givers.item[n]!);
    }
  }
  return { wanted, useful };
}

function kept(
  start: Int32Array,
  item: Int32Array,
  lists: readonly number[],
  number: Int32Array,
): { start: Int32Array; item: Int32Array } {
  const from = new Int32Array(lists.length + 1);
  const items = new Int32Array(item.length);
  let size = 0;
  lists.forEach((list, i) => {
    for (let k = start[list]!; k < start[list + 1]!; k++) {
      const one = number[item[k]!]!;
      if (one >= 0) items[size++] = one;
    }
    from[i + 1] = size;
  });
  return { start: from, item: items.slice(0, size) };
}
