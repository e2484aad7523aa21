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
    return this.place(lookFor(name, format));
  }

  /** How many of the optional columns of a format there are, and which of the required ones are not. */
  fit(format: Named): { readonly optional: number; readonly missing: readonly string[] } {
    let ready = readied.get(format);
    if (!ready) readied.set(format, (ready = makeReady(format)));
    const missing = ready.required.filter(({ look }) => this.place(look) < 0).map(({ name }) => name);
    let optional = 0;
    for (const look of ready.optional) if (this.place(look) >= 0) optional += 1;
    return { optional, missing };
  }

  private place({ exact, spellings, like }: Look): number {
    if (like) return nth(this.texts, like.pattern, like.nth);
    const at = exact === undefined ? undefined : this.places.get(exact);
    if (at !== undefined || spellings.length === 0) return at ?? -1;
    this.loose ??= new Map(this.texts.map((heading, index) => [letters(heading), index]));
    for (const spelling of spellings) {
      const place = this.loose.get(spelling);
      if (place !== undefined) return place;
    }
    return -1;
  }
}

/** What a column is looked for by. */
interface Look {
  /** As headings are compared; undefined where no heading is meant. */
  readonly exact?: string;
  /** By their letters alone. */
  readonly spellings: readonly string[];
  readonly like?: { readonly pattern: RegExp; readonly nth: number };
}

interface Ready {
  /** Without those that a mapping gives a value for every row. */
  readonly required: readonly { readonly name: string; readonly look: Look }[];
  readonly optional: readonly Look[];
}

const readied = new WeakMap<Named, Ready>();

function makeReady(format: Named): Ready {
  const isGiven = (name: string): boolean => 'is' in (format.columns?.[name] ?? {});
  const required = format.required.filter((name) => !isGiven(name));
  return {
    required: required.map((name) => ({ name, look: lookFor(name, format) })),
    optional: format.optional.map((name) => lookFor(name, format)),
  };
}

/** Formats stay while files come and go: their headings are made ready once. */
const looks = new WeakMap<object, Map<string, Look>>();

function lookFor(name: string, format: Pick<Named, 'columns'>): Look {
  let known = looks.get(format);
  if (!known) looks.set(format, (known = new Map<string, Look>()));
  let look = known.get(name);
  if (!look) known.set(name, (look = makeLook(name, format.columns?.[name])));
  return look;
}

function makeLook(name: string, other: NonNullable<Named['columns']>[string] | undefined): Look {
  if (!other) return { exact: plain(name), spellings: [] };
  if ('is' in other) return { spellings: [] };
  if ('like' in other) return { spellings: [], like: { pattern: new RegExp(other.like, 'iu'), nth: other.nth ?? 1 } };
  if ('heading' in other) return { exact: plain(other.heading), spellings: [letters(other.heading)] };
  return { exact: plain(name), spellings: [name, ...other].map(letters) };
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

function nth(headings: readonly string[], pattern: RegExp, wanted: number): number {
  const matching = [...headings.keys()].filter((at) => pattern.test(headings[at]!.trim()));
  return matching.at(wanted > 0 ? wanted - 1 : wanted) ?? -1;
}
