import { unreadable } from '../unreadable.js';

const SAVE_AS_UTF8 = 'Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8") and import it again.';

export function notText(file: string, line: number, found: string): never {
  return unreadable({
    code: 'not-text',
    message: `The file is not text: it holds ${found} in line ${line}.`,
    found,
    expected: 'a CSV file as UTF-8 text',
    where: { file, line },
    next: SAVE_AS_UTF8,
  });
}

/** @param why a sentence without its end, `which are not UTF-8` */
export function undecodable(file: string, line: number, found: string, why: string, expected?: string): never {
  return unreadable({
    code: 'undecodable',
    message: `Line ${line} holds bytes ${why}.`,
    found: found.slice(0, 80),
    expected: expected ?? 'UTF-8, UTF-16, or Windows-1252 throughout',
    where: { file, line },
    next: SAVE_AS_UTF8,
  });
}
