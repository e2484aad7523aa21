import type { Dialect } from '../csv.js';
import { decode } from '../encoding/decode.js';
import { Notes } from '../notes.js';
import { readRecords, type CsvRecord } from '../records.js';
import { Source, type SourceFile } from '../source.js';
import { Unreadable } from '../unreadable.js';
import { SELDOM_QUOTED } from './delimiters.js';
import { recordsFrom } from './guess.js';
import type { Head } from './head.js';
import { isBlank } from './heading.js';

/**
 * Whether quotes are to be read as characters: where the file is of a kind that seldom quotes, reading them as quotes goes wrong, and
 * reading them as characters gives every row as many cells as there are headings. The beginning of the file decides; where no cell of it
 * begins with a quote, all of the file does.
 */
export async function withQuotesAsMeant(
  file: SourceFile,
  head: Head,
  dialect: Dialect,
  heading: { readonly line: number; readonly width: number },
): Promise<Dialect> {
  if (!SELDOM_QUOTED.has(dialect.delimiter) || dialect.rawQuotes) return dialect;
  const raw: Dialect = { ...dialect, rawQuotes: true };
  const opening = cellThatOpens(dialect);
  if (opening.test(head.text)) {
    const goesWrong = recordsFrom(head, dialect, heading.line).some((record) => isWrong(record, heading.width));
    return goesWrong && isEven(recordsFrom(head, raw, heading.line), heading.width) ? raw : dialect;
  }
  if (head.whole || !(await opensLater(file, opening))) return dialect;
  return (await goesWrong(file, dialect, heading)) && (await isEvenThroughout(file, raw, heading)) ? raw : dialect;
}

const cellThatOpens = ({ delimiter }: Dialect): RegExp => new RegExp(`(^|[\\r\\n\\${delimiter}])"`);
const isWrong = ({ strayQuote, cells }: CsvRecord, width: number): boolean =>
  strayQuote === true || cells.length > width;
const isEven = (records: readonly CsvRecord[], width: number): boolean =>
  records.every(({ cells }) => cells.length === width || isBlank(cells));

const textOf = (file: SourceFile): AsyncGenerator<string> =>
  decode(new Source(file).chunks(), file.name, new Notes(), file.encoding);

async function opensLater(file: SourceFile, opening: RegExp): Promise<boolean> {
  let last = '';
  for await (const piece of textOf(file)) {
    if (opening.test(last + piece.slice(0, 1)) || opening.test(piece.slice(1))) return true;
    if (piece !== '') last = piece.slice(-1);
  }
  return false;
}

async function goesWrong(
  file: SourceFile,
  dialect: Dialect,
  { line, width }: { line: number; width: number },
): Promise<boolean> {
  try {
    for await (const batch of readRecords(textOf(file), dialect, file.name, { skip: line - 1 })) {
      if (batch.some((record) => isWrong(record, width))) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof Unreadable) return true;
    throw error;
  }
}

async function isEvenThroughout(
  file: SourceFile,
  raw: Dialect,
  { line, width }: { line: number; width: number },
): Promise<boolean> {
  for await (const batch of readRecords(textOf(file), raw, file.name, { skip: line - 1 })) {
    if (!isEven(batch, width)) return false;
  }
  return true;
}
