import type { Columns, Format } from './format.js';

/** Headings are compared trimmed and without regard to case. */
export const plain = (heading: string): string => heading.trim().toLowerCase();

/** Other spellings are compared by their letters, digits and signs alone: `job_title`, `Job Title` and `jobTitle` are one. */
const letters = (heading: string): string => heading.toLowerCase().replace(/[\s_\-.:]+/g, '');

type Named = Pick<Format, 'required' | 'optional' | 'columns'>;

/** The headings of a file, made ready to be looked through for many formats. They must be free of doubles. */
export class Headings {
  private readonly places: ReadonlyMap<string, number>;
  private loose: ReadonlyMap<string, number> | undefined;

  constructor(readonly texts: readonly string[]) {
    this.places = new Map(texts.map((heading, index) => [plain(heading), index]));
  }

  /** Where a column stands by its heading, or by another spelling that the format allows; -1 where it does not. */
  find(name: string, format: Pick<Named, 'columns'>): number {
    const other = format.columns?.[name];
    if (other && 'is' in other) return -1;
    if (other && 'like' in other) return nth(this.texts, regular(other.like), other.nth ?? 1);
    const exact = this.places.get(plain(other && 'heading' in other ? other.heading : name));
    if (exact !== undefined || !other) return exact ?? -1;
    this.loose ??= new Map(this.texts.map((heading, index) => [letters(heading), index]));
    for (const spelling of 'heading' in other ? [other.heading] : [name, ...other]) {
      const at = this.loose.get(letters(spelling));
      if (at !== undefined) return at;
    }
    return -1;
  }
}

/** The columns of a file as a format names them. */
export function columnsOf(texts: readonly string[], format: Named = { required: [], optional: [] }): Columns {
  const headings = new Headings(texts);
  const known = new Map<string, number>();
  const at = (name: string): number => {
    let place = known.get(name);
    if (place === undefined) known.set(name, (place = headings.find(name, format)));
    return place;
  };
  const named = new Set([...format.required, ...format.optional].map(at));
  return { headings: texts, at, isNamed: (index) => named.has(index) };
}

const patterns = new Map<string, RegExp>();

function regular(pattern: string): RegExp {
  let made = patterns.get(pattern);
  if (!made) patterns.set(pattern, (made = new RegExp(pattern, 'iu')));
  return made;
}

function nth(headings: readonly string[], pattern: RegExp, wanted: number): number {
  const matching = [...headings.keys()].filter((at) => pattern.test(headings[at]!.trim()));
  return matching.at(wanted > 0 ? wanted - 1 : wanted) ?? -1;
}
