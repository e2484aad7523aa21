import { LEFT_OUT } from '../checking/left-out.js';
import { cell } from '../formats/format.js';
import { scaleInHeading } from '../values/level-scale.js';
import { compileCondition } from './compile-condition.js';
import { compileSteps, optionsOf } from './compile-steps.js';
import type { ValueRule, ValueSpec } from './profile-file.js';
import { isPure, remembered } from './remembered.js';
import { textOf, type Read, type Scope, type Setting } from './setting.js';
import { Wrong } from './wrong.js';

/** A rule → how its value is read from a row of this file. */
export function compileValue(rule: ValueRule, setting: Setting): Read {
  if (typeof rule === 'string') return column(rule, setting);
  const source = compileSource(rule, setting);
  const steps = compileSteps(rule, setting, compileValue);
  const told = rule.hint === undefined ? source : { ...source, hint: rule.hint };
  if (typeof rule.leaveOut === 'string') return notKept(told, rule.leaveOut);
  if (!steps) return told;
  const made = (found: unknown, scope: Scope): unknown => {
    const value = steps(found, scope);
    return value instanceof Wrong ? value.at(source.heading) : value;
  };
  const make = isPure(rule, optionsOf(rule, setting)) ? remembered(made) : made;
  const read = { ...told, of: (scope: Scope) => make(source.of(scope), scope) };
  return rule.leaveOut ? spared(read) : read;
}

/** What cannot be read is told and counts as empty. */
function spared(read: Read): Read {
  const of = (scope: Scope): unknown => {
    const value = read.of(scope);
    if (!(value instanceof Wrong)) return value;
    scope.leftOut?.push(value.under(read.heading));
    return undefined;
  };
  return { ...read, of };
}

/** Never kept: whatever stands there is told with the reason. */
function notKept(read: Read, reason: string): Read {
  const of = (scope: Scope): undefined => {
    const found = read.of(scope);
    if (found === undefined) return;
    const field = read.heading;
    const next = 'Nothing needs to be done; the rest of the row is kept.';
    scope.leftOut?.push({ code: LEFT_OUT, field, message: `${reason}.`, found: textOf(found), expected: reason, next });
  };
  return { ...read, of };
}

function compileSource(spec: ValueSpec, setting: Setting): Read {
  if (spec.column !== undefined) return column(spec.column, setting);
  if (spec.text !== undefined) return template(spec.text, setting);
  if (spec.is !== undefined) return constant(spec.is);
  if (spec.weight !== undefined) return constant(setting.weights.at(spec.weight));
  if (spec.framework !== undefined) return constant(setting.framework ?? spec.framework);
  if (spec.fileName) return constant(setting.stem);
  if (spec.headingOf !== undefined) return constant(setting.headings[setting.columns.at(spec.headingOf)]);
  if (spec.first) return first(spec.first, setting);
  if (spec.join) return joined(spec.join, setting);
  if (spec.all) return all(spec.all, setting);
  if (spec.choose) return choice(spec.choose, setting);
  const { of, each } = spec;
  if (of !== undefined) return { heading: '', of: (scope) => scope.rows?.get(of) };
  if (each === 'heading') return { heading: '', of: nameOver(setting) };
  if (each) return { heading: '', of: (scope) => scope[each] };
  throw new Error(`a value without a source: ${JSON.stringify(spec)}`);
}

/** What a heading names: `Welding (1-5)` is Welding, unless a skill is called so. */
function nameOver({ names }: Setting): (scope: Scope) => unknown {
  const known = new Map<string, string>();
  return ({ heading }) => {
    if (heading === undefined) return undefined;
    let name = known.get(heading);
    if (name === undefined) {
      const bare = scaleInHeading(heading)?.name ?? heading;
      name = bare === heading || names?.meaning('skill', heading) !== undefined ? heading : bare;
      known.set(heading, name);
    }
    return name;
  };
}

const constant = (value: unknown): Read => ({ heading: '', of: () => value });

function column(name: string, { columns, headings, missing, given }: Setting): Read {
  const always = given?.[name];
  if (always && 'is' in always) return { heading: name, of: () => always.is || undefined };
  const at = columns.at(name);
  const heading = headings[at] ?? name;
  if (at < 0) return { heading, of: () => undefined };
  // To look a long text up costs more than all else that is done with it.
  const longest = Math.max(0, ...[...missing].map((word) => word.length));
  const of = ({ cells }: Scope): string | undefined => {
    const text = cell(cells, at);
    return text === '' || (text.length <= longest && missing.has(text)) ? undefined : text;
  };
  return { heading, of };
}

function template(text: string, setting: Setting): Read {
  const parts = text.split(/\{([^}]*)\}/).filter((part, at) => at % 2 === 1 || part !== '');
  const isColumn = text.startsWith('{') ? 0 : 1;
  return joined(
    parts.map((part, at) => (at % 2 === isColumn ? part : { is: part })),
    setting,
  );
}

function joined(rules: readonly ValueRule[], setting: Setting): Read {
  const parts = rules.map((rule) => compileValue(rule, setting));
  const of = (scope: Scope): unknown => {
    let whole = '';
    for (const part of parts) {
      const piece = part.of(scope);
      if (piece === undefined || piece instanceof Wrong) return piece;
      whole += textOf(piece);
    }
    return whole;
  };
  return { heading: parts.find(({ heading }) => heading !== '')?.heading ?? '', of };
}

function first(rules: readonly ValueRule[], setting: Setting): Read {
  const reads = rules.map((rule) => compileValue(rule, setting));
  const of = (scope: Scope): unknown => {
    for (const read of reads) {
      const value = read.of(scope);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  // A problem is told under a heading that the file has.
  const there = reads.find(({ heading }) => setting.headings.includes(heading));
  return { heading: (there ?? reads[0])?.heading ?? '', of };
}

function all(rules: readonly ValueRule[], setting: Setting): Read {
  const reads = rules.map((rule) => compileValue(rule, setting));
  const of = (scope: Scope): unknown => {
    const found = reads.map((read) => read.of(scope));
    const wrong = found.find((each) => each instanceof Wrong);
    if (wrong) return wrong;
    const items = new Set(found.flatMap((each) => each ?? []));
    return items.size > 0 ? [...items] : undefined;
  };
  return { heading: reads[0]?.heading ?? '', of };
}

function choice(choices: NonNullable<ValueSpec['choose']>, setting: Setting): Read {
  const ready = choices.map(({ when, value }) => ({
    holds: when && compileCondition(when, setting, compileValue),
    read: compileValue(value, setting),
  }));
  const of = (scope: Scope): unknown => ready.find(({ holds }) => !holds || holds(scope))?.read.of(scope);
  return { heading: ready.find(({ read }) => read.heading !== '')?.read.heading ?? '', of };
}
