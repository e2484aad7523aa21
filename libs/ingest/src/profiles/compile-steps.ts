import type { NamedKind } from '#lib/model';
import { cell } from '../formats/format.js';
import { readNumber } from '../values/number.js';
import type { ReaderName, ValueSpec } from './profile-file.js';
import { compileReader } from './readers.js';
import { textOf, type Compile, type Read, type Scope, type Setting } from './setting.js';
import { compileWide } from './wide-reader.js';
import { MEANT_NOTHING, Unmatched, Wrong } from './wrong.js';

/** @param found what the rule found, before anything was done with it */
type Step = (value: unknown, scope: Scope, found?: unknown) => unknown;

/** What is done with a value after it was found, in the order of the language; undefined where nothing is. */
export function compileSteps(spec: ValueSpec, setting: Setting, compile: Compile): Step | undefined {
  const { weights } = setting;
  const number = (bound: number | string): number => (typeof bound === 'string' ? Number(weights.at(bound)) : bound);
  const steps = [
    spec.part !== undefined && part(spec.part),
    spec.sum !== undefined && sum(spec.sum),
    spec.missing && missing(spec.missing),
    spec.prefixes !== undefined && prefixes(weights.at(spec.prefixes) as Prefixes),
    spec.words && words(spec.words, spec.otherwise),
    spec.read && reader(spec.read, spec, setting, compile),
    spec.times !== undefined && times(spec.times),
    spec.range && range(number(spec.range[0]), number(spec.range[1])),
    spec.bands !== undefined && bands(weights.at(spec.bands) as Bands),
    spec.scale && scale(number(spec.scale.from[0]), number(spec.scale.from[1]), ...spec.scale.to),
    spec.atLeast !== undefined && atLeast(number(spec.atLeast)),
    spec.take !== undefined && take(spec.take),
    spec.lookup !== undefined && lookup(setting.gathered.under(spec.lookup)),
    spec.without !== undefined && without(compile(spec.without, setting)),
    spec.named && named(spec.named, setting),
    spec.found && skillsFound(setting),
  ].filter((step): step is Step => typeof step === 'function');
  if (steps.length === 0) return undefined;
  return (found, scope) => {
    let value = found;
    for (const step of steps) {
      if (value === undefined || value instanceof Wrong || value instanceof Unmatched) return value;
      value = step(value, scope, found);
    }
    return value;
  };
}

function reader(read: ReaderName, spec: ValueSpec, setting: Setting, compile: Compile): Step {
  const options = optionsOf(spec, setting);
  if (spec.each === 'value' && setting.others.length > 0) return compileWide(read, options, setting, compile);
  const [sample, heading] = [sampleOf(spec, setting), headingOf(spec, setting)];
  return compileReader(read, { options, sample, heading, setting, compile });
}

/** Those of the rule, and over them those of the column. */
export function optionsOf({ column, options }: ValueSpec, { given }: Setting): Readonly<Record<string, unknown>> {
  const own = column === undefined ? undefined : given?.[column];
  return { ...options, ...(own && 'options' in own ? own.options : {}) };
}

/** The first cells of the column that a rule reads. */
function sampleOf({ column }: ValueSpec, { columns, sample }: Setting): readonly string[] {
  const at = column === undefined ? -1 : columns.at(column);
  return at < 0 ? [] : sample.map((cells) => cell(cells, at)).filter((text) => text !== '');
}

const headingOf = ({ column }: ValueSpec, { columns, headings }: Setting): string =>
  column === undefined ? '' : (headings[columns.at(column)] ?? '');

function part(pattern: string): Step {
  const regular = new RegExp(pattern, 'iu');
  return (value) => {
    const found = regular.exec(textOf(value));
    const text = (found?.[1] ?? found?.[0])?.trim();
    return text === '' ? undefined : text;
  };
}

/** Exact for amounts of up to six decimals; a piece that is no number makes the whole unreadable. */
function sum(pattern: string): Step {
  const regular = new RegExp(pattern, 'giu');
  return (value) => {
    const pieces = [...textOf(value).matchAll(regular)].map((found) => (found[1] ?? found[0]).trim());
    const numbers = pieces.map((piece) => readNumber(piece, { decimal: 'point' }));
    const unread = pieces.find((_, at) => !('value' in numbers[at]!));
    if (unread !== undefined) return new Wrong('not-a-number', unread, 'a number');
    if (pieces.length === 0) return undefined;
    const total = numbers.reduce((all, each) => all + ('value' in each ? each.value.value : 0), 0);
    return String(Math.round(total * 1e6) / 1e6);
  };
}

function missing(texts: readonly string[]): Step {
  const none = new Set(texts.map((text) => text.toLowerCase()));
  return (value) => (none.has(textOf(value).toLowerCase()) ? undefined : value);
}

type Prefixes = readonly { readonly prefix: string; readonly value: unknown }[];

/** A prefix ends where a part of the code ends: 2.A.1 is a prefix of 2.A.1.e, and not of 2.A.10. */
function prefixes(entries: Prefixes): Step {
  const longestFirst = [...entries].sort((a, b) => b.prefix.length - a.prefix.length);
  const known = new Map<string, unknown>();
  return (value) => {
    const code = textOf(value);
    if (!known.has(code)) {
      const found = longestFirst.find(({ prefix }) => code === prefix || code.startsWith(`${prefix}.`));
      known.set(code, found?.value);
    }
    return known.get(code);
  };
}

function words(table: NonNullable<ValueSpec['words']>, otherwise: ValueSpec['otherwise']): Step {
  const values = new Map(Object.entries(table).map(([word, value]) => [word.toLowerCase(), value]));
  const expected = `one of ${Object.keys(table).join(', ')}`;
  return (value) => {
    const text = textOf(value);
    const found = values.get(text.toLowerCase()) ?? otherwise;
    if (found === null) return undefined;
    return found ?? new Wrong('unknown-word', text, expected);
  };
}

/** Exact for the decimals that tables have: 158.9 thousands are 158,900. */
function times(factor: number): Step {
  return (value) => Math.round(Number(value) * factor * 1e6) / 1e6;
}

function range(least: number, most: number): Step {
  return (value, _scope, found = value) => {
    const number = Number(value);
    if (number >= least && number <= most) return value;
    return new Wrong('out-of-range', textOf(found), `a number from ${least} to ${most}`);
  };
}

type Bands = readonly { readonly from: number; readonly value: unknown }[];

function bands(entries: Bands): Step {
  return (value) => entries.findLast((band) => Number(value) >= band.from)?.value;
}

function scale(from: number, to: number, low: number, high: number): Step {
  return (value) => {
    const share = (Number(value) - from) / (to - from);
    return Math.round((low + share * (high - low)) * 10_000) / 10_000;
  };
}

function atLeast(least: number): Step {
  return (value) => Number(value) >= least;
}

function take(name: string): Step {
  return (value) => (value as Readonly<Record<string, unknown>>)[name];
}

function lookup(under: ReadonlyMap<string, readonly string[]>): Step {
  return (value) => {
    if (!Array.isArray(value)) return under.get(textOf(value))?.[0];
    return [...new Set(value.flatMap((item: unknown) => under.get(textOf(item)) ?? []))];
  };
}

function without(read: Read): Step {
  return (value, scope) => {
    const other = read.of(scope);
    return (value as readonly unknown[]).filter((item) => item !== other);
  };
}

/** Skills that a text asks for; those it negates, promises or leaves in doubt do not count. */
function skillsFound({ names }: Setting): Step {
  return (value) => names?.skillsIn(textOf(value)) ?? [];
}

function named(kind: NamedKind, { names }: Setting): Step {
  const known = new Map<string, unknown>();
  return (value) => {
    const text = textOf(value);
    if (!known.has(text)) {
      const meaning = names?.meaning(kind, text);
      known.set(text, meaning === 'nothing' ? MEANT_NOTHING : (meaning?.id ?? new Unmatched(text)));
    }
    return known.get(text);
  };
}
