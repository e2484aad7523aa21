import { Milp, type LpAnswer, type MilpSolver, type OpenProgramme, type Term } from '../milp.js';
import type { Prices } from './dual-ascent.js';
import type { View } from './view.js';
import type { ZoneCut } from './zone-cut.js';

/** Prices, and the fractional plan on the other side of them. */
export interface Relaxed extends Prices {
  /** Per action: how much of it is taken. */
  readonly share: Float64Array;
}

/**
 * The best prices on cuts: a linear programme whose other side takes, at least cost, of every cut's exits at least one in sum.
 * What the solver gives is rounded down to whole numbers, and lowered where an action would pay more than it costs, so that the
 * bound holds exactly whatever its tolerance.
 */
export class CoverProgramme {
  private readonly milp = new Milp();
  private opened: OpenProgramme | undefined;
  private readonly column: Int32Array;
  private readonly cuts: ZoneCut[] = [];
  private readonly known = new Set<ZoneCut>();

  /**
   * @param cost per action, whole numbers; those that cost nothing are exits of no cut
   * @param unit costs are divided by it for the solver
   */
  constructor(
    view: View,
    private readonly cost: Float64Array,
    private readonly unit: number,
    private readonly solver: MilpSolver,
  ) {
    const { milp } = this;
    this.column = Int32Array.from(cost, (one) => (one > 0 ? milp.column(one / unit, Infinity, false) : -1));
  }

  private get open(): OpenProgramme {
    return (this.opened ??= this.solver.open(this.milp));
  }

  /** The best prices on all cuts asked for so far and these; undefined when the solver finds none. */
  best(cuts: readonly ZoneCut[]): Relaxed | undefined {
    for (const cut of cuts) {
      if (this.known.has(cut)) continue;
      this.known.add(cut);
      this.cuts.push(cut);
      this.open.addRow({ terms: Array.from(cut.exits, (a): Term => [this.column[a]!, 1]), lower: 1, upper: Infinity });
    }
    const answer = this.cuts.length === 0 ? NOTHING : this.open.relax();
    if (!answer) return undefined;
    const share = Float64Array.from(this.column, (column) => (column < 0 ? 0 : (answer.values[column] ?? 0)));
    const wished = Array.from(answer.rowPrices, (price) => Math.max(0, Math.floor(price * this.unit)));
    return { ...wholePricesOf(this.cost, this.cuts, wished), share };
  }

  /** About what a plan costs by the cuts so far that takes an action, or does not: for choosing, not for proving. */
  trial(action: number, taken: boolean): number | undefined {
    const column = this.column[action]!;
    this.open.setBounds(column, taken ? 1 : 0, taken ? 1 : 0);
    const answer = this.open.relax();
    this.open.setBounds(column, 0, Infinity);
    return answer && answer.optimum * this.unit;
  }

  close(): void {
    this.opened?.close();
  }
}

const NOTHING: LpAnswer = { values: new Float64Array(0), rowPrices: new Float64Array(0), optimum: 0 };

/** Lowers prices until no action pays more than it costs, and raises them where nothing is then paid in full. */
export function wholePricesOf(cost: Float64Array, cuts: readonly ZoneCut[], wished: readonly number[]): Prices {
  const price = [...wished];
  const slack = cost.slice();
  cuts.forEach(({ exits }, i) => {
    for (const a of exits) slack[a]! -= price[i]!;
  });
  cuts.forEach(({ exits }, i) => {
    let over = 0;
    for (const a of exits) over = Math.max(over, -slack[a]!);
    const less = Math.min(over, price[i]!);
    if (less <= 0) return;
    price[i]! -= less;
    for (const a of exits) slack[a]! += less;
  });
  cuts.forEach(({ exits }, i) => {
    let spare = exits.length === 0 ? 0 : Infinity;
    for (const a of exits) spare = Math.min(spare, slack[a]!);
    if (spare <= 0) return;
    price[i]! += spare;
    for (const a of exits) slack[a]! -= spare;
  });
  const bound = price.reduce((sum, one) => sum + one, 0);
  return { bound, cuts, price, slack };
}
