import { readdirSync } from 'node:fs';
import { newerStore } from '../embedded/unavailable.js';
import type { Graph } from './graph.js';

const FOLDER = new URL('./cypher/migrations/', import.meta.url);

/**
 * Brings the graph up to the newest format: each numbered migration runs once and is recorded as a `(:Migration)`.
 * Its statements stand alone (a schema change cannot share a transaction with data), so each may run again without harm.
 *
 * @throws StoreUnavailable `newer-store`
 */
export async function migrate(graph: Graph, address: string, readOnly: boolean): Promise<void> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.cypher'));
  const known = files.sort().map((file) => ({ number: Number.parseInt(file, 10), file: file.replace('.cypher', '') }));
  const at = await newest(graph);
  if (at > known.at(-1)!.number) throw newerStore(address, at, known.at(-1)!.number);
  if (readOnly) return;
  for (const { number, file } of known.filter((migration) => migration.number > at)) {
    for (const statement of statements(graph.text(`migrations/${file}`))) await graph.alone(statement);
    await graph.read((work) => work.run('indexes-await'));
    await graph.write(async (work) => ({ keep: true, value: await work.run('migration-record', { number, file }) }));
  }
}

async function newest(graph: Graph): Promise<number> {
  const [row] = await graph.read((work) => work.run<{ number: number | null }>('migration-newest'));
  return row?.number ?? 0;
}

/** The statements of a migration file: each ends with a semicolon at the end of its line. */
function statements(text: string): string[] {
  return text
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
