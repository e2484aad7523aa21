import { optionsFor } from '../profiles/check-options.js';
import type { ReaderGuess } from '../values/guess-reader.js';
import type { ReaderName } from '../values/reader-name.js';
import { headingLikeness, type HeadingWords } from './heading-likeness.js';
import { cannotBe } from './veto.js';
import type { WantedColumn } from './wanted-columns.js';

/** A column of a file, looked at. */
export interface Column {
  readonly heading: string;
  readonly words: HeadingWords;
  readonly cells: readonly string[];
  readonly guess: ReaderGuess;
}

/** A heading from here on is the spelling, but for words such as `de`. */
const EXACT = 0.97;

/** The first of the readers, by how well they fit, that reads the cells. */
export function reads(
  { guess }: Column,
  readers: readonly ReaderName[],
): ReaderGuess['alternatives'][number] | undefined {
  return [guess, ...guess.alternatives].find(({ reader }) => readers.includes(reader));
}

export interface Likeness {
  readonly score: number;
  /** The heading is one of the spellings. */
  readonly exact: boolean;
  readonly reason: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Options that a person should see: what the cells leave open, and was taken for the likeliest. */
const TOLD = ['decimal', 'order', 'scale', 'currency', 'unit', 'factor', 'serial', 'twoDigitYears'];

/** How like a column is to a wanted one, by its heading and by its cells. */
export function likeness(column: Column, want: WantedColumn): Likeness {
  const { words, guess } = column;
  const spelled = want.spellings
    .map(({ text, words: of }) => ({ spelling: text, alike: headingLikeness(words, of) }))
    .reduce((best, each) => (each.alike > best.alike ? each : best));
  const fit = knownWords(column, want) ?? reads(column, want.readers);
  const readable = fit?.confidence ?? (want.readers.includes('text') ? 0.3 : 0);
  const exact = spelled.alike >= EXACT;
  // A publisher may have words of its own for a column that is called so; of one that is only called alike its cells decide.
  const isOther = want.knows !== undefined && !exact && readable < MOSTLY;
  const score =
    readable === 0 || isOther || cannotBe(column, want)
      ? 0
      : 0.7 * Math.max(spelled.alike, told(guess, want)) + 0.3 * readable;
  const named = exact ? `The heading is "${spelled.spelling}".` : `The heading is like "${spelled.spelling}".`;
  const reason = `${named} ${fit?.evidence ?? 'Any text fits.'}`;
  return { score, exact, reason, options: fit ? toldOptions(fit, want) : {} };
}

/** How many cells of a column are among the only words that the wanted one knows. */
function knownWords({ cells }: Column, { knows }: WantedColumn): ReaderGuess['alternatives'][number] | undefined {
  if (!knows || cells.length === 0) return undefined;
  const known = cells.filter((cell) => knows.has(cell.toLowerCase())).length;
  const evidence = `Of its first ${cells.length} cells ${known} are words that are known here.`;
  return { reader: 'word', options: {}, confidence: Math.max(KNOWN_BY_NAME, known / cells.length), evidence };
}

/** Below this share the cells of a column say that it is another one. */
const MOSTLY = 0.5;
/** What the heading is worth where no cell is a known word. */
const KNOWN_BY_NAME = 0.1;

/** The options of a reader that a person should see. */
export function toldOptions({ options }: Pick<ReaderGuess, 'options'>, { rules }: WantedColumn): Likeness['options'] {
  const told = Object.fromEntries(Object.entries(options).filter(([name]) => TOLD.includes(name)));
  return optionsFor(rules, told);
}

const TELLING: ReadonlySet<string> = new Set(['date', 'level', 'money', 'duration']);

/** Cells alone may tell: a column of days is the day of a posting under any heading. */
const told = ({ reader, confidence }: ReaderGuess, { readers }: WantedColumn): number =>
  TELLING.has(reader) && readers[0] === reader ? confidence / 2 : 0;
