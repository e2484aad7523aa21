/** What is wrong, by code, where the code's own words do not say it to everybody. Others are told by their words. */
const WORDS: Readonly<Record<string, string>> = {
  'missing-value': 'A needed cell is empty',
  'unknown-level': 'Cells that say no level',
  'unknown-word': 'Words that are not known here',
  'out-of-range': 'Numbers outside what can be',
  'not-a-number': 'Cells that are no number',
  'not-money': 'Cells that are no amount of money',
  'no-currency': 'Amounts without a currency',
  'not-a-date': 'Cells that are no day',
  'not-a-duration': 'Cells that are no length of time',
  'conflicting-row': 'Rows that say again, and otherwise, what another row said',
  'id-taken': 'Names or numbers that stand for something else already',
  'unknown-format': 'Headings that nobody knows',
  'missing-column': 'A needed column is missing',
  'unknown-reference': 'Names of things that are not there',
  'unknown-column': 'Columns that are not read',
  'left-out': 'Cells that were left out; their rows are read',
  'too-long': 'Cells that are too long',
};

/** What the problems of one code have in common, and the column in which they stand. */
export const problemHead = (code: string, column: string | null): string => {
  const words = WORDS[code] ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
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
