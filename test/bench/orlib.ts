import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import loader, { type Highs } from 'highs';
import { highsSolver, prove, solveInstance } from '#lib/engine';
import { naiveOptimum } from '../oracle/naive.js';
import { readOptima, readOrlib } from '../oracle/orlib.js';
import { ms, table } from './table.js';

/**
 * Set-covering files with published optima, through the product's own model builder.
 * own ms: the whole of `solveInstance` and the search for a proof; solver ms: the plain set-covering programme given to HiGHS as text, nothing else.
 * @param folder one with an `optima.csv` (file, rows_m, cols_n, published_value)
 * @returns whether every value found is the published one
 */
export async function benchOrlib(folder: string, only: string | undefined): Promise<boolean> {
  const list = path.join(folder, 'optima.csv');
  if (!existsSync(list)) {
    console.error(
      `There is no optima.csv in ${folder}. Name a folder with set-covering files and their published optima.`,
    );
    return false;
  }
  const highs = await (loader as unknown as () => Promise<Highs>)();
  const solver = highsSolver(highs);
  let agree = true;
  const rows: (string | number)[][] = [];
  for (const { file, published } of readOptima(readFileSync(list, 'utf8'))) {
    if (only !== undefined && !file.includes(only)) continue;
    const instance = readOrlib(readFileSync(path.join(folder, file), 'utf8'));
    const start = performance.now();
    const outcome = solveInstance(instance, solver, { timeLimitMs: 60_000, clock: () => performance.now() });
    const proof = outcome.plan && prove(instance, outcome.plan.value, solver, { nodes: 60, rounds: 25, effort: 2e7 });
    const own = performance.now() - start;
    const plain = performance.now();
    const naive = naiveOptimum(instance, highs);
    const alone = performance.now() - plain;
    const found = outcome.plan?.value ?? NaN;
    agree &&= found === published && naive.value === published;
    const kind = proof?.leaves === 1 ? 'prices' : proof ? 'tree' : 'solver';
    const proved = outcome.status === 'optimal' || proof ? kind : outcome.status;
    rows.push([path.basename(file, '.txt'), published, found, proved, ms(own), ms(alone)]);
    console.error(`${file}: ${found} (published ${published}), ${ms(own)} ms`);
  }
  console.log(table(['name', 'published', 'found', 'proved', 'own ms', 'solver ms'], rows));
  console.log(
    agree ? `All ${rows.length} values are the published ones.` : 'Some values differ from the published ones.',
  );
  return agree;
}
