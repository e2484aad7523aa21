import { readdirSync } from 'node:fs';
import { FACT_TYPES, SCHEMA, type FactType } from '#lib/model';
import type { Chance } from '../oracle/random.js';

/** The files of a folder in a random order in which whatever is referred to comes first. */
export function anyValidOrder(folder: string, chance: Chance): string[] {
  const files = new Set(readdirSync(folder));
  const types = FACT_TYPES.filter((type) => files.has(SCHEMA[type].file));
  const before = new Map(types.map((type) => [type, refersTo(type).filter((other) => types.includes(other))]));
  const order: FactType[] = [];
  while (order.length < types.length) {
    const free = types.filter(
      (type) => !order.includes(type) && before.get(type)!.every((other) => order.includes(other)),
    );
    order.push(chance.pick(free));
  }
  return order.map((type) => SCHEMA[type].file);
}

/** A team's parent is a team: a type need not come before itself. */
function refersTo(type: FactType): FactType[] {
  return SCHEMA[type].fields.flatMap(({ refs }) => refs ?? []).filter((other) => other !== type);
}
