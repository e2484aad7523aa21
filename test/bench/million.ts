import loader, { type Highs } from 'highs';
import {
  highsSolver,
  lazyIndex,
  relevantOf,
  residualInstance,
  solveInstance,
  Standing,
  survivorsOf,
  type LazyGoals,
  type LazyIndex,
} from '#lib/engine';
import { madeCatalogue, madeQuestion, type MadeCatalogue, type Shape } from './million-catalogue.js';
import { ms, table } from './table.js';

const EFFORT = { looks: Number(process.env['LOOKS'] ?? 1e6) };

interface Asked {
  readonly standing: Standing;
  readonly goals: LazyGoals;
}

function ask(index: LazyIndex, made: MadeCatalogue, seed: number): Asked {
  const { held, wanted } = madeQuestion(made, seed);
  const standing = new Standing(index, { levels: held, credentials: [], renewals: [] });
  const levels = wanted.flatMap(([skill, level]): [number, number][] => {
    const top = Math.min(level, standing.level[skill]!);
    return top > standing.held[skill]! ? [[skill, top]] : [];
  });
  return { standing, goals: { levels, anyOf: [], stacks: [] } };
}

/** Times and sizes of questions to made catalogues. */
export async function timesAt(
  sizes: readonly number[],
  shape: Shape,
  questions: number,
  solve: boolean,
): Promise<void> {
  const solver = highsSolver(await (loader as unknown as () => Promise<Highs>)());
  const rows: (string | number)[][] = [];
  for (const size of sizes) {
    const made = madeCatalogue(1, size, shape);
    if (process.env['NOBUNDLE']) made.offers.bundle.fill(-1);
    const start = performance.now();
    const index = lazyIndex(made.columns, made.offers);
    const build = performance.now() - start;
    const own: number[] = [];
    const sieve: number[] = [];
    const left: number[] = [];
    const gaps: number[] = [];
    const statuses = new Map<string, number>();
    for (let seed = -9; seed <= questions; seed++) {
      const begin = process.cpuUsage();
      const { standing, goals } = ask(index, made, Math.abs(seed));
      const found = survivorsOf(standing, goals, { ...EFFORT, solver });
      const middle = process.cpuUsage(begin);
      let note = '';
      if (found.status === 'closed' && goals.levels.length > 0 && solve) {
        const instance = residualInstance(standing, relevantOf(standing, found, goals), goals, 'EUR');
        const outcome = solveInstance(instance, solver, { timeLimitMs: 20_000 });
        note = `${outcome.status} ${outcome.plan?.value}`;
      }
      const end = process.cpuUsage(begin);
      if (seed <= 0) continue;
      const cpu = (use: NodeJS.CpuUsage): number => (use.user + use.system) / 1000;
      own.push(cpu(end));
      sieve.push(cpu(middle));
      left.push(found.study.length);
      statuses.set(found.status, (statuses.get(found.status) ?? 0) + 1);
      const weight = found.plan?.weight ?? NaN;
      gaps.push(weight > 0 ? (100 * (weight - found.bound)) / weight : 0);
      if (process.env['STACKWAY_MILLION_LOG']) {
        console.log(
          `${size} ${shape} ${seed}: effort ${found.looks.effort} ${found.status} goals ${goals.levels.length} survivors ${found.study.length}+${found.complete.length} of ${found.looks.ways} ways, ${found.looks.opened} facts, ${found.looks.rounds} rounds, gap ${gaps.at(-1)!.toFixed(2)} %, ${cpu(middle).toFixed(0)} ms, with solve ${cpu(end).toFixed(0)} ${note}`,
        );
      }
    }
    const at = (list: number[], share: number): number =>
      [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))]!;
    rows.push([
      size,
      ms(build),
      ms(at(sieve, 0.5)),
      ms(at(sieve, 0.99)),
      ms(at(own, 0.5)),
      ms(at(own, 0.99)),
      at(left, 0.5),
      at(left, 1),
      at(gaps, 0.99).toFixed(2),
      [...statuses].map(([status, count]) => `${count} ${status}`).join(', '),
    ]);
  }
  console.log(
    table(['credentials', 'index ms', 'sieve', 'p99', 'whole', 'p99', 'left', 'max', 'gap % p99', 'status'], rows),
  );
}

await timesAt(
  (process.env['SIZES'] ?? '1000,10000,100000').split(',').map(Number),
  (process.argv[2] as Shape) ?? 'sparse',
  Number(process.argv[3] ?? 20),
  process.argv[4] !== 'sieve',
);
