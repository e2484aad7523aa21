import { makeFact, SCHEMA, type Fact, type FieldProblem } from '#lib/model';
import { cell, type Draft } from '../formats/format.js';
import { compileCondition } from './compile-condition.js';
import { compileValue } from './compile-value.js';
import type { FactRule } from './profile-file.js';
import type { Scope, Setting } from './setting.js';
import { Wrong } from './wrong.js';

/** What the rules make of one row. */
export interface Told {
  readonly drafts: Draft[];
  readonly mentions: Fact[];
  readonly problems: FieldProblem[];
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
    if (found instanceof Wrong) told.problems.push(found.under(items.heading));
    else for (const item of found) make({ ...scope, ...item }, told);
  };
}

function compileFields(rule: FactRule, setting: Setting): Tell {
  const { fact: type, mention, optional } = rule;
  const required = new Set(SCHEMA[type].fields.filter((field) => field.required).map((field) => field.name));
  const fields = Object.entries(rule.fields).map(([name, value]) => ({
    name,
    read: compileValue(value, setting),
    isRequired: required.has(name),
  }));
  const columns = Object.fromEntries(
    fields.filter(({ read }) => read.heading !== '').map(({ name, read }) => [name, read.heading]),
  );
  return (scope, { drafts, mentions, problems }) => {
    const values: Record<string, unknown> = {};
    const before = problems.length;
    for (const { name, read, isRequired } of fields) {
      const value = read.of(scope);
      if (value === undefined && optional && isRequired) return;
      if (value instanceof Wrong) problems.push(value.under(read.heading || scope.heading || name));
      else values[name] = value;
    }
    if (problems.length > before) return;
    const made = makeFact(type, values);
    if (made.status === 'ok') {
      if (mention) mentions.push(made.fact);
      else drafts.push({ fact: made.fact, columns });
    } else if (!mention) problems.push(...made.problems.map((problem) => underHeading(problem, columns)));
  };
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

/** Of a wide table: every column with a heading that the table does not name. */
function otherColumns({ headings, columns, missing }: Setting): Each {
  const others = [...headings.entries()].filter(([at, heading]) => heading !== '' && !columns.isNamed(at));
  return {
    heading: '',
    of: ({ cells }) =>
      others.flatMap(([at, heading]) => {
        const value = cell(cells, at);
        return value === '' || missing.has(value) ? [] : [{ heading, value }];
      }),
  };
}
