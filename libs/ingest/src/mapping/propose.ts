import type { Weights } from '../weights/weights.js';
import type { ProfileFile, ProfileTable } from '../profiles/profile-file.js';
import type { Templates } from '../profiles/templates.js';
import { guessReader, type ReaderGuess } from '../values/guess-reader.js';
import type { ReaderName } from '../values/reader-name.js';
import { levelTable } from '../values/level-table.js';
import { headingLikeness } from './heading-likeness.js';
import { wantedColumns, type WantedColumn } from './wanted-columns.js';

/** A column of the file, and what it may hold: `column` is a name of the target's, null where nothing fits. */
export interface ProposedColumn {
  readonly heading: string;
  readonly column: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** One or two sentences for the person who decides. */
  readonly reason: string;
  /** How the cells are read, where they do not tell: to check. */
  readonly options: Readonly<Record<string, unknown>>;
  /** First cells that are not empty. */
  readonly examples: readonly string[];
  readonly alternatives: readonly { readonly column: string; readonly confidence: number }[];
}

/** What a file of an unknown format may be: a mapping to accept or correct, and why. */
export interface Proposal {
  /** The table that it is like: `courses/courses`, `stackway/learner_skills`. */
  readonly target: string;
  readonly confidence: number;
  readonly columns: readonly ProposedColumn[];
  /** Every column that the target can use, those it needs first. */
  readonly wanted: readonly TargetColumn[];
  /** What the target needs and no column holds: name a column, or a value for every row. */
  readonly missing: readonly string[];
  /** Other tables that it may be like, best first. */
  readonly others: readonly { readonly target: string; readonly confidence: number }[];
  readonly mapping: ProfileFile;
}

export interface TargetColumn {
  readonly column: string;
  readonly required: boolean;
  /** How its cells are read, first of all. */
  readonly reads: ReaderName;
}

interface Look {
  readonly headings: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

/** Below this a column is left to the person. */
const ENOUGH = 0.4;
const SHOWN = 5;

/**
 * Proposes what a file of an unknown format is, and what its columns mean: from the words of the headings and from what the cells can be
 * read as. Never more than a proposal.
 * @param target what the person says it is; the best of all when absent
 */
export function propose({ headings, sample }: Look, templates: Templates, weights: Weights, target?: string): Proposal {
  const levels = levelTable(weights);
  const columns = headings.map((heading, at) => {
    const cells = sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    return { heading, cells, guess: guessReader(heading, cells, levels) };
  });
  const fits = [...templates]
    .filter(([name]) => target === undefined || name === target)
    .filter(([name, table]) => table.generic === true || name.startsWith('stackway/') || name === target)
    .map(([name, table]) => ({ name, fit: fitTo(table, columns) }))
    .sort((a, b) => b.fit.score - a.fit.score || (a.name < b.name ? -1 : 1));
  const { name, fit } = fits[0]!;
  return {
    target: name,
    confidence: rounded(fit.score),
    columns: fit.columns,
    wanted: wantedColumns(templates.get(name)!).map((want) => ({
      column: want.name,
      required: want.required,
      reads: want.readers[0]!,
    })),
    missing: fit.missing,
    others: fits.slice(1, SHOWN).map((each) => ({ target: each.name, confidence: rounded(each.fit.score) })),
    mapping: mappingOf(name, fit),
  };
}

interface Column {
  readonly heading: string;
  readonly cells: readonly string[];
  readonly guess: ReaderGuess;
}

interface TableFit {
  readonly score: number;
  readonly columns: readonly ProposedColumn[];
  readonly missing: readonly string[];
}

/** The pairs that fit best, each column and each name once. */
function fitTo(table: ProfileTable, columns: readonly Column[]): TableFit {
  const wanted = wantedColumns(table);
  const pairs = columns.flatMap((column, at) =>
    column.heading === '' ? [] : wanted.map((want) => ({ at, want, ...likeness(column, want) })),
  );
  pairs.sort((a, b) => b.score - a.score || a.at - b.at);
  const taken = new Map<number, (typeof pairs)[number]>();
  const used = new Set<string>();
  for (const pair of pairs) {
    if (pair.score < ENOUGH || taken.has(pair.at) || used.has(pair.want.name)) continue;
    taken.set(pair.at, pair);
    used.add(pair.want.name);
  }
  const proposed = columns.map(({ heading, cells }, at): ProposedColumn => {
    const pair = taken.get(at);
    const others = pairs.filter((each) => each.at === at && each.want !== pair?.want && each.score > ENOUGH / 2);
    return {
      heading,
      column: pair?.want.name ?? null,
      confidence: rounded(pair?.score ?? 0),
      reason: pair?.reason ?? 'Nothing that such a file holds fits this column; it is left out.',
      options: pair?.options ?? {},
      examples: cells.slice(0, 3),
      alternatives: others.slice(0, 3).map(({ want, score }) => ({ column: want.name, confidence: rounded(score) })),
    };
  });
  const required = wanted.filter((want) => want.required);
  const found = required.map(({ name }) => [...taken.values()].find(({ want }) => want.name === name)?.score ?? 0);
  const mean = found.reduce((sum, score) => sum + score, 0) / Math.max(1, required.length);
  const explained = taken.size / Math.max(1, columns.length);
  return {
    score: 0.7 * mean + 0.3 * explained,
    columns: proposed,
    missing: required.filter(({ name }) => !used.has(name)).map(({ name }) => name),
  };
}

interface Likeness {
  readonly score: number;
  readonly reason: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Options that a person should see: what the cells leave open, and was taken for the likeliest. */
const TOLD = ['decimal', 'order', 'scale', 'currency', 'unit', 'factor', 'serial', 'twoDigitYears'];

function likeness({ heading, guess }: Column, want: WantedColumn): Likeness {
  const spelled = want.spellings
    .map((spelling) => ({ spelling, alike: headingLikeness(heading, spelling) }))
    .reduce((best, each) => (each.alike > best.alike ? each : best));
  const fit = [guess, ...guess.alternatives].find(({ reader }) => want.readers.includes(reader));
  const readable = fit?.confidence ?? (want.readers.includes('text') ? 0.3 : 0);
  const score = readable === 0 ? 0 : 0.7 * Math.max(spelled.alike, told(guess, want)) + 0.3 * readable;
  const named =
    spelled.alike >= 0.99 ? `The heading is "${spelled.spelling}".` : `The heading is like "${spelled.spelling}".`;
  const options = Object.fromEntries(Object.entries(fit?.options ?? {}).filter(([name]) => TOLD.includes(name)));
  return { score, reason: `${named} ${fit?.evidence ?? 'Any text fits.'}`, options };
}

const TELLING: ReadonlySet<string> = new Set(['date', 'level', 'money', 'duration']);

/** Cells alone may tell: a column of days is the day of a posting under any heading. */
const told = ({ reader, confidence }: ReaderGuess, { readers }: WantedColumn): number =>
  TELLING.has(reader) && readers[0] === reader ? confidence / 2 : 0;

function mappingOf(like: string, fit: TableFit): ProfileFile {
  const named = fit.columns.filter((each) => each.column !== null);
  const columns = Object.fromEntries(
    named.map(({ column, heading, options }) => [
      column!,
      Object.keys(options).length > 0 ? { heading, options } : { heading },
    ]),
  );
  return {
    profile: 1,
    name: 'mapping',
    title: `A file like ${like}`,
    tables: [{ table: 'file', like, columns } as unknown as ProfileTable],
  };
}

const rounded = (score: number): number => Math.round(score * 100) / 100;
