import { fork } from 'node:child_process';
import { ms, table } from '../table.js';
import { cellsOf, cellsOfFramework, nameOf, type Cell } from './cells.js';
import type { Task, Told } from './child.js';
import type { Measured } from './measure.js';
import { HEADINGS, summary } from './summary.js';

export interface PathwayBench {
  readonly quick: boolean;
  /** Words that a line's name has to contain; with any, every pair is printed. */
  readonly only: readonly string[];
  /** Folder of a framework: its roles are asked for, and nothing else. */
  readonly framework?: string;
}

type OfPair = Extract<Told, { pair: string }>;

/** Seconds of a whole run, and those a line may go beyond its part before its process is ended. */
const RUN = { full: 2400, quick: 70 };
const GRACE = { full: 45, quick: 8 };

/** @returns whether every certificate passed and every optimum agrees */
export async function benchPathways({ quick, only, framework }: PathwayBench): Promise<boolean> {
  const all = framework === undefined ? cellsOf(quick) : cellsOfFramework();
  const cells = all.filter((cell) => only.every((word) => nameOf(cell).split(' ').includes(word)));
  if (cells.length === 0) {
    console.error(`No line is called ${only.join(' ')}. Names are such as: ${nameOf(cellsOf(false)[1]!)}.`);
    return false;
  }
  const results = new Map<string, Measured[]>(cells.map((cell) => [nameOf(cell), []]));
  const wrong: string[] = [];
  const onPair = (told: OfPair) => {
    if ('thrown' in told) {
      wrong.push(`${told.cell}, ${told.pair}: ${told.thrown}`);
      return;
    }
    results.get(told.cell)!.push(told.measured);
    wrong.push(...told.measured.wrong.map((text) => `${told.cell}, ${told.pair}: ${text}`));
    if (only.length > 0) console.log(line(told));
  };
  const until = performance.now() + 1000 * RUN[quick ? 'quick' : 'full'];
  let left: readonly Cell[] = cells;
  while (left.length > 0) {
    const group = left.filter(({ shape, size }) => shape === left[0]!.shape && size === left[0]!.size);
    const task = {
      quick,
      ...(framework !== undefined && { framework }),
      cells: withSeconds(group, left, (until - performance.now()) / 1000),
    };
    const ended = await inChild(task, GRACE[quick ? 'quick' : 'full'], onPair);
    const done = ended === undefined ? group : group.slice(0, group.findIndex((cell) => nameOf(cell) === ended) + 1);
    for (const cell of done) console.error(`${nameOf(cell)}: ${results.get(nameOf(cell))!.length} pairs`);
    left = left.filter((cell) => !done.includes(cell));
  }
  console.log(
    table(
      HEADINGS,
      cells.map((cell) => row(cell, results.get(nameOf(cell))!)),
    ),
  );
  for (const one of wrong) console.log(`WRONG ${one}`);
  if (wrong.length === 0) console.log('Every certificate passed its check, and all optima agree.');
  return wrong.length === 0;
}

/** Shares what is left of the run's time out over the lines that are left. */
function withSeconds(group: readonly Cell[], left: readonly Cell[], seconds: number): Task['cells'] {
  const shares = left.reduce((sum, { share }) => sum + share, 0);
  return group.map((cell) => ({ name: nameOf(cell), seconds: Math.max(1, (seconds * cell.share) / shares) }));
}

/** @returns the line that did not keep to its time and was ended, if one was */
function inChild(task: Task, grace: number, onPair: (told: OfPair) => void): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./child.js', import.meta.url));
    let timer: NodeJS.Timeout | undefined;
    let ended: string | undefined;
    child.on('message', (told: Told) => {
      if (!('begin' in told)) return onPair(told);
      clearTimeout(timer);
      const { seconds } = task.cells.find(({ name }) => name === told.begin)!;
      timer = setTimeout(
        () => {
          ended = told.begin;
          child.kill('SIGKILL');
        },
        1000 * (seconds + grace),
      );
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 0 || ended !== undefined) resolve(ended);
      else reject(new Error(`the process of ${task.cells.map(({ name }) => name).join(', ')} ended with ${code}`));
    });
    child.send(task);
  });
}

function row(cell: Cell, all: readonly Measured[]): (string | number)[] {
  const name = [cell.shape, cell.size, cell.gap, cell.minimise];
  if (all.length > 0) return summary(name, all);
  return [
    cell.shape,
    cell.size,
    '–',
    cell.gap,
    cell.minimise,
    0,
    'no pair in time',
    ...HEADINGS.slice(7).map(() => '–'),
  ];
}

function line({ pair, uncovered, measured }: Extract<Told, { measured: unknown }>): string {
  const { own, highs } = measured;
  const beside = highs ? `HiGHS ${highs.capped ? '≥ ' : ''}${ms(highs.cpu)} ms` : '';
  return [
    pair.padEnd(14),
    `value ${measured.value ?? measured.status}`.padEnd(16),
    `${measured.steps} steps`.padEnd(9),
    `gap ${measured.gap} (+${uncovered})`.padEnd(14),
    `${measured.offers} offers`.padEnd(13),
    `${ms(own.cpu)} ms (wall ${ms(own.wall)})`.padEnd(26),
    `${measured.kind}${measured.checked === null ? '' : `, ${measured.checked}`}`.padEnd(16),
    beside,
    ...measured.wrong,
  ].join(' ');
}
