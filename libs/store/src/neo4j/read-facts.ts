import type { Fact, FactType } from '#lib/model';
import type { Graph, Work } from './graph.js';
import { MAPPING, propertyFields } from './mapping.js';
import { endsOf, factOfValues } from './values.js';

/**
 * Reads so that no commit falls in between. Neo4j lets a transaction see what others commit meanwhile, so: read, then ask at the
 * gate (which a committing writer holds) whether the version is still the same; if not, read once more while holding the gate.
 */
export async function readAtOneVersion<T>(
  graph: Graph,
  readOnly: boolean,
  read: (work: Work) => Promise<T>,
): Promise<T> {
  const before = await versionOf(graph);
  let first: { readonly value: T } | undefined;
  try {
    first = { value: await graph.read(read) };
  } catch (error) {
    // A relationship deleted while it was read is an error of its own; the second reading decides.
    if (readOnly) throw error;
  }
  if (first && (readOnly || (await versionAtGate(graph)) === before)) return first.value;
  return graph.write(async (work) => {
    await work.run('gate-lock');
    return { keep: false, value: await read(work) };
  });
}

export async function versionOf(graph: Graph): Promise<number> {
  const [row] = await graph.read((work) => work.run<{ version: number }>('version'));
  return row!.version;
}

async function versionAtGate(graph: Graph): Promise<number> {
  return graph.write(async (work) => {
    const [row] = await work.run<{ version: number }>('gate-lock');
    return { keep: false, value: row!.version };
  });
}

const BATCH = 2000;

/** All facts in force of the types, in batches. */
export async function readFacts(work: Work, types: readonly FactType[]): Promise<Fact[][]> {
  const batches: Fact[][] = [];
  for (const type of types) {
    const facts = await readType(work, type);
    for (let start = 0; start < facts.length; start += BATCH) batches.push(facts.slice(start, start + BATCH));
  }
  return batches;
}

interface RelationLists {
  readonly start: string;
  readonly ends: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

async function readType(work: Work, type: FactType): Promise<Fact[]> {
  const mapping = MAPPING[type];
  const fields = propertyFields(type).map(({ name }) => name);
  if (mapping.kind === 'node') {
    const names = { NODE_LABEL: mapping.label };
    const rows = await work.run<{ values: readonly unknown[] }>('read-nodes', { fields }, names);
    return rows.map(({ values }) => factOfValues(type, values, {}));
  }
  const { relation } = mapping;
  const names = { RELATION_TYPE: relation.names.join('|') };
  const rows = await work.run<RelationLists>('read-relations', { fields }, names);
  return rows.flatMap(({ start, ends, values }) =>
    ends.map((end, index) => factOfValues(type, values[index]!, endsOf(relation, start, end))),
  );
}
