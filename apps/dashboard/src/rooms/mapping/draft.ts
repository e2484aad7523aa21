import type { Options, Proposal, ProposedColumn, WantedColumn } from '../../ask/mapping.js';

/** What a person has made of a proposal so far. Plain data, changed by making another. */
export interface Draft {
  readonly proposal: Proposal;
  /** By the place of the file's columns: what each means, null: left out. */
  readonly means: readonly (string | null)[];
  readonly options: readonly Options[];
  /** Columns of the table that have one value in every row. */
  readonly values: Readonly<Record<string, string>>;
  /** The name under which it was saved. */
  readonly saved?: string;
}

export function draftOf(proposal: Proposal): Draft {
  return {
    proposal,
    means: proposal.columns.map(({ column }) => column),
    options: proposal.columns.map(({ options }) => options),
    values: {},
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
  }));
  const { file, encoding, mapping } = proposal;
  const own = { file, encoding, mapping };
  return {
    proposal: { ...before.proposal, ...own, columns },
    means: columns.map((_, at) => before.means[at] ?? null),
    options: columns.map((_, at) => before.options[at] ?? {}),
    values: before.values,
    ...(before.saved === undefined ? {} : { saved: before.saved }),
  };
}

/** The file's column at a place means something else. What was told by another column before is told by this one alone. */
export function withMeaning(draft: Draft, at: number, column: string | null): Draft {
  const proposed = draft.proposal.columns[at]!;
  const means = draft.means.map((each, place) => (place === at ? column : each === column ? null : each));
  const options = draft.options.map((each, place) =>
    place !== at ? each : column === proposed.column ? proposed.options : {},
  );
  const { [column ?? '']: _, ...values } = draft.values;
  return { ...draft, means, options, values };
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
  return draft.means[at] === proposed.column ? proposed.confidence : undefined;
}

/** The draft as a table of a mapping: `{ table, like, files, columns }`. */
export function tableOf(draft: Draft, file: string): Table {
  const { proposal, means, options, values } = draft;
  const columns: Record<string, object> = {};
  for (const [at, column] of means.entries()) {
    if (column === null) continue;
    const { heading } = proposal.columns[at]!;
    const own = options[at]!;
    columns[column] = Object.keys(own).length > 0 ? { heading, options: own } : { heading };
  }
  for (const [column, value] of Object.entries(values)) columns[column] = { is: value.trim() };
  // What a person has left out stays unread even if the table would know it by its heading; what is missing is told row by row.
  const leftOut = proposal.columns.some(({ heading }, at) => heading !== '' && means[at] === null);
  for (const { column, required } of proposal.wanted)
    if (!(column in columns) && (leftOut || required)) columns[column] = { is: '' };
  const stem = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const table = proposal.target.replace(/^.*\//, '');
  return { table, like: proposal.target, files: [stem], columns };
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
