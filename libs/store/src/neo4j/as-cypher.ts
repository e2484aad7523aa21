import { compareText, factKey, FACT_TYPES, SCHEMA, type Fact, type FactType } from '#lib/model';
import type { Store } from '../port.js';
import { ABSENT, MAPPING, propertyFields, type End, type Relation } from './mapping.js';

/** Rows of one statement: few enough to be one transaction, many enough to be quick. */
const ROWS = 1000;

type Literal = Readonly<Record<string, unknown>>;

/**
 * The facts in force as Cypher: constraints, nodes, relationships, as they stand in the graph of the Neo4j store but for where each fact
 * was read. Statements end with `;` and a line end, so that `cypher-shell` runs the text in an empty database. Same facts, same bytes.
 * @param options personal: whether learners and what is about them are written too
 */
export async function* asCypher(store: Store, options: { readonly personal: boolean }): AsyncGenerator<string> {
  const types = FACT_TYPES.filter((type) => options.personal || !SCHEMA[type].personal);
  const nodes = types.filter((type) => MAPPING[type].kind === 'node');
  yield '// Everything as Cypher, for an empty database: cypher-shell -f FILE\n';
  const labels = new Set([...nodes.map(labelOf), ABSENT, ...valueLabels(types)]);
  for (const label of [...labels].sort(compareText)) {
    yield `CREATE CONSTRAINT IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE;\n`;
  }
  const known = new Map<string, Set<string>>();
  for (const type of nodes) {
    const facts = await sorted(store, type);
    known.set(labelOf(type), new Set(facts.map(factKey)));
    yield* statements(facts.map(nodeOf), `CREATE (n:${labelOf(type)}) SET n = row`);
  }
  for (const type of types) {
    const mapping = MAPPING[type];
    const facts = await sorted(store, type);
    if (mapping.kind === 'relation') yield* relations(facts, mapping.relation, known);
    for (const link of mapping.links) yield* relations(facts, link, known);
  }
}

const labelOf = (type: FactType): string => {
  const mapping = MAPPING[type];
  return mapping.kind === 'node' ? mapping.label : '';
};

/** Labels of plain values that are worth a node. */
function valueLabels(types: readonly FactType[]): readonly string[] {
  const all = types.flatMap((type) => {
    const mapping = MAPPING[type];
    return mapping.kind === 'relation' ? [mapping.relation, ...mapping.links] : mapping.links;
  });
  return all.flatMap(({ from, to }) => [from.stub, to.stub]);
}

async function sorted(store: Store, type: FactType): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const batch of store.facts([type])) facts.push(...batch);
  return facts.sort((a, b) => compareText(factKey(a), factKey(b)));
}

function nodeOf(fact: Fact): Literal {
  return { id: factKey(fact), ...properties(fact) };
}

function properties(fact: Fact): Literal {
  const values = fact as unknown as Literal;
  const filled = propertyFields(fact.type).filter(({ name }) => values[name] !== undefined);
  return Object.fromEntries(
    filled.map(({ name, type }) => [name, FLOATS.has(type) ? new Float(values[name] as number) : values[name]]),
  );
}

const FLOATS: ReadonlySet<string> = new Set(['share', 'percent', 'number', 'positive']);

/** A number that stays a float when it is whole. */
class Float {
  constructor(readonly value: number) {}
}

interface Edge {
  readonly start: string;
  readonly end: string;
  readonly row: Literal;
}

function* relations(
  facts: readonly Fact[],
  relation: Relation,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<string> {
  const edges = facts.flatMap((fact) => edgesOf(fact, relation, known));
  const stubs = new Map<string, Set<string>>();
  for (const { start, end, row } of edges) {
    for (const [label, id] of [
      [start, row['from']],
      [end, row['to']],
    ] as const) {
      if (known.get(label)?.has(id as string)) continue;
      stubs.set(label, (stubs.get(label) ?? new Set()).add(id as string));
    }
  }
  for (const [label, ids] of stubs) {
    yield* statements(
      [...ids].sort(compareText).map((id) => ({ id })),
      `MERGE (:${label} {id: row.id})`,
    );
  }
  const places = new Map<string, Edge[]>();
  for (const edge of edges) {
    const place = `${edge.start} ${edge.end}`;
    const some = places.get(place);
    if (some) some.push(edge);
    else places.set(place, [edge]);
  }
  for (const some of places.values()) {
    const { start, end } = some[0]!;
    const name = relation.name(end);
    const set = 'properties' in some[0]!.row ? ' SET r = row.properties' : '';
    const make = `MATCH (a:${start} {id: row.from}) MATCH (b:${end} {id: row.to}) CREATE (a)-[r:${name}]->(b)${set}`;
    yield* statements(
      some.map(({ row }) => row),
      make,
    );
  }
}

function edgesOf(fact: Fact, relation: Relation, known: ReadonlyMap<string, ReadonlySet<string>>): readonly Edge[] {
  const values = fact as unknown as Literal;
  const ids = ({ field }: End): readonly string[] =>
    field === undefined ? [factKey(fact)] : ([values[field] ?? []].flat() as string[]);
  const label = ({ labels, stub }: End, id: string): string => labels.find((each) => known.get(each)?.has(id)) ?? stub;
  const told = relation.also.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]);
  const row = !relation.link
    ? { properties: properties(fact) }
    : relation.also.length > 0
      ? { properties: Object.fromEntries(told) as Literal }
      : {};
  return ids(relation.from).flatMap((from) =>
    ids(relation.to).map((to) => ({
      start: label(relation.from, from),
      end: label(relation.to, to),
      row: { from, to, ...row },
    })),
  );
}

function* statements(rows: readonly Literal[], make: string): Generator<string> {
  for (let at = 0; at < rows.length; at += ROWS) {
    const some = rows.slice(at, at + ROWS).map((row) => `  ${literal(row)}`);
    yield `UNWIND [\n${some.join(',\n')}\n] AS row\n${make};\n`;
  }
}

/** Cypher reads the escapes that JSON writes; names of properties are plain words. */
function literal(value: unknown): string {
  if (value instanceof Float) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => `${name}: ${literal(each)}`);
    return `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}
