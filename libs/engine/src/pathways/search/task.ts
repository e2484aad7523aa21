import type { Alternative } from '../instance.js';

/*
 * An instance as a task of planning without deletion, in flat arrays: facts, actions that need all of some facts and add others, and
 * facts that are wanted. Facts that hold at the start are left out. An offer is an action at a cost; a stack that awards something
 * is an action that costs nothing.
 *
 *   a level of a skill, a credential that counts      a fact, where anything needs or wants it
 *   a group of alternatives                           one more fact, added by whatever adds one of them
 *   what a stack asks for                             a group for each clause of its rule (clauses.ts)
 *   an entry                                          settled by being reached, or by being given up at a price
 *
 * Entries are those of the coverage, then the credentials that counted rules ask for (counted-rules.ts).
 */

/** What a fact stands for: of these alternatives one holds; or that an entry is settled, reached or given up. */
export type FactMeaning = readonly Alternative[];

/** The facts of an instance, by number. */
export interface FactTable {
  readonly meaning: readonly FactMeaning[];
  /** Facts that every plan brings about: goals, and of coverage and of stacks wanted that each entry is settled. */
  readonly goals: readonly number[];
  /** Per fact: the entry that it settles, or -1. */
  readonly entry: Int32Array;
  /** What the entries are: of the coverage, then credentials. */
  readonly entries: readonly Alternative[];
  /** Per stack what its counted rules ask for. */
  readonly counted: ReadonlyMap<number, { readonly entries: readonly number[]; readonly enough: readonly Enough[] }>;
  /** Offers of members that their stacks do not ask for: what the start or others bring is enough, or they bring no credits. */
  readonly unasked: ReadonlySet<number>;
}

/** Numbers of actions that are no offers: stacks, entries that are reached, and entries that are given up. */
const STEP = 2 ** 24;
export const stackAction = (stack: number): number => -1 - stack;
export const reachAction = (entry: number): number => -STEP - entry;
export const giveUpAction = (entry: number): number => -2 * STEP - entry;

/** The entry that an action gives up, or -1. */
export function givenUp(action: number): number {
  return action <= -2 * STEP ? -2 * STEP - action : -1;
}

export interface Task {
  readonly table: FactTable;
  /** Number in the table, per fact of the task. */
  readonly fact: Int32Array;
  /** Per action: the offer, or a number below 0 for what is none. */
  readonly action: Int32Array;
  readonly preStart: Int32Array;
  readonly pre: Int32Array;
  readonly addStart: Int32Array;
  readonly add: Int32Array;
  /** Facts of the task that are wanted, ascending. */
  readonly goals: Int32Array;
  readonly enough: readonly Enough[];
}

/** Of these facts every plan reaches so many that their weights add up to `need`: what coverage or a stack asks for beyond the start. */
export interface Enough {
  readonly need: number;
  readonly fact: Int32Array;
  readonly weight: Float64Array;
  /** Per fact the one that says that its entry is settled: unless that is wanted it is given up. -1 where it cannot be given up. */
  readonly settled: Int32Array;
  /** Per fact 1 when an award brings it: it may then be reached though it is given up. */
  readonly awarded: Uint8Array;
}

/** Lists of one length each, flat. */
export interface Lists {
  readonly start: Int32Array;
  readonly item: Int32Array;
}

export function flat(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
  const item = new Int32Array(start[lists.length]!);
  lists.forEach((list, i) => item.set(list, start[i]));
  return { start, item };
}

/** Per item of the lists: the lists it is in, ascending. */
export function turned(start: Int32Array, item: Int32Array, items: number): Lists {
  const from = new Int32Array(items + 1);
  for (const one of item) from[one + 1]!++;
  for (let i = 0; i < items; i++) from[i + 1]! += from[i]!;
  const lists = new Int32Array(item.length);
  const at = from.slice();
  for (let list = 0; list + 1 < start.length; list++) {
    for (let k = start[list]!; k < start[list + 1]!; k++) lists[at[item[k]!]!++] = list;
  }
  return { start: from, item: lists };
}
