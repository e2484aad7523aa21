import { reachable } from '../oracle/founded.js';
import { randomInstance } from '../oracle/generate.js';
import { loadHighs } from '../oracle/highs.js';
import { judge } from '../oracle/judge.js';
import { KINDS, type Kind } from '../oracle/kinds.js';
import { table } from './table.js';

const ALL = Object.keys(KINDS) as Kind[];

/**
 * Seeded small problems of every kind against brute force, the bitmask programme, HiGHS on the strong model and the naive model.
 * Problems whose goals cannot be reached whatever is taken are passed over.
 * @param kind one of them; all when absent
 * @param seeds problems of each kind
 * @returns whether nothing differs and every certificate passes its check
 */
export async function benchOracle(kind: string | undefined, seeds: number): Promise<boolean> {
  const kinds = ALL.filter((one) => kind === undefined || one === kind);
  if (kinds.length === 0) {
    console.error(`There is no variant ${kind}. They are: ${ALL.join(', ')}.`);
    return false;
  }
  const highs = await loadHighs();
  const rows: (string | number)[][] = [];
  let mismatches = 0;
  for (const one of kinds) {
    const count = { 'brute force': 0, bitmask: 0, HiGHS: 0, naive: 0 };
    const kindsOfProof = { prices: 0, tree: 0, solver: 0, none: 0 };
    let [plans, steps, wrong, left] = [0, 0, 0, seeds];
    const start = performance.now();
    for (let seed = 0; left > 0; seed++) {
      const instance = randomInstance(seed, KINDS[one]);
      if (!reachable(instance)) continue;
      if (--left % 1000 === 0) console.error(`${one}: ${seeds - left} of ${seeds}`);
      const judged = judge(instance, highs);
      for (const oracle of judged.oracles) count[oracle]++;
      if (judged.feasible) {
        plans++;
        if (judged.steps > 0) steps++;
        kindsOfProof[judged.kind]++;
      }
      if (judged.wrong.length > 0) wrong++;
      for (const text of judged.wrong) console.error(`${one}, seed ${seed}: ${text}`);
    }
    mismatches += wrong;
    const { prices, tree, solver } = kindsOfProof;
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    rows.push([one, seeds, plans, steps, ...Object.values(count), `${prices}/${tree}/${solver}`, wrong, seconds]);
  }
  const headings = ['variant', 'problems', 'with a plan', 'with steps', 'brute force', 'bitmask', 'HiGHS', 'naive'];
  console.log(table([...headings, 'prices/tree/solver', 'mismatches', 's'], rows));
  console.log(`${mismatches} mismatches.`);
  return mismatches === 0;
}
