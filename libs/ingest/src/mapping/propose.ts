import type { Weights } from '../weights/weights.js';
import type { ProfileFile, ProfileTable } from '../profiles/profile-file.js';
import type { Templates } from '../profiles/templates.js';
import { guessReader } from '../values/guess-reader.js';
import type { ReaderName } from '../values/reader-name.js';
import { readLevel } from '../values/level.js';
import { levelTable, type LevelTable } from '../values/level-table.js';
import { headingWords } from './heading-likeness.js';
import { toldBy, type HeadingTold } from './heading-told.js';
import { likeness, reads, toldOptions, type Column, type Likeness } from './likeness.js';
import { manyOf, oneOfMany, type OneOfMany } from './one-of-many.js';
import { proposedProfile } from './proposed-profile.js';
import { cannotBe } from './veto.js';
import { wantedColumns, type WantedColumn } from './wanted-columns.js';

/** A column of the file, and what it may hold: `column` is a name of the target's, null where nothing fits. */
export interface ProposedColumn {
  readonly heading: string;
  readonly column: string | null;
  /** It has no name in the table, which reads it all the same: a skill, for example, by its heading. */
  readonly oneOfMany?: true;
  /** Of a column that may be one of many: its first words and marks that cannot be read before somebody says what they stand for. */
  readonly unread?: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
  /** One or two sentences for the person who decides. */
  readonly reason: string;
  /** How the cells are read, where they do not tell: to check. */
  readonly options: Readonly<Record<string, unknown>>;
  /** What its heading says of the cells: by this they are read where nothing else is said. */
  readonly told?: HeadingTold;
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
  /** Of a wide table: how the columns are read that it does not name, each as one of many alike. */
  readonly reads?: ReaderName;
  /** And what each of them is, by its heading. */
  readonly each?: OneOfMany;
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
  /** Several columns of a file may be it, and all of them are read. */
  readonly several?: true;
}

interface Look {
  readonly name: string;
  readonly headings: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

/** Below this a column is left to the person. */
const ENOUGH = 0.4;
const SHOWN = 5;

/**
 * Proposes what a file of an unknown format is, and what its columns mean: from the words of the headings and from what the cells can be
 * read as. Never more than a proposal.
 * @param look.name of the mapping: files that are explained under one name are of one source
 * @param target what the person says it is; the best of all when absent
 */
export function propose(look: Look, templates: Templates, weights: Weights, target?: string): Proposal {
  const { headings, sample } = look;
  const levels = levelTable(weights);
  const columns = headings.map((heading, at) => {
    const cells = sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    return { heading, words: headingWords(heading), cells, guess: guessReader(heading, cells, levels) };
  });
  const fits = [...templates]
    .filter(([name]) => target === undefined || name === target)
    .filter(([name, table]) => table.generic === true || name.startsWith('stackway/') || name === target)
    .map(([name, table]) => ({ name, fit: fitTo(name, table, columns) }))
    .sort((a, b) => b.fit.score - a.fit.score || (a.name < b.name ? -1 : 1));
  const { name, fit } = fits[0]!;
  const wide = readerOfOthers(templates.get(name)!);
  return {
    target: name,
    confidence: rounded(fit.score),
    columns: wide === 'level' ? fit.columns.map((each, at) => withUnread(each, columns[at]!, levels)) : fit.columns,
    wanted: wantedColumns(name, templates.get(name)!).map((want) => ({
      column: want.name,
      required: want.required,
      reads: want.readers[0]!,
      ...(want.several ? { several: true as const } : {}),
    })),
    ...(wide ? { reads: wide, each: manyOf(templates.get(name)!) } : {}),
    missing: fit.missing,
    others: fits.slice(1, SHOWN).map((each) => ({ target: each.name, confidence: rounded(each.fit.score) })),
    mapping: proposedProfile(look.name, name, fit.columns),
  };
}

const MOST_UNREAD = 12;
const LONGEST_MARK = 24;

function withUnread(proposed: ProposedColumn, { cells }: Column, levels: LevelTable): ProposedColumn {
  if (proposed.column !== null || proposed.heading === '') return proposed;
  const short = [...new Set(cells)].filter((cell) => cell.length <= LONGEST_MARK && !/\d/.test(cell));
  const unread = short.filter((cell) => 'problem' in readLevel(cell, levels)).slice(0, MOST_UNREAD);
  return unread.length > 0 ? { ...proposed, unread } : proposed;
}

interface TableFit {
  readonly score: number;
  readonly columns: readonly ProposedColumn[];
  readonly missing: readonly string[];
}

interface Pair extends Likeness {
  readonly at: number;
  readonly want: WantedColumn;
}

/** The pairs that fit best, each column and each name once. */
function fitTo(name: string, table: ProfileTable, columns: readonly Column[]): TableFit {
  const wanted = wantedColumns(name, table);
  const pairs = columns.flatMap((column, at) =>
    column.heading === '' ? [] : wanted.map((want): Pair => ({ at, want, ...likeness(column, want) })),
  );
  // A column that is called so is that one, however like it others are.
  pairs.sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score || a.at - b.at);
  const taken = new Map<number, Pair>();
  const used = new Set<string>();
  const take = (pair: Pair): void => {
    taken.set(pair.at, pair);
    used.add(pair.want.name);
  };
  for (const pair of pairs) {
    if (pair.score >= ENOUGH && !taken.has(pair.at) && !used.has(pair.want.name)) take(pair);
  }
  for (const pair of pairs) {
    if (pair.want.several && pair.score >= ALSO && !taken.has(pair.at) && isList(columns[pair.at]!)) take(pair);
  }
  const score = scoreOf(table, wanted, columns, taken);
  const unmet = wanted.filter((want) => want.required && !used.has(want.name));
  const hints = onlyOnesLeft(unmet, columns, taken);
  const wide = readerOfOthers(table);
  const proposed = columns.map((column, at): ProposedColumn => {
    const { heading, cells } = column;
    const alike = taken.has(at) || heading === '' ? undefined : oneOfMany(column, wide, manyOf(table));
    const pair = taken.get(at);
    const hint = hints.find((each) => each.at === at);
    const isOther = ({ want }: Pair): boolean => want !== pair?.want && want !== hint?.want;
    const others = pairs.filter((each) => each.at === at && isOther(each) && each.score > ENOUGH / 2);
    return {
      heading,
      column: pair?.want.name ?? null,
      confidence: rounded(pair?.score ?? 0),
      ...(alike === undefined ? {} : { oneOfMany: true as const }),
      reason: alike ?? pair?.reason ?? NOTHING,
      options: pair?.options ?? {},
      ...toldBy(heading),
      examples: cells.slice(0, 3),
      alternatives: [...(hint ? [hint] : []), ...others]
        .slice(0, 3)
        .map(({ want, score: of }) => ({ column: want.name, confidence: rounded(of) })),
    };
  });
  const missing = wanted.filter((want) => want.required && !used.has(want.name)).map((want) => want.name);
  return { score, columns: proposed, missing };
}

/** From here on another column that holds a list is one more of the same. */
const ALSO = 0.6;
const LONGEST_ITEMS = 80;

/** Its cells hold some words each, no sentences. */
function isList({ cells, guess }: Column): boolean {
  const short = cells.filter((cell) => cell.length <= LONGEST_ITEMS).length;
  return cells.length > 0 && (guess.reader === 'list' || short >= cells.length / 2);
}

/** How well what the table needs is there, and how much of the file it explains: a table that needs little fits many files a little. */
function scoreOf(
  table: ProfileTable,
  wanted: readonly WantedColumn[],
  columns: readonly Column[],
  taken: ReadonlyMap<number, Pair>,
): number {
  const scores = [...taken.values()];
  const required = wanted.filter((want) => want.required);
  const found = required.reduce((sum, want) => sum + (scores.find((pair) => pair.want === want)?.score ?? 0), 0);
  const wide = readerOfOthers(table);
  const others = columns.filter(
    (column, at) => !taken.has(at) && oneOfMany(column, wide, manyOf(table)) !== undefined,
  ).length;
  const explained = (scores.reduce((sum, pair) => sum + pair.score, 0) + others) / Math.max(1, columns.length);
  const mean = found / Math.max(1, required.length);
  return (1 - EXPLAINED) * (wide && others === 0 ? mean / 2 : mean) + EXPLAINED * Math.min(1, explained);
}

const EXPLAINED = 0.6;
const NOTHING = 'Nothing was recognised in this column; choose what it means, or leave it out.';

/** Of a wide table: how the columns that it does not name are read. */
function readerOfOthers({ facts = [] }: ProfileTable): ReaderName | undefined {
  const wide = facts.flatMap(({ each }) => (typeof each === 'object' && 'columns' in each ? [each.columns] : []));
  return wide[0] as ReaderName | undefined;
}

/** What the table needs and no heading names may still be the only column that can be it: for the person to say. */
function onlyOnesLeft(
  unmet: readonly WantedColumn[],
  columns: readonly Column[],
  taken: ReadonlyMap<number, Pair>,
): readonly Pair[] {
  const hints = new Map<number, Pair>();
  const isText = ({ readers }: WantedColumn): boolean => readers[0] === 'text';
  const look = (want: WantedColumn): void => {
    for (const pair of onlyOneLeft(want, columns, new Map([...taken, ...hints]))) hints.set(pair.at, pair);
  };
  const telling = unmet.filter((want) => !isText(want));
  telling.forEach(look);
  // Any cell is text: those come last, and only when the others have found theirs.
  if (hints.size === telling.length) unmet.filter(isText).forEach(look);
  return [...hints.values()];
}

function onlyOneLeft(
  want: WantedColumn,
  columns: readonly Column[],
  taken: ReadonlyMap<number, Pair>,
): readonly Pair[] {
  const first = want.readers[0]!;
  const left = columns.flatMap((column, at) => {
    const isLeft = !taken.has(at) && column.heading !== '' && column.cells.length > 0 && !cannotBe(column, want);
    const fit = isLeft ? reads(column, first === 'text' ? ['text', 'word'] : [first]) : undefined;
    return fit && (first !== 'text' || ANY_TEXT.has(column.guess.reader)) ? [{ at, fit }] : [];
  });
  if (left.length !== 1) return [];
  const { at, fit } = left[0]!;
  return [{ at, want, score: ONLY_ONE, exact: false, reason: NOTHING, options: toldOptions(fit, want) }];
}

/** Columns that hold some text, rather than figures or days. */
const ANY_TEXT: ReadonlySet<ReaderName> = new Set(['text', 'word', 'list', 'code']);
const ONLY_ONE = 0.3;

const rounded = (score: number): number => Math.round(score * 100) / 100;
