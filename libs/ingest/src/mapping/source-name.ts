import { createHash } from 'node:crypto';
import { stemOf } from '../formats/recognise.js';
import { MONTHS } from '../values/words/month-words.js';

/** Names that a saved mapping cannot have besides those of the profiles that come with Stackway. */
export const KEPT_NAMES: readonly string[] = ['stackway', 'mapping'];

const LONGEST = 40;
/** `2026`, `20261104t0930`, `q3`, `v2`, `kw12`. */
const COUNTED = /^(?:kw|[a-z])?\d+(?:t\d+z?)?$/;
const MONTH_WORDS: ReadonlySet<string> = new Set([...MONTHS.keys()].map(plain));

/**
 * The name of the profile by which a file is explained, from the file's own: next month's export of the same system has the same one, other
 * files have others. `Catalogue formations 2026-03.csv` → `catalogue-formations`.
 * @param taken names of profiles that come with Stackway
 * @param isReport of its rejected rows: of the same source
 * @returns up to 40 small letters, digits and hyphens, a letter first; never a name that is taken
 */
export function sourceNameOf(file: string, taken: readonly string[], isReport = false): string {
  const stem = stemOf(file, isReport);
  const words = plain(stem)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const isDate = (word: string): boolean => COUNTED.test(word) || (dated && MONTH_WORDS.has(word));
  const dated = words.some((word) => /\d/.test(word));
  while (words.length > 0 && isDate(words.at(-1)!)) words.pop();
  while (words.length > 0 && isDate(words[0]!)) words.shift();
  if (words.length > 0) words.push(words.pop()!.replace(/\d+$/, ''));
  const found = words.join('-').replace(/^[^a-z]+/, '');
  const name = (found === '' ? unspelled(stem) : found).slice(0, LONGEST - ENDING.length).replace(/-+$/, '');
  return [...taken, ...KEPT_NAMES].includes(name) ? name + ENDING : name;
}

const ENDING = '-file';

/** Of letters that such a name cannot have: `Курсы 2026` is another source than `Вакансии 2026`. */
function unspelled(stem: string): string {
  const letters = stem.toLowerCase().replace(/[^\p{L}]+/gu, '');
  return letters === '' ? 'file' : `file-${createHash('sha256').update(letters).digest('hex').slice(0, 8)}`;
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}
