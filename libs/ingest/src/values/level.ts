import type { Level } from '#lib/model';
import { missing, problem, tidied, tooLong, value, LONGEST, type Cell } from './cell.js';
import { levelOfMarks, levelOnScale, type LevelScale } from './level-scale.js';
import type { LevelTable } from './level-table.js';
import { isMissing, type SentinelOptions } from './sentinels.js';
import { COUNTED_MARKS, MARKS, NO_MARKS } from './words/mark-words.js';

export interface LevelOptions extends SentinelOptions {
  /** The scale of bare numbers. Without it they must be 1 to 5; a share in % has its own. */
  readonly scale?: LevelScale;
  /** The source's own words → level; they go before the table's. */
  readonly words?: Readonly<Record<string, Level>>;
  /** The level that a mark (`x`, `✓`, `ja`) stands for: it says that somebody has the skill, not how well. */
  readonly mark?: Level;
  /** In `2 - Basic` the figure decides: its scale is known. Without it, figure and word must agree. */
  readonly byFigure?: boolean;
}

const EXPECTED = 'a level: a word such as beginner or expert, A1 to C2, or 1 to 5';
const AROUND =
  /^(?:level|niveau|stufe|lvl|nivel|grade|tier|cefr)[ :.-]*(?=.)|^l(?=\d)|(?<=.)[ :-]*(?:level|proficiency|niveau|kenntnisse|users?|skills?|knowledge)$/giu;
const OF = /^(\d{1,3}) ?(?:\/|of|out of|von|sur|de|aus) ?(\d{1,3})(?: (?:stars?|points?|sterne|punkte))?$/i;
const FILLED = '★⭐●⬤■🌟';
const STARS = new RegExp(`^([${FILLED}]*)([☆○□✩◯]*)$`, 'u');

const MARKED = new Set([...MARKS, ...COUNTED_MARKS]);
const NOT_MARKED = new Set(NO_MARKS);

/** True for a cell that says that somebody has a skill, and not how well. */
export const isMark = (text: string): boolean => MARKED.has(markIn(text));

const markIn = (text: string): string =>
  tidied(text)
    .replace(/\ufe0f/g, '')
    .toLowerCase();

/**
 * A level 1 to 5 from a word, a code (`B2`), a number on a scale, `3/5`, `80 %`, stars, or a number and its word (`3 - Proficient`). "None" and 0 are missing: the skill is not held.
 * Problems: `unknown-level`, `out-of-range`, `too-long`. Nothing unknown ever becomes a level.
 */
export function readLevel(text: string, table: LevelTable, options: LevelOptions = {}): Cell<Level> {
  if (text.length > LONGEST) return tooLong(text, EXPECTED);
  const cell = tidied(text).replace(/\ufe0f/g, '');
  const own = Object.entries(options.words ?? {}).find(([word]) => tidied(word).toLowerCase() === cell.toLowerCase());
  if (own) return value(own[1]);
  const whole = cell.toLowerCase();
  if (table.words.has(whole)) return value(table.words.get(whole)!);
  if (table.none.has(whole) || table.any.has(whole) || isMissing(cell, 'levels', options)) return missing(cell);
  if (MARKED.has(whole)) return ofMark(cell, options);
  if (options.mark !== undefined && NOT_MARKED.has(whole)) return missing(cell);
  const bare = cell.replace(AROUND, '').trim();
  const word = bare.toLowerCase();
  if (table.none.has(word) || table.any.has(word)) return missing(cell);
  const level = table.words.get(word) ?? table.codes.get(bare.toUpperCase()) ?? withCode(bare, table);
  if (level !== undefined) return value(level);
  return marks(cell, bare) ?? numbers(cell, bare, options) ?? withWord(cell, bare, table, options) ?? unknown(cell);
}

function ofMark(cell: string, { mark }: LevelOptions): Cell<Level> {
  const isCounted = COUNTED_MARKS.includes(cell);
  if (mark !== undefined && !isCounted) return value(mark);
  const next =
    isCounted || cell === '*'
      ? 'Say among the options of the column what it stands for: "words": { "*": 1, "**": 3, "***": 5 }.'
      : 'A mark does not say how well: say among the options of the column which level it stands for: "mark": 3.';
  return problem('unknown-level', cell, EXPECTED, next);
}

const between = (text: string): string[] =>
  text
    .split(/[()[\]:,/–—-]+| - /)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A figure and the level of the word beside it, 0 for "none": `3 - Proficient`, `Expert (5)`; undefined for anything else. */
export function figureAndWord(text: string, table: LevelTable): { figure: number; level: Level | 0 } | undefined {
  const parts = between(text);
  const [figures, words] = [parts.filter((part) => /^\d{1,3}$/.test(part)), parts.filter((part) => !/^\d/.test(part))];
  const word = words.join(' ').toLowerCase();
  const level = table.none.has(word) ? 0 : table.words.get(word);
  if (figures.length !== 1 || words.length !== parts.length - 1 || level === undefined) return undefined;
  return { figure: Number(figures[0]), level };
}

function withWord(cell: string, bare: string, table: LevelTable, options: LevelOptions): Cell<Level> | undefined {
  const found = figureAndWord(bare, table);
  if (!found) return undefined;
  const scale = options.scale ?? {};
  if (found.level === 0 || found.figure === 0) return missing(cell);
  const level = levelOnScale(found.figure, scale);
  if (level !== undefined && (level === found.level || options.byFigure === true)) return value(level);
  if (level === undefined && options.byFigure === true) return outside(cell, (scale.from ?? [1, 5]).join(' to '));
  return problem(
    'unknown-level',
    cell,
    `${found.level}, as the word says, or another figure`,
    `Say which level it is: "words": { ${JSON.stringify(cell)}: ${found.level} }, or which scale the figures have: "scale": { "from": [1, 5] }.`,
  );
}

/** `Advanced (C1)`, `B2 - upper intermediate`: the code decides, if there is exactly one and the rest is a known word. */
function withCode(bare: string, table: LevelTable): Level | undefined {
  const parts = between(bare);
  const codes = parts.filter((part) => table.codes.has(part.toUpperCase()));
  const others = parts
    .filter((part) => !table.codes.has(part.toUpperCase()))
    .join(' ')
    .toLowerCase();
  return codes.length === 1 && table.words.has(others) ? table.codes.get(codes[0]!.toUpperCase()) : undefined;
}

function marks(cell: string, bare: string): Cell<Level> | undefined {
  const stars = STARS.exec(bare);
  const of = OF.exec(bare);
  if (!stars && !of) return undefined;
  const n = stars ? [...stars[1]!].length : Number(of![1]);
  const m = stars ? n + [...stars[2]!].length : Number(of![2]);
  const all = stars && stars[2] === '' ? 5 : m;
  if (n === 0 && all > 0) return missing(cell);
  const level = levelOfMarks(n, all);
  return level ? value(level) : outside(cell, `at most ${all} of ${all}`);
}

function numbers(cell: string, bare: string, options: LevelOptions): Cell<Level> | undefined {
  const found = /^(\d{1,4}(?:[.,]\d{1,6})?) ?(%|percent|prozent)?$/i.exec(bare);
  if (!found) return undefined;
  const number = Number(found[1]!.replace(',', '.'));
  const scale: LevelScale = found[2] === undefined ? (options.scale ?? {}) : { from: [0, 100] };
  if (number === 0 && options.scale?.bands === undefined) return missing(cell);
  const own = options.scale !== undefined || found[2] !== undefined || Number.isInteger(number);
  const level = own ? levelOnScale(number, scale) : undefined;
  if (level !== undefined) return value(level);
  return outside(
    cell,
    scale.bands ? 'a number of a band' : `${(scale.from ?? [1, 5]).join(' to ')}${own ? '' : ', whole'}`,
  );
}

function outside(cell: string, expected: string): Cell<Level> {
  const next = 'Correct it, or say which scale the column has: "scale": { "from": [0, 7] }.';
  return problem('out-of-range', cell, expected, next);
}

function unknown(cell: string): Cell<Level> {
  return problem(
    'unknown-level',
    cell,
    EXPECTED,
    'Correct the word, or add it to the words of the mapping with its level.',
  );
}
