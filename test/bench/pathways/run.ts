import type { Highs } from 'highs';
import { loadHighs } from '../../oracle/highs.js';
import { denseCatalogue, pairs, type Pair } from '../catalogues/instances.js';
import { ms, table } from '../table.js';
import { measure, type Caps, type Measured } from './measure.js';
import { HEADINGS, summary } from './summary.js';

/** A line of the table: where its pairs come from and how many of them, for how long. */
export interface Cell {
  readonly shape: string;
  readonly size: number | string;
  readonly gap: string;
  readonly minimise: string;
  readonly pairs: () => Iterable<Pair>;
  readonly most: number;
  /** Seconds after which no further pair is begun. */
  readonly seconds: number;
  readonly caps: Caps;
}

export interface PathwayBench {
  readonly quick: boolean;
  /** Words that a cell's name has to contain; with any, every pair is printed. */
  readonly only: readonly string[];
}

/** @returns whether every certificate passed and every optimum agrees */
export async function benchPathways({ quick, only }: PathwayBench): Promise<boolean> {
  const highs = await loadHighs();
  const cells = cellsOf(quick).filter((cell) => only.every((word) => nameOf(cell).includes(word)));
  if (cells.length === 0) {
    console.error(`No cell has ${only.join(' and ')} in its name. Names are such as: ${nameOf(cellsOf(true)[0]!)}.`);
    return false;
  }
  warmUp(highs);
  const rows: (string | number)[][] = [];
  const wrong: string[] = [];
  for (const cell of cells) {
    const all = runCell(cell, highs, only.length > 0, wrong);
    rows.push(summary([cell.shape, cell.size, cell.gap, cell.minimise], all));
  }
  console.log(table(HEADINGS, rows));
  for (const one of wrong) console.log(`WRONG ${one}`);
  if (wrong.length === 0) console.log('Every certificate passed its check, and all optima agree.');
  return wrong.length === 0;
}

function runCell(cell: Cell, highs: Highs, tell: boolean, wrong: string[]): Measured[] {
  const all: Measured[] = [];
  const until = performance.now() + 1000 * cell.seconds;
  for (const pair of cell.pairs()) {
    const one = measure(pair.instance, highs, cell.caps);
    all.push(one);
    wrong.push(...one.wrong.map((text) => `${nameOf(cell)}, ${pair.name}: ${text}`));
    if (tell) console.log(line(pair, one));
    if (all.length >= cell.most || performance.now() > until) break;
  }
  console.error(`${nameOf(cell)}: ${all.length} pairs`);
  return all;
}

const nameOf = (cell: Cell) => `${cell.shape} ${cell.size} ${cell.gap} ${cell.minimise}`;

function line(pair: Pair, one: Measured): string {
  const { own, highs } = one;
  const beside = highs ? `HiGHS ${highs.capped ? '≥ ' : ''}${ms(highs.cpu)} ms` : '';
  return [
    pair.name.padEnd(14),
    `value ${one.value ?? one.status}`.padEnd(16),
    `${one.steps} steps`.padEnd(9),
    `gap ${one.gap} (+${pair.uncovered})`.padEnd(14),
    `${one.offers} offers`.padEnd(13),
    `${ms(own.cpu)} ms (wall ${ms(own.wall)})`.padEnd(26),
    `${one.kind}${one.checked === null ? '' : `, ${one.checked}`}`.padEnd(16),
    beside,
    ...one.wrong,
  ].join(' ');
}

/** A dozen instances solved before anything is measured: the first ones in a fresh process take several times as long. */
function warmUp(highs: Highs): void {
  let left = 12;
  for (const { instance } of pairs(99, denseCatalogue(99, 600))) {
    measure(instance, highs, { own: 1000, highs: 1000, naive: 500 });
    if (--left === 0) return;
  }
}

function cellsOf(quick: boolean): Cell[] {
  return [
    {
      shape: 'dense',
      size: '3000 courses',
      gap: 'any',
      minimise: 'cost',
      pairs: () => pairs(1, denseCatalogue(1)),
      most: quick ? 20 : 60,
      seconds: quick ? 60 : 300,
      caps: { own: 10_000, highs: quick ? 2000 : 8000, naive: 0 },
    },
  ];
}
