import Papa from 'papaparse';

/* The only file that knows PapaParse. Its `row` is no line of the file, and a bad quote makes it swallow the rest: `records.ts` mends both. */

export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
  /** Quotes are characters like others: the file never uses them to enclose a cell. */
  readonly rawQuotes?: boolean;
}

/** Records of a text as they stand, without regard to the lines on which they are. */
export interface Parsed {
  readonly rows: string[][];
  /** By index of the row: `open`, a quote that never closes; `stray`, a cell that goes on after its closing quote. */
  readonly faults: ReadonlyMap<number, 'open' | 'stray'>;
  /** Quotes at odd places in the record that is left for later. */
  readonly faultsInRest: number;
  /** Characters that were used. */
  readonly used: number;
}

/**
 * Splits a text into records and cells.
 * @param more there is text to come, so that the last record is left for later
 */
export function parseCsv(text: string, dialect: Dialect, more: boolean, preview = 0): Parsed {
  if (text === '') return { rows: [], faults: new Map(), faultsInRest: 0, used: 0 };
  const { delimiter, newline, rawQuotes } = dialect;
  // A preview is wanted of few records, and the fast mode would split the whole text first.
  const mode = rawQuotes ? { fastMode: true } : preview > 0 ? { fastMode: false } : {};
  const parser = new Papa.Parser({ delimiter, newline, preview, ...mode });
  const { data, errors, meta } = parser.parse(text, 0, more) as {
    data: string[][];
    errors: readonly { code: string; row: number }[];
    meta: { cursor: number };
  };
  const faults = new Map<number, 'open' | 'stray'>();
  for (const { code, row } of errors)
    if (row < data.length) faults.set(row, code === 'MissingQuotes' ? 'open' : 'stray');
  if (newline === '\n') data.forEach(withoutReturn);
  return {
    rows: data,
    faults,
    faultsInRest: errors.filter(({ row }) => row >= data.length).length,
    used: more ? meta.cursor : text.length,
  };
}

/** With LF as the end of records, the CR of a CRLF stays on the last cell. */
function withoutReturn(cells: string[]): void {
  const last = cells.length - 1;
  if (cells[last]!.endsWith('\r')) cells[last] = cells[last]!.slice(0, -1);
}

/**
 * Line ends: LF and CRLF are both read by LF; CR alone only where no LF ends a record. An open quote may hide every LF, so that CRs
 * without LF must also be more than those with one.
 */
export function newlineOf(head: string): '\n' | '\r' {
  const unquoted = head.replace(/"[^"]*"/g, '');
  if (unquoted.includes('\n') || !unquoted.includes('\r')) return '\n';
  const alone = head.match(/\r(?!\n)/g)?.length ?? 0;
  return alone > head.split('\r\n').length - 1 ? '\r' : '\n';
}

/** Records → CSV text by RFC 4180 but for the delimiter, with LF line ends and one at the end. */
export function csvText(rows: readonly (readonly string[])[], delimiter = ','): string {
  return rows.length === 0 ? '' : `${Papa.unparse(rows as string[][], { newline: '\n', delimiter })}\n`;
}
