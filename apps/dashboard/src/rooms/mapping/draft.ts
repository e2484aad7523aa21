import type { Options, Proposal, ProposedColumn, WantedColumn } from '../../ask/mapping.js';

/** What a person has made of a proposal so far. Plain data, changed by making another. */
export interface Draft {
  readonly proposal: Proposal;
  /** By the place of the file's columns: what each means, `OF_ITS_OWN`, or null: left out. */
  readonly means: readonly (string | null)[];
  readonly options: readonly Options[];
  /** Columns of the table that have one value in every row. */
  readonly values: Readonly<Record<string, string>>;
  /** The name under which it was saved. */
  readonly saved?: string;
  /** In columns that are skills: word or mark → level, 0: does not have it. */
  readonly marks: Readonly<Record<string, number>>;
  /** The last meaning that one column took from another. */
  readonly taken?: { readonly column: string; readonly from: number; readonly to: number } | undefined;
}

/** What a column of a wide table means that is a skill, by its heading. No column of a table is called so. */
export const OF_ITS_OWN = '*';

const proposedMeaning = ({ column, oneOfMany }: ProposedColumn): string | null =>
  column ?? (oneOfMany ? OF_ITS_OWN : null);

export function draftOf(proposal: Proposal): Draft {
  return {
    proposal,
    means: proposal.columns.map(proposedMeaning),
    options: proposal.columns.map(({ options }) => options),
    values: {},
    marks: {},
  };
}

/**
 * What a person said of a file with the same headings, for this one; a report of its rejected rows has two more, which mean nothing. @returns undefined when
 * nobody said anything of such a file
 */
export function rememberedOf(proposal: Proposal, drafts: readonly Draft[]): Draft | undefined {
  const headings = proposal.columns.map(({ heading }) => heading);
  const before = drafts.find(({ proposal: { columns } }) =>
    headings.every((heading, at) => (at < columns.length ? heading === columns[at]!.heading : heading === '')),
  );
  if (!before || before.proposal.columns.length > headings.length) return undefined;
  const columns = proposal.columns.map((column, at) => ({
    ...(before.proposal.columns[at] ?? { ...column, column: null }),
    examples: column.examples,
    ...(column.unread ? { unread: column.unread } : {}),
  }));
  const { file, encoding, mapping } = proposal;
  const own = { file, encoding, mapping };
  return {
    proposal: { ...before.proposal, ...own, columns },
    means: columns.map((_, at) => before.means[at] ?? null),
    options: columns.map((_, at) => before.options[at] ?? {}),
    values: before.values,
    ...(before.saved === undefined ? {} : { saved: before.saved }),
    marks: before.marks,
  };
}

/** Whether several columns of the file may mean this. */
const takesSeveral = ({ proposal }: Draft, meaning: string): boolean =>
  meaning === OF_ITS_OWN || proposal.wanted.some(({ column, several }) => column === meaning && several === true);

/** Headings of the other columns that mean the same as the one at this place. */
export function besideOf({ proposal, means }: Draft, at: number): readonly string[] {
  const isSame = (each: string | null, place: number): boolean =>
    place !== at && each !== null && each !== OF_ITS_OWN && each === means[at];
  return proposal.columns.flatMap(({ heading }, place) => (isSame(means[place]!, place) ? [heading] : []));
}

/** The file's column at a place means something else. But for lists, what was told by another column before is told by this one alone. */
export function withMeaning(draft: Draft, at: number, column: string | null): Draft {
  const proposed = draft.proposal.columns[at]!;
  const isTaken = (each: string | null, place: number): boolean =>
    place !== at && each !== null && each === column && !takesSeveral(draft, each);
  const means = draft.means.map((each, place) => (place === at ? column : isTaken(each, place) ? null : each));
  const from = draft.means.findIndex(isTaken);
  const taken = from < 0 ? undefined : { column: column!, from, to: at };
  const options = draft.options.map((each, place) =>
    place !== at ? each : column === proposedMeaning(proposed) ? proposed.options : {},
  );
  const { [column ?? '']: _, ...values } = draft.values;
  return { ...draft, means, options, values, taken };
}

export function withOption(draft: Draft, at: number, name: string, value: unknown): Draft {
  const { [name]: _, ...rest } = draft.options[at]!;
  const own = value === undefined || value === '' ? rest : { ...rest, [name]: value };
  return { ...draft, options: draft.options.map((each, place) => (place === at ? own : each)) };
}

export function withValue(draft: Draft, column: string, value: string): Draft {
  const { [column]: _, ...rest } = draft.values;
  return { ...draft, values: value === '' ? rest : { ...rest, [column]: value } };
}

/** @param level 1 to 5, 0: does not have it, undefined: not said */
export function withMark(draft: Draft, mark: string, level: number | undefined): Draft {
  const { [mark]: _, ...rest } = draft.marks;
  return { ...draft, marks: level === undefined ? rest : { ...rest, [mark]: level } };
}

/** Of a wide table: the columns that are skills. */
export function skillsOf({ means }: Draft): readonly number[] {
  return means.flatMap((each, at) => (each === OF_ITS_OWN ? [at] : []));
}

/** Words and marks in the columns that are skills, which say a level only once somebody has said which. */
export function marksOf(draft: Draft): readonly string[] {
  return [...new Set(skillsOf(draft).flatMap((at) => draft.proposal.columns[at]!.unread ?? []))];
}

/** What a wide table lacks: a column that is a skill, or what the words and marks in all of them stand for. */
export function lackOf(draft: Draft): 'skills' | 'people' | 'marks' | undefined {
  if (draft.proposal.reads === undefined) return undefined;
  const skills = skillsOf(draft);
  if (skills.length === 0) return draft.proposal.each === 'person' ? 'people' : 'skills';
  const isRead = (at: number): boolean => {
    const { examples, unread = [] } = draft.proposal.columns[at]!;
    const isLevel = (each: string): boolean =>
      unread.includes(each) ? (draft.marks[each] ?? 0) > 0 : /[\p{L}\d]/u.test(each);
    return [...examples, ...unread].some(isLevel);
  };
  return skills.some(isRead) ? undefined : 'marks';
}

/** How many things are still to be said. */
export const lacking = (draft: Draft): number => missingOf(draft).length + (lackOf(draft) ? 1 : 0);

/** What the table needs and neither a column nor a value gives. */
export function missingOf({ proposal, means, values }: Draft): readonly WantedColumn[] {
  return proposal.wanted.filter(
    ({ column, required }) => required && !means.includes(column) && !values[column]?.trim(),
  );
}

/** Places of the columns that have a heading: only those can mean something. */
export function placesOf({ proposal }: Draft): readonly number[] {
  return proposal.columns.flatMap(({ heading }, at) => (heading === '' ? [] : [at]));
}

/** Where the meaning is the proposed one, its confidence; undefined where a person has chosen. */
export function confidenceOf(draft: Draft, at: number): number | undefined {
  const proposed: ProposedColumn = draft.proposal.columns[at]!;
  return draft.means[at] === proposedMeaning(proposed) ? proposed.confidence : undefined;
}

/** The draft as a table of a mapping: `{ table, like, files, columns }`. */
export function tableOf(draft: Draft, file: string): Table {
  const { proposal, means, options, values } = draft;
  const wide = proposal.reads !== undefined;
  const columns: Record<string, object> = {};
  for (const [at, column] of means.entries()) {
    const { heading } = proposal.columns[at]!;
    if (heading === '' || (column === null && !wide)) continue;
    const name = column === null ? `left-out-${at + 1}` : column === OF_ITS_OWN ? `skill-${at + 1}` : column;
    const same = means.flatMap((each, place) => (each === column ? [place] : []));
    const isList = name === column && same.length > 1;
    const own: Options = isList ? Object.assign({}, ...same.map((place) => options[place])) : options[at]!;
    const where = isList ? { headings: same.map((place) => proposal.columns[place]!.heading) } : { heading };
    columns[name] = Object.keys(own).length > 0 ? { ...where, options: own } : where;
  }
  for (const [column, value] of Object.entries(values)) columns[column] = { is: value.trim() };
  // What a person has left out stays unread even if the table would know it by its heading; what is missing is told row by row.
  const leftOut = proposal.columns.some(({ heading }, at) => heading !== '' && means[at] === null);
  for (const { column, required } of proposal.wanted)
    if (!(column in columns) && (leftOut || required)) columns[column] = { is: '' };
  const words = Object.entries(draft.marks).filter(([, level]) => level > 0);
  const none = Object.entries(draft.marks).flatMap(([mark, level]) => (level === 0 ? [mark] : []));
  if (wide && words.length + none.length > 0)
    columns['skills'] = { heading: '*', options: { words: Object.fromEntries(words), missing: none } };
  // What has a name in a wide table is no skill.
  const named = (needed: boolean): string[] =>
    proposal.wanted.filter(({ required }) => required === needed).map(({ column }) => column);
  const leftOutOnes = Object.keys(columns).filter((name) => name.startsWith('left-out-'));
  const headings = wide ? { headings: { required: named(true), optional: [...named(false), ...leftOutOnes] } } : {};
  const stem = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const table = proposal.target.replace(/^.*\//, '');
  return { table, like: proposal.target, files: [stem], ...headings, columns };
}

/** Whose file it is: next month's is of the same source, other files are of others. */
export const sourceOf = ({ saved, proposal }: Draft): string => saved ?? proposal.mapping.name;

interface Table {
  readonly table: string;
  readonly [word: string]: unknown;
}

/** One table as a mapping. */
export function mappingOf(table: Table, name: string): object {
  return { profile: 1, name, title: 'Mapping', tables: [table] };
}

/** What several files are, by their paths, as one mapping; each is of its own source. */
export function mappingOfAll(drafts: Readonly<Record<string, Draft>>): object {
  const taken = new Set<string>();
  const tables = Object.keys(drafts)
    .sort()
    .map((path) => {
      const table = tableOf(drafts[path]!, path);
      const name = `${sourceOf(drafts[path]!)}/${table.table}`;
      let own = name;
      for (let count = 2; taken.has(own); count += 1) own = `${name}-${count}`;
      taken.add(own);
      return { ...table, table: own };
    });
  return { profile: 1, name: 'mapping', title: 'Mapping', tables };
}
