import { Field, Float, ID, Int, type ReturnTypeFunc } from '@nestjs/graphql';
import { BadInput } from './errors.js';

/** What an argument may be. `fallback` says in words what happens without it when that is no literal default. */
export interface Bounds {
  readonly about: string;
  readonly min?: number;
  /** The least value itself is not allowed. */
  readonly above?: number;
  readonly max?: number;
  /** Longest text, in characters; 200 unless told. */
  readonly maxLength?: number;
  /** Most items of a list. */
  readonly maxItems?: number;
  readonly words?: readonly string[];
  readonly fallback?: string;
  readonly defaultValue?: unknown;
  readonly required?: boolean;
}

const LONGEST_TEXT = 200;

interface Declared extends Bounds {
  readonly type: ReturnTypeFunc;
}
const bounds = new Map<object, Map<string, Declared>>();

/**
 * A field of an argument or input class with its description, default and bound: the description is written from them,
 * and {@link outOfBounds} refuses what lies outside.
 */
export function Bounded(type: ReturnTypeFunc, bound: Bounds): PropertyDecorator {
  return (target, key) => {
    const own = bounds.get(target.constructor) ?? new Map<string, Declared>();
    own.set(String(key), { ...bound, type });
    bounds.set(target.constructor, own);
    Field(type, {
      description: describe(bound, type()),
      nullable: bound.required !== true && bound.defaultValue === undefined,
      ...(bound.defaultValue === undefined ? {} : { defaultValue: bound.defaultValue as never }),
    })(target, key);
  };
}

/** Does the class declare this argument with {@link Bounded}, itself or by what it extends? */
function boundOf(owner: object | null, name: string): Declared | undefined {
  for (let type = owner; type; type = Object.getPrototypeOf(type) as object | null) {
    const found = bounds.get(type)?.get(name);
    if (found) return found;
  }
  return undefined;
}

/** @throws BadInput for the first value that lies outside its bound */
export function checkBounds(owner: object, values: object): void {
  for (const [name, value] of Object.entries(values)) {
    const bound = boundOf(owner, name);
    if (bound === undefined || value === undefined || value === null) continue;
    const expected = outOfBounds(bound, value);
    if (expected !== undefined) throw new BadInput(name, value, expected);
    const item: unknown = [bound.type()].flat()[0];
    if (typeof item !== 'function' || !bounds.has(item)) continue;
    for (const inner of [value].flat() as unknown[]) checkBounds(item, inner as object);
  }
}

function outOfBounds(bound: Bounds, value: unknown): string | undefined {
  if (Array.isArray(value)) {
    if (bound.maxItems !== undefined && value.length > bound.maxItems) return `at most ${bound.maxItems} items`;
    return value.map((item) => outOfBounds(bound, item)).find((expected) => expected !== undefined);
  }
  if (typeof value === 'number') return numberFits(bound, value) ? undefined : rangeOf(bound);
  if (typeof value !== 'string') return undefined;
  if (bound.words && !bound.words.includes(value)) return `one of ${bound.words.join(', ')}`;
  const longest = bound.maxLength ?? LONGEST_TEXT;
  return value.length > longest ? `at most ${longest} characters` : undefined;
}

function numberFits(bound: Bounds, value: number): boolean {
  const { min = -Infinity, above = -Infinity, max = Infinity } = bound;
  return Number.isFinite(value) && value >= min && value > above && value <= max;
}

function rangeOf(bound: Bounds): string {
  const low = bound.above !== undefined ? `more than ${bound.above}` : `${bound.min ?? 'any'}`;
  const high = bound.max === undefined ? '' : bound.above !== undefined ? `, at most ${bound.max}` : ` to ${bound.max}`;
  return `${low}${high}`;
}

function describe(bound: Bounds, type: unknown): string {
  const item: unknown = Array.isArray(type) ? type[0] : type;
  const parts = [bound.about];
  if (bound.words) parts.push(`One of: ${bound.words.join(', ')}.`);
  else if (item === Int || item === Float || item === Number) parts.push(`Bound: ${rangeOf(bound)}.`);
  else if (item === String || item === ID) parts.push(`Bound: ${bound.maxLength ?? LONGEST_TEXT} characters.`);
  if (bound.maxItems !== undefined) parts.push(`At most ${bound.maxItems} items.`);
  if (bound.required) parts.push('Required.');
  else parts.push(`Default: ${bound.fallback ?? literal(bound.defaultValue)}.`);
  return parts.join(' ');
}

function literal(value: unknown): string {
  if (value === undefined) return 'none';
  if (value === '') return 'empty';
  return Array.isArray(value) ? 'none' : JSON.stringify(value);
}
