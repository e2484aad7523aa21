import { compareText, NODE_TYPES, type Fact, type FactType } from '#lib/model';
import {
  thing,
  type ChangeSet,
  type Committed,
  type FactKey,
  type FinishedImport,
  type ImportRecord,
  type LearnerRecord,
  type Provenance,
  type Stated,
  type Store,
  type TokenRecord,
  type Undone,
} from '../port.js';
import { Statements } from './commit.js';
import { Graph, type GraphOptions, type Outcome, type Work } from './graph.js';
import { settleMissing } from '../missing.js';
import { Samples } from '../samples.js';
import { findImport, importsOf, readImports, readProvenance, writeImport } from './imports.js';
import { insideOf } from './inside.js';
import { MAPPING } from './mapping.js';
import { migrate } from './migrate.js';
import { missingIn } from './missing.js';
import { employed, readLearners, searchLearners } from './people.js';
import { readAtOneVersion, readFacts, versionOf } from './read-facts.js';
import { inBatches, oneAhead } from './rebatch.js';
import { numbersOf, readSaid } from './said.js';
import { takeAway } from './undo.js';
import { beginWriting, endWriting } from './writing.js';

const FACTS_A_BATCH = 10_000;
const PEOPLE_A_BATCH = 500;

/**
 * The store in a Neo4j of 5.26 or newer: Community, Enterprise, Aura, a container. `docs/graph-model.md` shows the graph.
 *
 * A commit is one transaction on the server, so the server needs memory for the largest import: 1 GB for ESCO whole, 2 GB for another
 * release of it, since what stood is kept beneath.
 * Writers wait for each other there; readers do not wait.
 */
export class Neo4jStore implements Store {
  readonly kind = 'neo4j';
  readonly address: string;
  readonly #graph: Graph;
  readonly #readOnly: boolean;

  private constructor(address: string, graph: Graph, readOnly: boolean) {
    this.address = address;
    this.#graph = graph;
    this.#readOnly = readOnly;
  }

  /** @throws StoreUnavailable `neo4j-unreachable`, `neo4j-wrong-password`, `newer-store`… */
  static async open(options: GraphOptions, readOnly: boolean): Promise<Neo4jStore> {
    const graph = new Graph(options);
    try {
      await graph.check();
      await migrate(graph, options.address, readOnly);
      return new Neo4jStore(options.address, graph, readOnly);
    } catch (error) {
      await graph.close();
      throw error;
    }
  }

  version(): Promise<number> {
    return versionOf(this.#graph);
  }

  async *facts(types: readonly FactType[]): AsyncIterable<readonly Fact[]> {
    const batches = await readAtOneVersion(this.#graph, this.#readOnly, (work) => readFacts(work, types));
    // Let go of what has been handed out.
    for (let batch = batches.shift(); batch; batch = batches.shift()) yield batch;
  }

  async *said(imports: readonly string[], types: readonly FactType[]): AsyncIterable<readonly Fact[]> {
    yield* await readAtOneVersion(this.#graph, this.#readOnly, (work) => readSaid(work, imports, types));
  }

  kinds(): Promise<ReadonlySet<FactType>> {
    return this.#graph.read(async (work) => {
      const there = new Set<FactType>();
      for (const type of NODE_TYPES) {
        const mapping = MAPPING[type];
        if (mapping.kind !== 'node') continue;
        const any = await work.run('node-any', {}, { NODE_LABEL: mapping.label });
        if (any.length > 0) there.add(type);
      }
      return there;
    });
  }

  async existing(things: readonly { readonly type: FactType; readonly id: string }[]): Promise<ReadonlySet<string>> {
    const there = new Set<string>();
    for (const type of new Set(things.map((one) => one.type))) {
      const mapping = MAPPING[type];
      if (mapping.kind !== 'node') throw new Error(`${type} is no node.`);
      const ids = things.filter((one) => one.type === type).map(({ id }) => id);
      const names = { NODE_LABEL: mapping.label };
      const live = await this.#graph.read((work) => work.run<{ id: string }>('node-live', { ids }, names));
      for (const { id } of live) there.add(thing(type, id));
    }
    return there;
  }

  async commit(changes: ChangeSet): Promise<Committed> {
    this.#mayWrite();
    const batches = inBatches(changes.facts, FACTS_A_BATCH);
    try {
      return await this.#commit(changes, batches);
    } finally {
      await batches.return(undefined);
    }
  }

  async #commit(changes: ChangeSet, batches: AsyncGenerator<readonly Stated[]>): Promise<Committed> {
    const first = await batches.next();
    const second = first.done ? first : await batches.next();
    const finish = finishedOnce(changes);
    if (second.done) {
      const all = first.done ? [] : [first.value];
      return this.#graph.write((work) => commit(work, { ...changes, finish }, all));
    }
    const stream = (async function* () {
      yield first.value as readonly Stated[];
      yield second.value;
      yield* batches;
    })();
    return this.#graph.writeOnce((work) => commit(work, { ...changes, finish }, oneAhead(stream)));
  }

  async undo(importId: string, at: string, by: string): Promise<Undone> {
    this.#mayWrite();
    return this.#graph.write((work) => undo(work, importId, at, by));
  }

  imports(options: { readonly profiles?: boolean } = {}): Promise<readonly ImportRecord[]> {
    return readImports(this.#graph, options.profiles ?? false);
  }

  provenance(fact: FactKey): Promise<readonly Provenance[]> {
    return readProvenance(this.#graph, fact);
  }

  async learner(id: string): Promise<LearnerRecord | undefined> {
    return (await readLearners(this.#graph, [id]))[0];
  }

  people(organization?: string): AsyncIterable<readonly LearnerRecord[]> {
    return employed(this.#graph, organization, PEOPLE_A_BATCH);
  }

  findLearners(text: string, limit: number): Promise<readonly { readonly id: string; readonly name?: string }[]> {
    return searchLearners(this.#graph, text, limit);
  }

  async tokens(): Promise<readonly TokenRecord[]> {
    const rows = await this.#graph.read((work) => work.run<{ token: TokenRecord }>('tokens'));
    return rows.map(({ token }) => token).sort((a, b) => compareText(a.id, b.id));
  }

  async saveToken(token: TokenRecord): Promise<void> {
    this.#mayWrite();
    await this.#graph.write(async (work) => ({ keep: true, value: await work.run('token-write', { token }) }));
  }

  async deleteToken(id: string): Promise<boolean> {
    this.#mayWrite();
    return this.#graph.write(async (work) => {
      const [row] = await work.run<{ deleted: number }>('token-delete', { id });
      return { keep: true, value: row!.deleted > 0 };
    });
  }

  close(): Promise<void> {
    return this.#graph.close();
  }

  #mayWrite(): void {
    if (this.#readOnly) throw new Error('The store was opened for reading only.');
  }
}

/** A transaction that is tried again must not ask twice. */
function finishedOnce({ finish }: ChangeSet): ChangeSet['finish'] {
  let answer: FinishedImport | 'discard' | undefined;
  return (found) => (answer ??= finish(found));
}

async function commit(
  work: Work,
  changes: ChangeSet,
  facts: Iterable<readonly Stated[]> | AsyncIterable<readonly Stated[]>,
): Promise<Outcome<Committed>> {
  const { writing, version } = await beginWriting(work);
  if (await findImport(work, changes.import.id)) throw new Error(`There is an import ${changes.import.id} already.`);
  const replaced = await numbersOf(work, changes.replaces ?? []);
  const samples = changes.samples === undefined ? undefined : new Samples(changes.samples);
  const statements = new Statements(writing, replaced, samples);
  await statements.stateEach(facts);
  await statements.remove(changes.removals ?? []);
  const inside = insideOf(writing, changes.import, statements);
  await changes.inside?.(inside);
  const looked = changes.missing !== undefined && replaced.length > 0;
  if (looked) await settleMissing({ ...changes, missing: changes.missing }, missingIn(writing, statements), samples);
  const { found, nothing } = statements.tally;
  const diff = samples?.diff(found, await importsOf(work, samples.imports()), looked);
  const told = { ...found, ...(diff ? { diff } : {}) };
  const finished = changes.finish(found);
  if (finished === 'discard') return { keep: false, value: { status: 'discarded', version, ...told } };
  if (nothing && !finished.claims && !inside.tookBack)
    return { keep: false, value: { status: 'unchanged', version, ...told } };
  await writeImport(writing, changes.import, finished);
  return { keep: true, value: { status: 'ok', version: await endWriting(writing), ...told } };
}

async function undo(work: Work, id: string, at: string, by: string): Promise<Outcome<Undone>> {
  const found = await findImport(work, id);
  if (!found) return { keep: false, value: { status: 'unknown-import' } };
  const { writing } = await beginWriting(work, found.number);
  // Asked again now that it is our turn: another writer may have been faster.
  const { undoneAt } = (await findImport(work, id))!;
  if (undoneAt !== null) return { keep: false, value: { status: 'already-undone', at: undoneAt } };
  const { removed, restored } = await takeAway(writing);
  await work.run('import-undone', { id, at, by });
  return { keep: true, value: { status: 'ok', removed, restored, version: await endWriting(writing) } };
}
