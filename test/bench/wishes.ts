import { highsSolver } from '#lib/engine';
import { loadHighs } from '../oracle/highs.js';
import { sampleAsker, WISHES } from '../oracle/wishes.js';
import { table } from './table.js';

/**
 * Pairs of a learner and a role of the sample, asked with wishes of every kind: what comes of them, and what stands behind the answers.
 * @param every so many pairs one is asked; 1 for all
 * @returns whether no certificate is rejected
 */
export async function benchWishes(every: number): Promise<boolean> {
  const ask = sampleAsker(highsSolver(await loadHighs()), every);
  let rejected = 0;
  const rows = Object.entries(WISHES).map(([name, wish]) => {
    const start = performance.now();
    const answers = [...ask(wish)];
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const kinds = (status: string): string => {
      const of = answers.filter((one) => one.status === status);
      const number = (kind: string): number => of.filter((one) => one.kind === kind).length;
      return ['prices', 'tree', 'solver', 'none'].map(number).join('/');
    };
    const wrong = answers.filter((one) => one.certificate?.verdict === 'rejected');
    for (const { statement, options } of wrong) console.error(`${name} ${JSON.stringify(options)}: ${statement}`);
    rejected += wrong.length;
    const others = answers.filter(({ status }) => status !== 'optimal' && status !== 'infeasible').length;
    return [name, answers.length, kinds('optimal'), kinds('infeasible'), others, wrong.length, seconds];
  });
  const headings = ['wish', 'questions', 'optimal: prices/tree/solver/none', 'infeasible', 'others', 'rejected', 's'];
  console.log(table(headings, rows));
  return rejected === 0;
}
