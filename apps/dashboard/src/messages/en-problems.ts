import { HEADS, NEXT } from './en-problem-words.js';
import { columns } from './en-tables.js';

/** What the problems of one code have in common, and the column in which they stand. */
export const problemHead = (code: string, column: string | null): string => {
  const words = HEADS[code] ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
  return column === null ? words : `${words}, in column ${column}`;
};

const MOST = 12;
const LISTED = /(?:[^,;\n]+, ){14,}(?:(?!\. )[^,;\n])+/gu;

/** A list of many words, cut after a dozen. */
export const shortList = (text: string): string =>
  text.replace(LISTED, (list) => {
    const words = list.split(', ');
    return `${words.slice(0, MOST).join(', ')} and ${words.length - MOST} more`;
  });

/** Words that belong to the command line, or to a mapping as it is written in a file: this page has controls for what they say. */
const WRITTEN =
  /(?:^|[\s"(])--[a-z]|\bstackway [a-z]|\bdocs\/|"[a-zA-Z]+": |\bin (?:the|a) (?:mapping|profile)\b|\bof the mapping\b|\bamong the (?:options|units)\b|\b(?:the|correct the) options? of\b|\bcorrect the mapping\b|\bcolumns mapped\b|\bmap this column\b|\(replace\)|, or allow "/iu;

export const isWritten = (text: string): boolean => WRITTEN.test(text);

/** A name of ours within a sentence, and not within a longer word. */
const named = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'gu');

interface Told {
  readonly code: string;
  readonly message: string;
  readonly next: string;
  readonly expected?: string | null | undefined;
  readonly column?: string | null | undefined;
}

/**
 * A problem as this page says it: what to do by its own controls, and columns by their names in words where the file has none of that name.
 * @param headings of the file, where a person explains it here: other names are ours
 */
export function problemInWords(
  { code, message, next, expected, column }: Told,
  headings?: readonly string[],
): {
  readonly message: string;
  readonly next: string;
  readonly expected: string | null;
  readonly column: string | null;
} {
  const isHeading = (name: string): boolean =>
    headings === undefined || headings.some((each) => each.trim().toLowerCase() === name.toLowerCase());
  const ours = Object.keys(columns).filter(
    (name) => !isHeading(name) && (name === column || /\p{Ll}\p{Lu}/u.test(name)),
  );
  const spoken = (text: string): string => {
    const said = ours.reduce((so, name) => so.replace(named(name), columns[name]!), text);
    return said === text ? text : said.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
  };
  const isAbsent = code === 'missing-value' && typeof column === 'string' && ours.includes(column);
  const own = isAbsent ? 'Say which column holds it, or write one value for every row.' : NEXT[code];
  const todo = isAbsent || isWritten(next) ? (own ?? withoutWritten(next)) : spoken(next);
  return {
    message: spoken(message),
    next: todo,
    expected: expected == null || isWritten(expected) ? null : spoken(expected),
    column: column == null ? null : isHeading(column) ? column : (columns[column] ?? column),
  };
}

/** The sentences that this page has no control for. */
function withoutWritten(text: string): string {
  const sentences = text.split(/(?<=[.!?]) (?=\p{Lu})/u).filter((sentence) => !isWritten(sentence));
  return sentences.join(' ') || 'Correct the cell, or say otherwise how its column is read.';
}
