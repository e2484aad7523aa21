import type { Columns, Format } from './format.js';

/** Headings are compared trimmed and without regard to case. */
export const plain = (heading: string): string => heading.trim().toLowerCase();

/** Other spellings are compared by their letters, digits and signs alone: `job_title`, `Job Title` and `jobTitle` are one. */
const letters = (heading: string): string => heading.toLowerCase().replace(/[\s_\-.:]+/g, '');

/** Finds columns by heading, or by another spelling that the format allows; the headings of the file must be free of doubles. */
export function columnsOf(
  headings: readonly string[],
  format: Pick<Format, 'required' | 'optional' | 'columns'> = { required: [], optional: [] },
): Columns {
  const places = new Map(headings.map((heading, index) => [plain(heading), index]));
  const loose = new Map(headings.map((heading, index) => [letters(heading), index]));
  const find = (name: string): number => {
    const exact = places.get(plain(name));
    if (exact !== undefined) return exact;
    const other = format.columns?.[name];
    if (!other) return -1;
    if ('like' in other) return nth(headings, new RegExp(other.like, 'iu'), other.nth ?? 1);
    const spelled = [name, ...other].map((spelling) => loose.get(letters(spelling)));
    return spelled.find((at) => at !== undefined) ?? -1;
  };
  const known = new Map<string, number>();
  const at = (name: string): number => {
    let place = known.get(name);
    if (place === undefined) known.set(name, (place = find(name)));
    return place;
  };
  const named = new Set([...format.required, ...format.optional].map(at));
  return { headings, at, isNamed: (index) => named.has(index) };
}

function nth(headings: readonly string[], pattern: RegExp, wanted: number): number {
  const matching = [...headings.keys()].filter((at) => pattern.test(headings[at]!.trim()));
  return matching.at(wanted > 0 ? wanted - 1 : wanted) ?? -1;
}
