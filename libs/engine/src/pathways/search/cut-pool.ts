import type { View } from './view.js';
import { exitsIn, type ZoneCut } from './zone-cut.js';

/** A zone, and how many tasks it has been of no use in since it last was. */
interface PooledZone {
  readonly facts: Int32Array;
  idle: number;
}

/** A zone that was of no use in so many tasks is forgotten; it may be found again. */
const IDLE = 6;

/** Zones found so far, in the numbers of the table, so that they serve in every restricted task. */
export class CutPool {
  zones: PooledZone[] = [];
  private readonly known = new Set<string>();

  /** Leaves out what has been of no use for long. */
  forget(): void {
    for (const { facts, idle } of this.zones) if (idle > IDLE) this.known.delete(facts.join());
    this.zones = this.zones.filter(({ idle }) => idle <= IDLE);
  }

  /** Takes in the plainest zones there are: a goal each, with what settles it where that is free. */
  addGoals({ task, givers }: View): void {
    for (const goal of task.goals) {
      const zone = [goal];
      if (task.table.entry[task.fact[goal]!]! >= 0) {
        for (let n = givers.start[goal]!; n < givers.start[goal + 1]!; n++) {
          const a = givers.item[n]!;
          for (let k = task.preStart[a]!; k < task.preStart[a + 1]!; k++) zone.push(task.pre[k]!);
        }
      }
      this.keep(Int32Array.from(zone, (fact) => task.fact[fact]!).sort());
    }
  }

  /** @returns how many were new */
  add(view: View, cuts: readonly ZoneCut[]): number {
    let added = 0;
    for (const { zone } of cuts) {
      if (this.keep(zone.map((fact) => view.task.fact[fact]!))) added++;
    }
    return added;
  }

  private keep(zone: Int32Array): boolean {
    const key = zone.join();
    if (this.known.has(key)) return false;
    this.known.add(key);
    this.zones.push({ facts: zone, idle: 0 });
    return true;
  }
}

/**
 * The cuts that the zones of a pool make in one task: those that no plan gets round and whose exits all cost something; none whose exits
 * include all of another's. Zones added to the pool later join when asked again.
 */
export class CutsHere {
  private readonly exits: ReturnType<typeof exitsIn>;
  private readonly number: Int32Array;
  private readonly mark: Uint8Array;
  private next = 0;
  private cuts: ZoneCut[] = [];
  private readonly source = new Map<ZoneCut, PooledZone>();

  /** @param isFree per action: 1 when it costs nothing */
  constructor(
    private readonly pool: CutPool,
    private readonly view: View,
    private readonly isFree: Uint8Array,
  ) {
    pool.forget();
    const { task } = view;
    this.exits = exitsIn(view);
    this.number = new Int32Array(task.table.meaning.length).fill(-1);
    task.fact.forEach((fact, i) => (this.number[fact] = i));
    this.mark = new Uint8Array(view.actions);
  }

  all(): readonly ZoneCut[] {
    const { zones } = this.pool;
    for (; this.next < zones.length; this.next++) {
      this.view.look?.();
      const pooled = zones[this.next]!;
      pooled.idle++;
      const zone = pooled.facts.map((fact) => this.number[fact]!).filter((fact) => fact >= 0);
      if (zone.length === 0) continue;
      const exits = this.exits.of(zone);
      if (this.exits.bars() && !exits.some((a) => this.isFree[a] === 1)) this.join({ zone, exits }, pooled);
    }
    return this.cuts;
  }

  /** Remembers which cuts were worth a price. */
  priced(cuts: readonly ZoneCut[], price: readonly number[]): void {
    cuts.forEach((cut, i) => {
      const pooled = this.source.get(cut);
      if (pooled && price[i]! > 0) pooled.idle = 0;
    });
  }

  /** Keeps a cut unless its exits include all of another's; drops those that include all of its own. */
  private join(cut: ZoneCut, pooled: PooledZone): void {
    const { mark } = this;
    for (const a of cut.exits) mark[a] = 1;
    const size = cut.exits.length;
    const needless = this.cuts.some(({ exits }) => exits.length <= size && exits.every((a) => mark[a] === 1));
    if (!needless) {
      const larger = ({ exits }: ZoneCut): boolean => {
        if (exits.length < size) return false;
        let shared = 0;
        for (const a of exits) shared += mark[a]!;
        return shared === size;
      };
      this.cuts = this.cuts.filter((one) => !larger(one));
      this.cuts.push(cut);
      this.source.set(cut, pooled);
    }
    for (const a of cut.exits) mark[a] = 0;
  }
}
