import type { MilpSolver } from '../milp.js';
import { CoverProgramme } from './cover-programme.js';
import type { Tariff } from './tariff.js';

/**
 * The tariff of offers that each have a price of their own.
 * @param cost per offer, whole numbers
 * @param fine that many are one unit of the objective
 * @param wanted offers that may be taken for other reasons than what they bring
 */
export function plainTariff(
  cost: readonly number[],
  fine: number,
  solver: MilpSolver,
  wanted: ReadonlySet<number>,
): Tariff {
  const costs: Tariff['costs'] = (view, { taken }) =>
    Float64Array.from(view.task.action, (id) => (id < 0 || taken.includes(id) ? 0 : cost[id]!));
  return {
    first: () => undefined,
    costs,
    base: ({ taken }) => taken.reduce((sum, offer) => sum + cost[offer]!, 0),
    programme: (view, decided) => {
      const programme = new CoverProgramme(view, costs(view, decided, undefined), fine, solver);
      const base = decided.taken.reduce((sum, offer) => sum + cost[offer]!, 0);
      return {
        best: (cuts) => {
          const found = programme.best(cuts);
          return found && { ...found, parts: undefined, bought: [], mixed: [] };
        },
        trial: (action, taken) => base + (programme.trial(action, taken) ?? Infinity),
        close: () => programme.close(),
      };
    },
    demanded: () => [],
    others: () => [],
    undecided: () => undefined,
    unreached: () => undefined,
    reaches: () => false,
    free: (view, decided) => Uint8Array.from(costs(view, decided, undefined), (one) => (one === 0 ? 1 : 0)),
    excused: (task, { taken }) =>
      Uint8Array.from(task.action, (id) =>
        wanted.has(id) || task.table.unasked.has(id) || taken.includes(id) ? 1 : 0,
      ),
  };
}
