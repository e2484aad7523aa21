import type { View } from './view.js';
import { Exits, type ZoneCut } from './zone-cut.js';

/** Zones found so far, in the numbers of the table, so that they serve in every restricted task. */
export class CutPool {
  private readonly zones: Int32Array[] = [];
  private readonly known = new Set<string>();

  get size(): number {
    return this.zones.length;
  }

  add(view: View, cuts: readonly ZoneCut[]): number {
    let added = 0;
    for (const { zone } of cuts) {
      const inTable = zone.map((fact) => view.task.fact[fact]!);
      const key = inTable.join();
      if (this.known.has(key)) continue;
      this.known.add(key);
      this.zones.push(inTable);
      added++;
    }
    return added;
  }

  /**
   * The cuts of the zones in a task: those that hold a goal and whose exits all cost something. Of cuts with the same exits one,
   * and none whose exits include another's.
   */
  cutsIn(view: View, isFree: Uint8Array): ZoneCut[] {
    const { task } = view;
    const number = new Int32Array(task.table.meaning.length).fill(-1);
    task.fact.forEach((fact, i) => (number[fact] = i));
    const isGoal = new Uint8Array(task.fact.length);
    for (const goal of task.goals) isGoal[goal] = 1;
    const exits = new Exits(view);
    const cuts = new Map<string, ZoneCut>();
    for (const inTable of this.zones) {
      const zone = inTable.map((fact) => number[fact]!).filter((fact) => fact >= 0);
      if (!zone.some((fact) => isGoal[fact] === 1)) continue;
      const own = exits.of(zone);
      if (own.some((a) => isFree[a] === 1)) continue;
      const key = own.join();
      if (!cuts.has(key)) cuts.set(key, { zone, exits: own });
    }
    return minimal([...cuts.values()], view.actions);
  }
}

/** Cuts none of which has all exits of another. */
function minimal(cuts: readonly ZoneCut[], actions: number): ZoneCut[] {
  const bySize = [...cuts].sort((a, b) => a.exits.length - b.exits.length);
  const mark = new Uint8Array(actions);
  const kept: ZoneCut[] = [];
  for (const cut of bySize) {
    mark.fill(0);
    for (const a of cut.exits) mark[a] = 1;
    if (!kept.some(({ exits }) => exits.every((a) => mark[a] === 1))) kept.push(cut);
  }
  return kept;
}
