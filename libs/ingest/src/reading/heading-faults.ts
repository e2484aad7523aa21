import { plain } from '../formats/recognise.js';
import type { CsvRecord } from './records.js';
import { unreadable } from './unreadable.js';

/** @throws Unreadable `duplicate-heading` */
export function refuseDoubles(headings: readonly string[], line: number, file: string): void {
  const seen = new Set<string>();
  for (const heading of headings) {
    if (heading !== '' && seen.has(plain(heading))) {
      unreadable({
        code: 'duplicate-heading',
        message: `The heading ${heading} stands twice.`,
        found: headings.join(', '),
        expected: 'each heading once',
        where: { file, line, column: heading },
        next: `Rename or remove one of the columns ${heading}.`,
      });
    }
    seen.add(plain(heading));
  }
}

/** A quote opened in the headings that does not close, or not where a cell ends. */
export function refuseOpenHeading(heading: CsvRecord, file: string): never {
  return unreadable({
    code: 'quote-never-closed',
    message: `A quote opened in the heading, line ${heading.line}, is never closed.`,
    found: heading.cells.join(', ').slice(0, 80),
    expected: 'a closing quote before the next delimiter or line end',
    where: { file, line: heading.line },
    next: `Close the quote in line ${heading.line}, or remove it, and import again.`,
  });
}
