import { unreadable } from '../unreadable.js';

const CSV_OF_IT = 'Save the sheet as CSV UTF-8 and import that file.';

const BINARY: readonly {
  readonly magic: string;
  readonly at?: number;
  readonly what: string;
  readonly next: string;
}[] = [
  {
    magic: 'PK\x03\x04',
    what: 'a zip archive or a spreadsheet',
    next: 'Unpack it, or save the sheet as CSV, and import the CSV file.',
  },
  { magic: '\x1f\x8b', what: 'a gzip archive', next: 'Unpack it and import the CSV file in it.' },
  { magic: '7z\xbc\xaf\x27\x1c', what: 'a 7z archive', next: 'Unpack it, or pack it as .zip, and import that.' },
  { magic: 'Rar!\x1a\x07', what: 'a RAR archive', next: 'Unpack it, or pack it as .zip, and import that.' },
  { magic: 'ustar', at: 257, what: 'a tar archive', next: 'Unpack it, or pack it as .zip, and import that.' },
  { magic: '%PDF', what: 'a PDF document', next: 'Ask the publisher for the table as CSV.' },
  { magic: '\xd0\xcf\x11\xe0', what: 'an old spreadsheet', next: CSV_OF_IT },
];

const WEB_PAGE = /^(\xef\xbb\xbf)?\s*<(!doctype html|html[\s>])/i;

/** An object, or a list of objects or lists: no heading begins so. */
const JSON_TEXT = /^(\xef\xbb\xbf)?\s*(\{\s*"|\[\s*[[{])/;
export const JSON_FOUND = 'JSON';

/** Refuses what its first bytes say is no text, with advice that fits. */
export function refuseBinary(start: Buffer, file: string): void {
  for (const { magic, at = 0, what, next } of BINARY) {
    if (start.subarray(at, at + magic.length).toString('latin1') === magic) refuseAs(what, next, file);
  }
  if (WEB_PAGE.test(start.subarray(0, 100).toString('latin1'))) {
    refuseAs(
      'a web page',
      'Download the table itself; a page often comes where a link has moved or asks to sign in.',
      file,
    );
  }
  if (JSON_TEXT.test(start.subarray(0, 1000).toString('latin1'))) {
    refuseAs(
      JSON_FOUND,
      'Export it as CSV, a row for each thing; lists within a cell are read. A badge is downloaded again from where it was issued.',
      file,
    );
  }
}

/** A zip archive that is a document of an office program. */
export function refuseSpreadsheet(file: string): never {
  return refuseAs('a spreadsheet or another office document', CSV_OF_IT, file);
}

export function refuseAs(what: string, next: string, file: string): never {
  return unreadable({
    code: 'not-text',
    message: `The file is ${what}, not a table of text.`,
    found: what,
    expected: 'a CSV file, or a .zip or .gz archive of CSV files',
    where: { file, line: 1 },
    next,
  });
}
