import { FACT_TYPES, factIdentity, type FactType, type FieldProblem } from '#lib/model';
import { unknownWord } from '../formats/foreign-row.js';
import {
  cell,
  type About,
  type Columns,
  type Format,
  type MapContext,
  type Mapped,
  type Mapper,
  type Row,
} from '../formats/format.js';
import { ownStem } from '../rejected/report-columns.js';
import { assumedScales, type AssumedScale } from './assumed-scales.js';
import { compileCondition } from './compile-condition.js';
import { compileRule, type Told } from './compile-facts.js';
import { compileValue } from './compile-value.js';
import { otherColumns } from './other-columns.js';
import { Pairs } from './pairs.js';
import type { Filter, ProfileFile, ProfileTable } from './profile-file.js';
import { unfolded, type ReadyTable } from './several-headings.js';
import { textOf, type Setting } from './setting.js';
import { Wrong } from './wrong.js';

/** The tables of a profile as formats that files are recognised by and read with. */
export function formatsOf(profile: ProfileFile): readonly Format[] {
  return profile.tables.map((table) => formatOf(profile, unfolded(table)));
}

/** The skills that a posting lists stand in its own row: they need no stage after it. */
const WITH: Partial<Record<FactType, FactType>> = { postingSkill: 'posting' };

function formatOf(profile: ProfileFile, table: ReadyTable): Format {
  const { columns, nothing, generic, gather } = table;
  const makes = [...new Set((table.facts ?? []).map(({ fact }) => fact))];
  // The last of its types decides the stage: what they refer to is there by then.
  const last = FACT_TYPES.findLast((type) => makes.includes(type) && !makes.includes(WITH[type]!));
  return {
    name: `${profile.name}/${table.table}`,
    family: profile.name,
    required: table.headings.required,
    optional: table.headings.optional ?? [],
    fileNames: [...new Set((table.files ?? []).flatMap((name) => [name.toLowerCase(), ownStem(name.toLowerCase())]))],
    makes: last ?? 'wage',
    ...(/"(named|found)":/.test(JSON.stringify(table)) ? { names: true } : {}),
    all: makes,
    mapper: (inFile, context) => {
      if (nothing !== undefined) return { map: () => ({ kind: 'skipped', reason: nothing }) };
      return new TableMapper(table, settingOf(profile, table, inFile, context));
    },
    ...(columns ? { columns } : {}),
    ...(/"(read|columns)":"level"/.test(JSON.stringify(table.facts ?? []))
      ? { assumed: (inFile, context) => assumedBy(profile, table, inFile, context) }
      : {}),
    ...(table.asked ? { asked: table.asked } : {}),
    ...((table.facts ?? []).some(({ each }) => typeof each === 'object' && 'columns' in each)
      ? { others: (inFile, context) => settingOf(profile, table, inFile, context).others }
      : {}),
    ...(generic ? { generic } : {}),
    ...(nothing === undefined ? {} : { skip: nothing }),
    ...(gather ? { gather: (inFile, context) => gatherer(gather, settingOf(profile, table, inFile, context)) } : {}),
  };
}

/** What the rules take for granted when they are made ready for a file. */
function assumedBy(profile: ProfileFile, table: ReadyTable, columns: Columns, context: MapContext): FieldProblem[] {
  const found: AssumedScale[] = [];
  const setting = settingOf(profile, table, columns, context);
  new TableMapper(table, { ...setting, assume: (scale) => found.push(scale) });
  return assumedScales(found);
}

function settingOf(profile: ProfileFile, table: ReadyTable, columns: Columns, context: MapContext): Setting {
  const { stem, sample, weights, gathered, framework, names } = context;
  const missing = new Set([...(profile.missing ?? []), ...(table.missing ?? [])]);
  const more = {
    ...(framework === undefined ? {} : { framework }),
    ...(names ? { names } : {}),
    ...(table.columns ? { given: table.columns } : {}),
  };
  const setting = { columns, headings: columns.headings, sample, stem, weights, gathered, missing, ...more };
  return { ...setting, others: otherColumns(table, columns, setting) };
}

function gatherer(rules: NonNullable<ProfileTable['gather']>, setting: Setting) {
  const sets = rules.map(({ set, key, value, when }) => ({
    set: setting.gathered.of(set),
    under: setting.gathered.under(set),
    key: key === undefined ? undefined : compileValue(key, setting),
    read: compileValue(value, setting),
    holds: when && compileCondition(when, setting, compileValue),
  }));
  return (cells: readonly string[]): void => {
    for (const { set, under, key, read, holds } of sets) {
      const value = !holds || holds({ cells }) ? read.of({ cells }) : undefined;
      if (value === undefined || value instanceof Wrong) continue;
      if (!key) set.add(textOf(value));
      else addUnder(under, key.of({ cells }), textOf(value));
    }
  };
}

function addUnder(under: Map<string, string[]>, key: unknown, value: string): void {
  if (key === undefined || key instanceof Wrong) return;
  const known = under.get(textOf(key));
  if (!known) under.set(textOf(key), [value]);
  else if (!known.includes(value)) known.push(value);
}

const NOTHING = 'nothing in the row is kept';

class TableMapper implements Mapper {
  private readonly filters: readonly ((cells: readonly string[]) => Mapped | undefined)[];
  private readonly rules: readonly ReturnType<typeof compileRule>[];
  private readonly pairs: Pairs | undefined;

  constructor(table: ReadyTable, setting: Setting) {
    this.filters = (table.filter ?? []).map((filter) => compileFilter(filter, setting));
    this.rules = (table.facts ?? []).map((rule) => compileRule(rule, setting));
    this.pairs = table.pair && new Pairs(table.pair, setting);
  }

  map(row: Row): Mapped {
    const { cells } = row;
    for (const filter of this.filters) {
      const verdict = filter(cells);
      if (verdict) return verdict;
    }
    const joined = this.pairs?.add(row);
    if (joined && joined.kind !== 'whole') return joined;
    const told: Told = { drafts: [], mentions: [], alone: false, problems: [], leftOut: [], spoken: [], unread: [] };
    const { leftOut } = told;
    const scope = joined ? { cells, leftOut, rows: joined.values } : { cells, leftOut };
    for (const tell of this.rules) tell(scope, told);
    if (told.problems.length > 0) return { kind: 'rejected', problems: told.problems, about: aboutOf(told) };
    if (told.drafts.length === 0 && !told.alone) return { kind: 'skipped', reason: NOTHING };
    return {
      kind: 'facts',
      drafts: told.drafts,
      mentions: told.mentions,
      leftOut,
      ...(joined ? { joined: joined.rows } : {}),
    };
  }

  rest(): readonly { readonly row: Row; readonly reason: string }[] {
    return this.pairs?.rest() ?? [];
  }
}

function aboutOf({ drafts, mentions, spoken, unread }: Told): About {
  const made = [...drafts.map(({ fact }) => fact), ...mentions];
  return { identities: [...made.map(factIdentity), ...spoken], unread };
}

function compileFilter(filter: Filter, setting: Setting): (cells: readonly string[]) => Mapped | undefined {
  if ('skip' in filter) {
    const holds = compileCondition(filter.when, setting, compileValue);
    const verdict: Mapped = { kind: 'skipped', reason: filter.skip };
    return (cells) => (holds({ cells }) ? verdict : undefined);
  }
  const at = setting.columns.at(filter.column);
  const { words } = filter;
  return (cells) => {
    const found = cell(cells, at);
    return words.includes(found) ? undefined : unknownWord(setting.headings[at] ?? filter.column, found, filter.words);
  };
}
