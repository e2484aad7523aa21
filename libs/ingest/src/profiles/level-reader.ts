import { figureAndWord, readLevel, type LevelOptions } from '../values/level.js';
import { levelScaleOf, scaleInHeading, type LevelScale } from '../values/level-scale.js';
import { levelTable, type LevelTable } from '../values/level-table.js';
import { given, type Making, type Reader } from './reader-making.js';
import { textOf } from './setting.js';

/**
 * Levels 1 to 5. The scale of bare numbers is the one that the options or the heading state; else the column's own numbers tell, and where
 * these stay within 5, those of the columns beside it.
 */
export function compileLevel({ options, sample, heading, setting, beside }: Making): Reader {
  const table = levelTable(setting.weights);
  const inHeading = scaleInHeading(heading)?.from;
  const stated = (options['scale'] as LevelScale | undefined) ?? (inHeading && usual(inHeading));
  const own = levelScaleOf(sample).from;
  const from = own && beside && own[1] < beside[1] ? beside : own;
  if (!stated && from && from[1] > 5) setting.assume?.({ heading, from });
  const scale = stated ?? (from && usual(from));
  const byFigure = stated !== undefined || sample.some((cell) => isWhole(cell, table));
  const all: LevelOptions = { ...options, ...(scale ? { scale } : {}), byFigure };
  return (value) => given(readLevel(textOf(value), table, all));
}

/** `5 - Expert`: these figures count from 1 to 5. */
function isWhole(cell: string, table: LevelTable): boolean {
  const found = cell.includes('5') ? figureAndWord(cell, table) : undefined;
  return found?.figure === 5 && found.level === 5;
}

/** Levels 0 to 5 are our own with "not held" below them. */
function usual([low, high]: readonly [number, number]): LevelScale {
  return { from: high === 5 ? [1, 5] : [low, high] };
}
