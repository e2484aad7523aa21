import { turned, type Task } from '../task.js';

/** A task in which nothing needs anything: each row (a goal) is covered by one column (an action that costs something) at least. */
export interface Cover {
  readonly columns: number;
  readonly rows: number;
  readonly cost: Float64Array;
  /** Rows of each column, and columns of each row, ascending. */
  readonly colStart: Int32Array;
  readonly rowOf: Int32Array;
  readonly rowStart: Int32Array;
  readonly colOf: Int32Array;
  /** Per column its offer, per row its fact in the table. */
  readonly offer: Int32Array;
  readonly fact: Int32Array;
  /** Offers that cost nothing and cover what is no row. */
  readonly free: readonly number[];
}

/**
 * A task as a cover.
 * @param cost per offer; other actions cost nothing
 * @returns undefined where it is none, where nothing is left to pay for, or a goal cannot be reached
 */
export function coverOf(task: Task, cost: readonly number[]): Cover | undefined {
  if (task.pre.length > 0 || task.enough.length > 0 || task.goals.length === 0) return undefined;
  const { action, addStart, add, goals } = task;
  const rowOfFact = new Int32Array(task.fact.length).fill(-1);
  for (const goal of goals) rowOfFact[goal] = 0;
  const free: number[] = [];
  action.forEach((id, a) => {
    if (id >= 0 && cost[id]! > 0) return;
    let isUsed = false;
    for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
      isUsed ||= rowOfFact[add[k]!] === 0;
      rowOfFact[add[k]!] = -1;
    }
    if (isUsed && id >= 0) free.push(id);
  });
  const open = [...goals].filter((goal) => rowOfFact[goal] === 0);
  open.forEach((goal, row) => (rowOfFact[goal] = row));
  const offer: number[] = [];
  const start = [0];
  const rows: number[] = [];
  action.forEach((id, a) => {
    if (id < 0 || !(cost[id]! > 0)) return;
    for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
      if (rowOfFact[add[k]!]! >= 0) rows.push(rowOfFact[add[k]!]!);
    }
    if (rows.length === start[offer.length]) return;
    start.push(rows.length);
    offer.push(id);
  });
  const colStart = Int32Array.from(start);
  const rowOf = Int32Array.from(rows);
  const byRow = turned(colStart, rowOf, open.length);
  for (let row = 0; row < open.length; row++) if (byRow.start[row] === byRow.start[row + 1]) return undefined;
  if (open.length === 0) return undefined;
  return {
    columns: offer.length,
    rows: open.length,
    cost: Float64Array.from(offer, (id) => cost[id]!),
    colStart,
    rowOf,
    rowStart: byRow.start,
    colOf: byRow.item,
    offer: Int32Array.from(offer),
    fact: Int32Array.from(open, (goal) => task.fact[goal]!),
    free,
  };
}
