import { inTheTime, lookFor } from '../../look.js';
import type { MilpSolver } from '../../milp.js';
import type { Recorded } from '../carried.js';
import type { SearchNode } from '../search-node.js';
import type { KnownPlan, SearchFound, SearchLimits, SearchOptions, SearchTrace } from '../search-options.js';
import type { Task } from '../task.js';
import { coverOf, type Cover } from './cover.js';
import { CoverPlans } from './cover-plans.js';
import { recordOf, wholePrices, type CoverPrices } from './cover-prices.js';
import { CoverRelaxed } from './cover-relaxed.js';
import { CoverTree } from './cover-tree.js';
import { neededRows, partOf } from './dominated.js';
import { multipliers, type Multipliers } from './multipliers.js';

/** Branches of a cover are quick: so many count as one of the limit. */
const FOR_ONE = 10;

/** For each row so many columns are in the first programme, and all that the multipliers do not rule out with this to spare. */
const FOR_ROW = 4;

/**
 * The best plan of a task in which nothing needs anything, and its proof: multipliers by subgradient steps bring a plan and tell which columns matter; the
 * best prices among these rule out all others; the few that are left are searched.
 * @param cost per offer, whole numbers
 * @returns undefined where the task is no cover
 */
export function searchCover(
  task: Task,
  cost: readonly number[],
  unit: number,
  fine: number,
  solver: MilpSolver,
  limits: SearchLimits,
  options: SearchOptions,
): SearchFound | undefined {
  const cover = coverOf(task, cost);
  return cover && new CoverSearch(task, cover, unit, fine, solver, limits, options).run();
}

class CoverSearch {
  private readonly plans: CoverPlans;
  private nodes = 0;
  private bound = 0;
  private readonly chain: Recorded[] = [];

  constructor(
    private readonly task: Task,
    private readonly cover: Cover,
    private readonly unit: number,
    private readonly fine: number,
    private readonly solver: MilpSolver,
    private readonly limits: SearchLimits,
    private readonly options: SearchOptions,
  ) {
    this.plans = new CoverPlans(cover);
    this.plans.cost = options.known?.cost ?? Infinity;
  }

  run(): SearchFound {
    const root = inTheTime(() => this.root());
    const { nodes, chain, best } = this;
    const cost = best?.cost ?? Infinity;
    return { best, bound: root ? cost : Math.min(this.bound, cost), root, nodes, chain, settled: false };
  }

  private get best(): KnownPlan | undefined {
    const { plans, cover } = this;
    if (plans.columns.length === 0) return this.options.known;
    const offers = withoutSpares(
      this.task,
      cover.free,
      plans.columns.map((j) => cover.offer[j]!),
    );
    return { offers: offers.sort((a, b) => a - b), cost: plans.cost };
  }

  private get most(): number {
    return (Math.ceil(this.plans.cost / this.unit) - 1) * this.unit;
  }

  private root(): SearchNode | undefined {
    const { cover, plans, limits, unit, fine, solver } = this;
    const look = lookFor(limits.stop);
    look?.();
    const found = multipliers(cover, plans, unit, look);
    this.note('ascent', cover.columns, found.bound);
    const early = this.asPrices(found.price);
    this.bound = early.bound;
    look?.();
    const prices = early.bound > this.most ? early : this.prices(found);
    if (!prices) return undefined;
    this.bound = Math.max(this.bound, prices.bound);
    const record = recordOf(cover, prices.price);
    this.chain.push(record);
    this.note('programme', cover.columns, prices.bound);
    if (prices.bound > this.most) return { prices: record };
    const left: number[] = [];
    for (let j = 0; j < cover.columns; j++) if (prices.slack[j]! <= this.most - prices.bound) left.push(j);
    const small = partOf(cover, left, [...cover.fact.keys()]);
    const part = partOf(small, [...small.offer.keys()], neededRows(small));
    const own = new CoverPlans(part);
    own.cost = plans.cost;
    const stop = (): boolean => ++this.nodes > FOR_ONE * limits.nodes || (limits.stop?.() ?? false);
    const node = new CoverTree(part, own, { stop, unit, fine }, solver).run();
    if (own.columns.length > 0) this.better(own, part);
    return node && { prices: record, then: node };
  }

  private better(own: CoverPlans, part: Cover): void {
    const number = new Map(Array.from(this.cover.offer, (offer, j) => [offer, j]));
    this.plans.ofColumns(own.columns.map((j) => number.get(part.offer[j]!)!));
  }

  /** The best prices on the rows, by a programme of the columns that matter; those that would then pay too much join. */
  private prices({ reduced, bound }: Multipliers): CoverPrices | undefined {
    const { cover, fine } = this;
    const isIn = this.core(reduced, this.most - bound);
    for (;;) {
      const columns = [...isIn.keys()].filter((j) => isIn[j] === 1);
      const core = partOf(cover, columns, [...cover.fact.keys()]);
      const programme = new CoverRelaxed(core, fine, this.solver);
      const answer = programme.solve();
      programme.close();
      if (!answer) return undefined;
      const values = new Float64Array(cover.columns);
      columns.forEach((j, i) => (values[j] = answer.values[i]!));
      const price = answer.rowPrices.map((one) => one * fine);
      const left = cover.cost.slice();
      for (let row = 0; row < cover.rows; row++) {
        for (let k = cover.rowStart[row]!; k < cover.rowStart[row + 1]!; k++) left[cover.colOf[k]!]! -= price[row]!;
      }
      let joined = 0;
      for (let j = 0; j < cover.columns; j++) {
        if (isIn[j] === 1 || left[j]! >= -1) continue;
        isIn[j] = 1;
        joined++;
      }
      if (joined > 0) continue;
      this.plans.byWorth(left, price, columns, []);
      return this.asPrices(price);
    }
  }

  private asPrices(wished: ArrayLike<number>): CoverPrices {
    const { cover } = this;
    return wholePrices(cover, wished, new Uint8Array(cover.columns).fill(1), new Int32Array(cover.rows));
  }

  /** Columns that the multipliers do not rule out, and for each row those of which least is left. */
  private core(reduced: Float64Array, most: number): Uint8Array {
    const { cover } = this;
    const isIn = Uint8Array.from(reduced, (left) => (left <= most ? 1 : 0));
    for (let row = 0; row < cover.rows; row++) {
      const of = cover.colOf.slice(cover.rowStart[row], cover.rowStart[row + 1]);
      of.sort((a, b) => reduced[a]! - reduced[b]! || a - b);
      for (const j of of.subarray(0, FOR_ROW)) isIn[j] = 1;
    }
    return isIn;
  }

  private note(step: SearchTrace['step'], actions: number, bound: number): void {
    const { fine, options, plans } = this;
    const least = Math.min(this.bound, plans.cost) / fine;
    options.trace?.({
      step,
      actions,
      bound: bound / fine,
      least,
      best: (plans.cost < Infinity ? plans.cost : NaN) / fine,
    });
  }
}

/** Offers that cost something, with those of the others that they cannot do without. */
function withoutSpares(
  { action, addStart, add, fact, goals }: Task,
  free: readonly number[],
  paid: readonly number[],
): number[] {
  const number = new Map(Array.from(action, (id, a) => [id, a]));
  const times = new Int32Array(fact.length);
  const count = (id: number, by: number): void => {
    const a = number.get(id)!;
    for (let k = addStart[a]!; k < addStart[a + 1]!; k++) times[add[k]!]! += by;
  };
  for (const a of action.keys()) if (action[a]! < 0) count(action[a]!, 1);
  for (const id of [...free, ...paid]) count(id, 1);
  const needed = free.filter((id) => {
    count(id, -1);
    if (goals.every((goal) => times[goal]! > 0)) return false;
    count(id, 1);
    return true;
  });
  return [...paid, ...needed];
}
