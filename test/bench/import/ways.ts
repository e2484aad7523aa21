import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { readImport, readWeights, type ImportOutcome } from '#lib/ingest';
import { openStore, type ChangeSet, type Diff, type Store } from '#lib/store';
import type { Source } from './files.js';

/** PapaParse reads the tables, each whole, into arrays of text. Answers the rows. */
export function parseIntoArrays({ folder, tables }: Source): number {
  let rows = 0;
  for (const file of tables) {
    const { data } = Papa.parse(readFileSync(path.join(folder, file), 'utf8'), { header: false });
    rows += data.length - 1;
  }
  return rows;
}

/** Imports the folder into a store. @throws when it is refused: then there is nothing to measure */
export async function importInto(store: Store, folder: string, dryRun = false): Promise<ImportOutcome> {
  const outcome = await readImport({
    paths: [folder],
    store,
    import: { id: randomUUID(), at: '2026-11-22T00:00:00Z', by: 'bench' },
    weights: await readWeights(),
    dryRun,
  });
  if (outcome.status === 'refused') throw new Error(outcome.problems.map(({ message }) => message).join(' '));
  return outcome;
}

/** Reads, maps and checks every row as an import into an empty store does, and ends before the store. */
export async function check(folder: string): Promise<ImportOutcome> {
  return importInto(deaf, folder, true);
}

/** As {@link check}, and writes into a new embedded store. */
export async function commitEmbedded(folder: string, where: string, dryRun = false): Promise<ImportOutcome> {
  const store = await openStore(where);
  try {
    return await importInto(store, folder, dryRun);
  } finally {
    await store.close();
    rmSync(where, { recursive: true, force: true });
  }
}

const NONE = { count: 0, samples: [] };
const diff: Diff = { added: NONE, changed: NONE, removed: NONE, conflicts: NONE, missing: null };

/** An empty store that does not look at what it is given. */
const deaf = {
  kind: 'embedded',
  address: '',
  version: async () => 0,
  kinds: async () => new Set(),
  existing: async () => new Set(),
  facts: async function* () {},
  said: async function* () {},
  imports: async () => [],
  commit: async ({ facts, finish }: ChangeSet) => {
    for await (const batch of facts) void batch;
    finish({ added: 0, changed: 0, removed: 0 });
    return { status: 'discarded', version: 0, added: 0, changed: 0, removed: 0, diff };
  },
} as unknown as Store;
