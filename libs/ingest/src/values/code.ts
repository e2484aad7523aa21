import { missing, problem, tidied, tooLong, value, type Cell } from './cell.js';
import { isMissing, type SentinelOptions } from './sentinels.js';
import { MONTHS } from './words/month-words.js';

export interface CodeOptions extends SentinelOptions {
  /** Blanks inside a code: kept (a run of them as one), or taken out. */
  readonly blanks?: 'keep' | 'remove';
  /** Dashes of every kind: kept, as plain hyphens, or taken out. */
  readonly dashes?: 'keep' | 'hyphen' | 'remove';
  readonly case?: 'keep' | 'upper' | 'lower';
  /** A regular expression that a whole code of this column follows. A code that does is never taken for damaged. */
  readonly pattern?: string;
}

const MONTH = [...MONTHS.keys()]
  .filter((name) => name.length <= 5)
  .map((name) => `[${name[0]!}${name[0]!.toUpperCase()}]${name.slice(1)}`)
  .join('|');
const DAMAGE: readonly (readonly [RegExp, string])[] = [
  [/^-?\d(?:[.,]\d+)?E[+-]\d{2,3}$/i, 'It was taken for a number and rounded.'],
  // As spreadsheets write months, `Mar-11`, and not as courses are numbered: `MAR-11`, `Mar 101`.
  [
    new RegExp(`^(?:(?:${MONTH})-\\d{2}|\\d{1,2}(?:-|\\. ?)(?:${MONTH})(?:-\\d{2})?|(?:Mrz|Mai|Okt|Dez) \\d{2})$`),
    'It was taken for a date.',
  ],
  [/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/, 'It was taken for a date.'],
  [/^#+$|^#(REF|VALUE|NAME\?|NUM|DIV\/0|NULL)!?$/i, 'The spreadsheet shows an error in its place.'],
];

/**
 * A code, always as text: `0110` and `8121.10` stay as they are. `="13-2011"` and an apostrophe in front (a spreadsheet's guards) come off.
 * Problems: `damaged-code` (a spreadsheet made a number or a date of it), `not-a-code` (against the pattern), `bad-option`.
 */
export function readCode(text: string, options: CodeOptions = {}): Cell<string> {
  const cell = unguarded(tidied(text));
  if (isMissing(cell, 'codes', options)) return missing(cell);
  const code = shaped(cell, options);
  if (code.length > 1000) return tooLong(code, 'a code', 1000);
  if (options.pattern !== undefined) {
    const pattern = compiled(options.pattern);
    if (!pattern)
      return problem('bad-option', options.pattern, 'a regular expression', 'Correct the pattern in the profile.');
    if (pattern.test(code)) return value(code);
  }
  const damage = DAMAGE.find(([shape]) => shape.test(cell));
  if (damage) {
    const next = `${damage[1]} Format the column as text in the original and export again.`;
    return problem('damaged-code', cell, 'the code as its publisher writes it', next);
  }
  if (options.pattern === undefined) return value(code);
  return problem('not-a-code', cell, `a code of the form ${options.pattern}`, 'Correct the code.');
}

function unguarded(cell: string): string {
  const formula = /^="(.*)"$/.exec(cell);
  return (formula ? formula[1]!.replaceAll('""', '"') : cell.replace(/^'(?=.)/, '')).trim();
}

function shaped(cell: string, options: CodeOptions): string {
  let code = options.blanks === 'remove' ? cell.replaceAll(' ', '') : cell;
  if (options.dashes === 'hyphen') code = code.replace(/[\u00ad\p{Pd}−]/gu, '-');
  if (options.dashes === 'remove') code = code.replace(/[\u00ad\p{Pd}−]/gu, '');
  if (options.case === 'upper') return code.toUpperCase();
  return options.case === 'lower' ? code.toLowerCase() : code;
}

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}
