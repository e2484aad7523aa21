import type { Chance } from './random.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Place = { readonly parent: Json[] | { [key: string]: Json }; readonly key: string | number };

/** All places of a document: every element of every list, every value of every object. */
function places(document: Json): Place[] {
  if (document === null || typeof document !== 'object') return [];
  const keys = Array.isArray(document) ? document.map((_, index) => index) : Object.keys(document);
  return keys.flatMap((key) => [{ parent: document, key }, ...places((document as { [key: string]: Json })[key]!)]);
}

/** One random change to a copy of a document: another value, another type, something gone, doubled, swapped or added. */
export function mutate(document: unknown, chance: Chance): unknown {
  const copy = structuredClone(document) as Json;
  const { parent, key } = chance.pick(places(copy));
  const at = parent as { [key: string | number]: Json };
  const value = at[key]!;
  if (Array.isArray(parent) && chance.happens(0.4)) mutateList(parent, Number(key), chance);
  else if (chance.happens(0.15)) delete at[key];
  else if (chance.happens(0.1)) at[chance.pick(['extra', '__proto__x', '0'])] = chance.pick<Json>([1, 'x', null, []]);
  else at[key] = otherValue(value, chance);
  return copy;
}

function mutateList(list: Json[], index: number, chance: Chance): void {
  const other = chance.between(0, list.length - 1);
  const change = chance.pick(['drop', 'double', 'swap', 'move'] as const);
  if (change === 'drop') list.splice(index, 1);
  if (change === 'double') list.splice(index, 0, structuredClone(list[index]!));
  if (change === 'swap') [list[index], list[other]] = [list[other]!, list[index]!];
  if (change === 'move') list.splice(other, 0, ...list.splice(index, 1));
}

function otherValue(value: Json, chance: Chance): Json {
  if (chance.happens(0.15)) return chance.pick<Json>([null, 'x', -1, 0.5, 2 ** 53, 1e300, true, [], {}]);
  if (typeof value === 'number') return value + chance.pick([-10, -2, -1, 1, 2, 10]);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return chance.pick([`${value}x`, value.slice(1), value.replace(/\w$/, '0'), '']);
  if (value === null) return chance.between(0, 9);
  return Array.isArray(value) ? value.slice(1) : {};
}
