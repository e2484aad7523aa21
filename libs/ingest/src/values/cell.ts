/** What is wrong with one cell. The caller knows file, line and column and adds them. */
export interface CellProblem {
  /** Stable, machine-readable. */
  readonly code: string;
  /** The cell's text, cut to 80 characters. */
  readonly found: string;
  readonly expected: string;
  /** The step that mends it. */
  readonly next: string;
}

/** What every reader makes of a cell: a value, nothing (`found` says what stood for nothing), or a problem. Never an exception. */
export type Cell<T> =
  { readonly value: T } | { readonly missing: true; readonly found?: string } | { readonly problem: CellProblem };

export function value<T>(read: T): Cell<T> {
  return { value: read };
}

/** @param found what stood there; left out for an empty cell */
export function missing(found: string): { readonly missing: true; readonly found?: string } {
  return found === '' ? { missing: true } : { missing: true, found: shortened(found) };
}

export function problem(
  code: string,
  found: string,
  expected: string,
  next: string,
): { readonly problem: CellProblem } {
  return { problem: { code, found: shortened(found), expected, next } };
}

function shortened(text: string): string {
  const characters = text.length > 80 ? [...text.slice(0, 160)] : undefined;
  return characters ? `${characters.slice(0, 79).join('')}…` : text;
}

const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u200e\u200f\u2060\ufeff]/g;
const BLANKS = /[\s\u0085\u180e]+/g;

/** One line of text: every run of blanks (NBSP and narrow ones too) is one space, invisible characters are gone, trimmed. */
export function tidied(text: string): string {
  return text.replace(INVISIBLE, '').replace(BLANKS, ' ').trim();
}

/** The text without invisible characters; line breaks (as `\n`) and tabs stay, other blanks are spaces. Trimmed. */
export function tidiedLines(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n\t]/g, ' ')
    .trim();
}

/** Longer cells are no amounts, days, levels or codes: readers of such values refuse them unread. */
export const LONGEST = 200;

export function tooLong(text: string, expected: string, longest = LONGEST): { readonly problem: CellProblem } {
  return problem('too-long', text, `${expected}, in at most ${longest} characters`, 'Map this column as text.');
}
