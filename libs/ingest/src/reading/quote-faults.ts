import type { FieldProblem } from '#lib/model';
import { unreadable } from './unreadable.js';

/** Refuses a file whose rows after a line cannot be trusted. */
export function refuseOpenQuote(cell: string, file: string, line: number): never {
  return unreadable({
    code: 'quote-never-closed',
    message: `A quote opened in line ${line} is never closed, and swallows the rows after it.`,
    found: `"${cell.slice(0, 60)}`,
    expected: 'a closing quote before the next delimiter or line end; a quote inside a cell is written twice',
    where: { file, line },
    next: `Close the quote in line ${line}, or remove it, and import again.`,
  });
}

export function refuseTooLong(text: string, file: string, line: number, longest: number): never {
  return unreadable({
    code: 'record-too-long',
    message: `The row that begins in line ${line} does not end within ${longest} characters.`,
    found: text.slice(0, 60),
    expected: 'rows that end with a line end',
    where: { file, line },
    next: 'Check that this is a table of rows, and save it again as CSV UTF-8.',
  });
}

/** A row one of whose cells goes on after its closing quote. */
export function strayQuote(cells: readonly string[]): FieldProblem {
  return {
    code: 'stray-quote',
    field: '',
    message: 'A cell goes on after its closing quote.',
    found: (cells.find((cell) => cell.includes('"')) ?? '').slice(0, 80),
    expected: 'a quoted cell that ends with its closing quote; a quote inside is written twice',
    next: 'Write quotes inside a quoted cell twice.',
  };
}
