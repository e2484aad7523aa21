import {
  canonicalJson,
  factIdentity,
  makeFact,
  SCHEMA,
  type Fact,
  type FactType,
  type FieldProblem,
  type Made,
} from '#lib/model';
import { cell, type Draft } from '../formats/format.js';
import { compileCondition } from './compile-condition.js';
import { compileValue } from './compile-value.js';
import type { FactRule } from './profile-file.js';
import type { Scope, Setting } from './setting.js';
import { MEANT_NOTHING, Unmatched, Wrong } from './wrong.js';

/** What the rules make of one row. */
export interface Told {
  readonly drafts: Draft[];
  /** Drafts by identity, where they are many: a matrix may have hundreds of columns. */
  known?: Map<string, Draft>;
  readonly mentions: Fact[];
  /** One of the mentions is worth a row that tells nothing else. */
  alone: boolean;
  readonly problems: FieldProblem[];
  /** What could not be read and was left out. */
  readonly leftOut: FieldProblem[];
  /** Of facts that could not be made: identities, and types of those whose identity cannot be read. */
  readonly spoken: string[];
  readonly unread: FactType[];
}

export type Tell = (scope: Scope, told: Told) => void;

/** A rule → what it adds of a row: its facts, or why there are none. */
export function compileRule(rule: FactRule, setting: Setting): Tell {
  const holds = rule.when && compileCondition(rule.when, setting, compileValue);
  const make = compileFields(rule, setting);
  if (!rule.each) return (scope, told) => (!holds || holds(scope) ? make(scope, told) : undefined);
  const items = compileEach(rule.each, setting);
  return (scope, told) => {
    if (holds && !holds(scope)) return;
    const found = items.of(scope);
    if (found instanceof Wrong) {
      told.problems.push(found.under(items.heading));
      told.unread.push(rule.fact);
    } else for (const item of found) make({ ...scope, ...item }, told);
  };
}

/** Facts about a skill that wait, where nobody knows its name, until somebody says which it is. */
const WAITING: ReadonlySet<FactType> = new Set(['credentialSkill', 'roleSkill', 'learnerSkill']);

function compileFields(rule: FactRule, setting: Setting): Tell {
  const { fact: type, mention } = rule;
  const spare = new Set(rule.leaveOut ?? []);
  const required = new Set(SCHEMA[type].fields.filter((field) => field.required).map((field) => field.name));
  const optional = rule.optional === true ? [...required] : (rule.optional ?? []);
  const fields = Object.entries(rule.fields).map(([name, value]) => ({
    name,
    read: compileValue(value, setting),
    isRequired: required.has(name),
  }));
  const columns = Object.fromEntries(
    fields.filter(({ read }) => read.heading !== '').map(({ name, read }) => [name, read.heading]),
  );
  const hints = new Map(fields.flatMap(({ name, read }) => (read.hint === undefined ? [] : [[name, read.hint]])));
  return (scope, told) => {
    const values: Record<string, unknown> = {};
    let isWrong = false;
    let isShort = false;
    let unmatched: Unmatched | undefined;
    for (const { name, read, isRequired } of fields) {
      const value = read.of(scope);
      if (value === undefined && optional.includes(name)) return;
      if (value === MEANT_NOTHING && isRequired) return;
      if (value === MEANT_NOTHING) continue;
      if (value instanceof Wrong) {
        const isSpare = spare.has(name);
        if (isSpare) isShort = true;
        else isWrong = true;
        complain(value.under(read.heading || scope.heading || name), isSpare ? told.leftOut : told.problems);
      } else if (!(value instanceof Unmatched)) values[name] = value;
      else if (isRequired && name === 'skill' && WAITING.has(type)) unmatched = value;
      else if (isRequired) {
        isWrong = true;
        complain(nobodyKnows(value, name).under(read.heading || scope.heading || name), told.problems);
      }
    }
    if (isWrong) return speak(type, values, told);
    if (isShort) for (const name of spare) delete values[name];
    const made = unmatched ? makeUnmatched(type, values, unmatched) : makeFact(type, values);
    if (made.status === 'ok') {
      add(made.fact, mention !== undefined, columns, told);
      if (mention === 'alone') told.alone = true;
    } else if (!mention) {
      speak(type, values, told);
      for (const problem of made.problems) {
        if (isTold(problem, made.problems, type)) continue;
        complain(withCell(tell(problem, columns, hints), setting, scope), told.problems);
      }
    }
  };
}

/** What a fact that could not be made would have been about. */
function speak(type: FactType, values: Readonly<Record<string, unknown>>, told: Told): void {
  const { key, fields } = SCHEMA[type];
  const isRead = (name: string): boolean =>
    values[name] !== undefined || fields.some((field) => field.name === name && !field.required);
  if ((key as readonly string[]).every(isRead)) told.spoken.push(factIdentity({ type, ...values } as unknown as Fact));
  else told.unread.push(type);
}

/** The currency is a part of the amount: where there is none of that, one word about it is enough. */
function isTold({ code, field }: FieldProblem, all: readonly FieldProblem[], type: FactType): boolean {
  if (code !== 'missing-value') return false;
  const { fields } = SCHEMA[type];
  return fields.some(
    (money) => money.currency === field && all.some((other) => other.field === money.name && other.code === code),
  );
}

/** A cell from which no value could be made is not empty. */
function withCell(problem: FieldProblem, { columns, headings }: Setting, { cells }: Scope): FieldProblem {
  const at = columns.at(problem.field);
  const found = cell(cells, at >= 0 ? at : headings.indexOf(problem.field));
  if (problem.code !== 'missing-value' || found === '') return problem;
  return { ...problem, found, message: `No value can be read from "${found}" in ${problem.field}.` };
}

function nobodyKnows({ name }: Unmatched, field: string): Wrong {
  const next = `Import the ${field} ${name} first, or write its id.`;
  return new Wrong('unknown-reference', name, `the id, or the only name, of a ${field} that is there`, next);
}

/** Several fields may be read from one cell: what is wrong with it is told once. */
function complain(problem: FieldProblem, problems: FieldProblem[]): void {
  const isTold = problems.some(
    ({ code, field, found }) => code === problem.code && field === problem.field && found === problem.found,
  );
  if (!isTold) problems.push(problem);
}

/** A row may say the same thing twice, as in a list with two spellings of one skill. */
function add(fact: Fact, isMention: boolean, columns: Readonly<Record<string, string>>, told: Told): void {
  if (isMention) {
    told.mentions.push(fact);
    return;
  }
  const same = told.drafts.length === 0 ? undefined : saidBefore(fact, told);
  if (!same) {
    told.drafts.push({ fact, columns });
    told.known?.set(factIdentity(fact), told.drafts.at(-1)!);
  } else if (canonicalJson(same.fact) !== canonicalJson(fact)) {
    const text = factIdentity(fact);
    told.problems.push(new Wrong('conflicting-items', text, 'one statement about each thing in a row').under(text));
  }
}

const FEW = 8;

function saidBefore(fact: Fact, told: Told): Draft | undefined {
  const identity = factIdentity(fact);
  if (told.drafts.length < FEW) return told.drafts.find((draft) => factIdentity(draft.fact) === identity);
  told.known ??= new Map(told.drafts.map((draft) => [factIdentity(draft.fact), draft]));
  return told.known.get(identity);
}

/** What stands for a fact whose skill is known by its name only, so that nothing is lost until somebody says which skill it is. */
function makeUnmatched(type: FactType, values: Readonly<Record<string, unknown>>, { name }: Unmatched): Made<FactType> {
  switch (type) {
    case 'credentialSkill':
      return makeFact('unmatchedSkill', { ...values, of: values['credential'], name });
    case 'roleSkill':
      return makeFact('unmatchedSkill', { ...values, of: values['role'], name });
    case 'learnerSkill':
      return makeFact('learnerUnmatchedSkill', { ...values, name });
    default:
      throw new Error(`a ${type} cannot wait for a name`);
  }
}

function tell(
  problem: FieldProblem,
  columns: Readonly<Record<string, string>>,
  hints: ReadonlyMap<string, string>,
): FieldProblem {
  const told = underHeading(problem, columns);
  const hint = problem.code === 'missing-value' ? hints.get(problem.field) : undefined;
  return hint === undefined ? told : { ...told, next: hint };
}

function underHeading(problem: FieldProblem, columns: Readonly<Record<string, string>>): FieldProblem {
  const heading = columns[problem.field];
  if (heading === undefined) return problem;
  const say = (text: string): string => text.replaceAll(problem.field, heading);
  return { ...problem, field: heading, message: say(problem.message), next: say(problem.next) };
}

type Item = Pick<Scope, 'item' | 'heading' | 'value'>;
interface Each {
  readonly heading: string;
  readonly of: (scope: Scope) => readonly Item[] | Wrong;
}

function compileEach(each: NonNullable<FactRule['each']>, setting: Setting): Each {
  if (typeof each === 'object' && 'columns' in each) return otherColumns(setting);
  const { heading, of } = compileValue(each, setting);
  return {
    heading,
    of: (scope) => {
      const found = of(scope);
      if (found instanceof Wrong) return found;
      return ((found ?? []) as readonly (string | Item)[]).map((item) => (typeof item === 'string' ? { item } : item));
    },
  };
}

/** Of a wide table: every column that the table does not name and that holds what the rule reads. */
function otherColumns({ headings, others, missing }: Setting): Each {
  return {
    heading: '',
    of: ({ cells }) =>
      others.flatMap((at) => {
        const value = cell(cells, at);
        return value === '' || missing.has(value) ? [] : [{ heading: headings[at]!, value }];
      }),
  };
}
