import neo4j from 'neo4j-driver';
import type { Fact, FactType } from '#lib/model';
import { findFacts, standing, type Standing } from './facts.js';
import type { Work } from './graph.js';
import { findImport } from './imports.js';
import { MAPPING } from './mapping.js';
import { endsOf, factOf, parseAbout, type Properties } from './values.js';

/** Numbers of the imports that there are, of the ids given. */
export async function numbersOf(work: Work, ids: readonly string[]): Promise<number[]> {
  const numbers: number[] = [];
  for (const id of ids) {
    const found = await findImport(work, id);
    if (found) numbers.push(found.number);
  }
  return numbers;
}

/** Facts in force of the types about which one of the imports says something. */
export async function readSaid(work: Work, imports: readonly string[], types: readonly FactType[]): Promise<Fact[][]> {
  const reading = { run: work.run, importNumber: 0, absent: true, statements: true, erased: false };
  const numbers = await numbersOf(work, imports);
  const batches: Fact[][] = [];
  for (const type of types) {
    const found = new Map<string, Fact>();
    for (const number of numbers) {
      for (const { key, fact } of await factsOfImport(work, type, number)) found.set(key, fact);
      const parameters = { import: neo4j.int(number), type: `${type} ` };
      const rows = await work.run<{ of: string }>('statement-said', parameters);
      const keys = rows.map(({ of }) => parseAbout(of).key).filter((key) => !found.has(key));
      if (keys.length === 0) continue;
      for (const [key, { fact }] of await findFacts(reading, type, keys)) found.set(key, fact);
    }
    if (found.size > 0) batches.push([...found.values()]);
  }
  return batches;
}

interface ToldRow {
  readonly start: string;
  readonly end: string;
  readonly at: string;
  readonly properties: Properties;
}

/** The facts of a type in force that an import, by its number, said last. */
export async function factsOfImport(work: Work, type: FactType, importNumber: number): Promise<Standing[]> {
  const mapping = MAPPING[type];
  const parameters = { import: neo4j.int(importNumber) };
  if (mapping.kind === 'node') {
    const rows = await work.run<ToldRow>('told-nodes', parameters, { NODE_LABEL: mapping.label });
    return rows.map(({ properties }) => standing(factOf(type, properties), properties));
  }
  const { relation } = mapping;
  const names = { RELATION_TYPE: relation.names.join('|') };
  const rows = await work.run<ToldRow>('told-relations', parameters, names);
  return rows.map(({ start, end, at, properties }) =>
    standing(factOf(type, { ...properties, ...endsOf(relation, start, end) }), properties, at),
  );
}
