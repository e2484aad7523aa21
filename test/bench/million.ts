import loader, { type Highs } from 'highs';
import {
  highsSolver,
  LAZY_LOOKS,
  lazyIndex,
  relevantOf,
  residualInstance,
  solveInstance,
  Standing,
  survivorsOf,
  type LazyGoals,
  type LazyIndex,
  type MilpSolver,
  type Survivors,
} from '#lib/engine';
import { madeCatalogue, madeQuestion, type MadeCatalogue, type Shape } from './million-catalogue.js';
import { Oracle, type Compared } from './million-oracle.js';
import { ms, table } from './table.js';

const SIZES = [1000, 10_000, 100_000, 1_000_000];
const WARM_UP = 10;

/** A full instance that HiGHS has not solved by then counts as unfinished. */
const A_SOLVE_MS = 20_000;

/** What the comparison with the full closure takes: catalogues of each size and shape. */
const COMPARED: readonly (readonly [size: number, shape: Shape, catalogues: number])[] = [
  [1000, 'sparse', 400],
  [1000, 'dense', 200],
  [3000, 'sparse', 150],
  [3000, 'dense', 100],
  [10_000, 'sparse', 100],
  [10_000, 'dense', 50],
  [100_000, 'sparse', 35],
  [100_000, 'dense', 15],
];

/**
 * Pathways in large catalogues. Times and memory at 10³ to 10⁶ credentials, or, with `oracle`, survivors against full closures.
 * @param words `oracle`; sizes; shapes: lines to keep, all when none is named
 * @returns whether nothing differed
 */
export async function benchMillion(words: readonly string[], questions = 100): Promise<boolean> {
  const solver = highsSolver(await (loader as unknown as () => Promise<Highs>)());
  const named = (value: number | string): boolean => words.includes(String(value));
  const kept = (size: number, shape: Shape): boolean =>
    (named(size) || !words.some((word) => /^\d+$/.test(word))) &&
    (named(shape) || !(named('sparse') || named('dense')));
  if (words.includes('oracle')) return compare(solver, kept);
  const rows: string[][] = [];
  for (const shape of ['sparse', 'dense'] as const) {
    for (const size of SIZES) if (kept(size, shape)) rows.push(timesOf(size, shape, questions, solver));
  }
  const head = [
    'credentials',
    'shape',
    'index ms',
    'B each',
    'sieve ms',
    'p90',
    'p99',
    'with solve',
    'p99',
    'left',
    'p99',
  ];
  console.log(table([...head, 'closed', 'value proved by prices', 'gap of the rest'], rows));
  return true;
}

function compare(solver: MilpSolver, kept: (size: number, shape: Shape) => boolean): boolean {
  const counts = new Map<Compared['verdict'], number>();
  for (const [size, shape, catalogues] of COMPARED) {
    if (!kept(size, shape)) continue;
    const here = new Map<Compared['verdict'], number>();
    for (let seed = 1; seed <= catalogues; seed++) {
      const { verdict, says } = new Oracle(seed, size, shape, solver).compare(seed, A_SOLVE_MS);
      if (process.env['STACKWAY_BENCH_LOG']) console.log(size, shape, verdict, says);
      for (const map of [here, counts]) map.set(verdict, (map.get(verdict) ?? 0) + 1);
      if (verdict !== 'same') console.log(`${verdict}: ${says}`);
    }
    console.log(`${size} ${shape}: ${[...here].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`);
  }
  console.log(`In all: ${[...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`);
  return !counts.has('different');
}

function timesOf(size: number, shape: Shape, questions: number, solver: MilpSolver): string[] {
  const made = madeCatalogue(1, size, shape);
  const start = performance.now();
  const index = lazyIndex(made.columns, made.offers);
  const build = performance.now() - start;
  const sieve: number[] = [];
  const whole: number[] = [];
  const left: number[] = [];
  const gaps: number[] = [];
  let valued = 0;
  for (let seed = -WARM_UP; seed <= questions; seed++) {
    const asked = process.cpuUsage();
    const { found, standing, goals } = ask(index, made, Math.abs(seed), solver);
    const sieved = cpu(asked);
    if (found.status === 'closed' && goals.levels.length > 0) {
      const instance = residualInstance(standing, relevantOf(standing, found, goals), goals, 'EUR');
      solveInstance(instance, solver, { timeLimitMs: 10_000 });
    }
    if (seed <= 0) continue;
    sieve.push(sieved);
    whole.push(cpu(asked));
    if (isBestInValue(found, index)) valued++;
    if (found.status === 'closed') left.push(found.study.length);
    else gaps.push(gapOf(found));
    if (process.env['STACKWAY_BENCH_LOG'])
      console.log(size, shape, seed, ms(sieved), ms(whole.at(-1)!), found.status, found.study.length, found.looks);
  }
  const at = (list: readonly number[], share: number): number =>
    [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? NaN;
  const gap =
    gaps.length === 0 ? '–' : `${(100 * at(gaps, 0.5)).toFixed(2)} %, most ${(100 * Math.max(...gaps)).toFixed(2)} %`;
  return [
    String(size),
    shape,
    ms(build),
    (bytesOf(index) / index.columns.credentials).toFixed(0),
    ...[0.5, 0.9, 0.99].map((share) => ms(at(sieve, share))),
    ms(at(whole, 0.5)),
    ms(at(whole, 0.99)),
    String(at(left, 0.5)),
    String(at(left, 0.99)),
    `${left.length} of ${questions}`,
    String(valued),
    gap,
  ];
}

function ask(
  index: LazyIndex,
  made: MadeCatalogue,
  seed: number,
  solver: MilpSolver,
): { readonly found: Survivors; readonly standing: Standing; readonly goals: LazyGoals } {
  const { held, wanted } = madeQuestion(made, seed);
  const standing = new Standing(index, { levels: held, credentials: [], renewals: [] });
  const levels = wanted.flatMap(([skill, level]): [number, number][] => {
    const top = Math.min(level, standing.level[skill]!);
    return top > standing.held[skill]! ? [[skill, top]] : [];
  });
  const goals = { levels, anyOf: [], stacks: [] };
  return { found: survivorsOf(standing, goals, { looks: LAZY_LOOKS, solver }), standing, goals };
}

function cpu(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function gapOf({ plan, bound }: Survivors): number {
  return plan && plan.weight > 0 ? (plan.weight - bound) / plan.weight : 0;
}

/** Whether prices alone show that no plan is of a better value, whatever decides among equals. */
function isBestInValue({ plan, bound }: Survivors, { weights }: LazyIndex): boolean {
  return plan !== undefined && Math.floor(bound / weights.factor) === Math.floor(plan.weight / weights.factor);
}

/** Bytes in the arrays of a value, at whatever depth. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + bytesOf(one), 0);
}
