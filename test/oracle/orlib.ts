import type { Instance } from '#lib/engine';

/**
 * An OR-Library set-covering file as a pathway problem: a row is a skill wanted at level 1, a column a credential that
 * certifies its rows at its cost. Format: rows, columns, the cost of each column, then for each row how many columns
 * cover it and their numbers from 1, all separated by white space.
 * @throws when the numbers are not those of such a file (it is test data, not a user's)
 */
export function readOrlib(text: string): Instance {
  const numbers = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(Number);
  let at = 0;
  const next = (least: number, most = Number.MAX_SAFE_INTEGER): number => {
    const number = numbers[at++];
    if (number === undefined || !Number.isInteger(number) || number < least || number > most)
      throw new Error(`number ${at} of the file is ${number}, where ${least} to ${most} is expected`);
    return number;
  };
  const rows = next(1);
  const columns = next(1);
  const costs = Array.from({ length: columns }, () => next(0));
  const gives = costs.map((): (readonly [number, number])[] => []);
  for (let row = 0; row < rows; row++) {
    const covering = next(0, columns);
    for (let each = 0; each < covering; each++) gives[next(1, columns) - 1]!.push([row, 1]);
  }
  if (at < numbers.length) throw new Error(`${numbers.length - at} numbers are left over after the last row`);
  const skills = Array.from({ length: rows }, (_, row) => `row ${row + 1}`);
  return {
    version: 1,
    currency: 'XXX',
    skills,
    credentials: costs.map((_, column) => `column ${column + 1}`),
    gives,
    needs: costs.map(() => []),
    start: { levels: skills.map(() => 0), credentials: [] },
    offers: costs.map((price, credential) => ({ credential, renewal: false, price, minutes: 0, grants: [] })),
    stacks: [],
    funds: [],
    goals: { levels: skills.map((_, row) => [row, 1] as const), anyOf: [], stacks: [], coverage: null },
    limits: { price: null, minutes: null },
    objective: { price: 1, minutes: 0, then: 'minutes' },
  };
}

/** Whether a text is an assignment problem of the same library: n, then n × n costs. */
export function isAssignment(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const size = Number(words[0]);
  return words.length === size * size + 1;
}

export interface PublishedOptimum {
  /** The instance's file as the list names it. */
  readonly file: string;
  readonly published: number;
}

const FILE = ['file', 'name', 'instance'];
const VALUE = ['published_value', 'published', 'optimum', 'value'];

/**
 * The lines of a list of published optima that give a whole number: CSV with a column for the file (`file`, `name`, `instance`) and
 * one for the value (`published_value`, `published`, `optimum`, `value`); others are passed over.
 */
export function readOptima(csv: string): PublishedOptimum[] {
  const [heading = [], ...lines] = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const column = (names: readonly string[]) =>
    names.map((name) => heading.findIndex((one) => one.toLowerCase() === name)).find((at) => at >= 0) ?? -1;
  const [file, value] = [column(FILE), column(VALUE)];
  return lines
    .map((line) => ({ file: line[file] ?? '', published: line[value] ? Number(line[value]) : Number.NaN }))
    .filter(({ file, published }) => file !== '' && Number.isInteger(published));
}
