import neo4j from 'neo4j-driver';
import type {
  ChangeSet,
  FactKey,
  FinishedImport,
  ImportCounts,
  ImportedFile,
  ImportRecord,
  Provenance,
} from '../port.js';
import type { Graph, Work } from './graph.js';
import { findFacts } from './facts.js';
import { about, type Properties } from './values.js';
import type { Writing } from './writing.js';

const COUNTS = ['read', 'facts', 'rejected', 'skipped', 'added', 'changed', 'removed'] as const;

/** Files stand as lists of names and hashes for queries, and whole as JSON. */
export async function writeImport(
  writing: Writing,
  { id, format, at, by }: ChangeSet['import'],
  { files, counts }: FinishedImport,
): Promise<void> {
  const properties = {
    number: neo4j.int(writing.importNumber),
    id,
    format,
    at,
    by,
    file: files.map(({ file }) => file),
    sha256: files.map(({ sha256 }) => sha256),
    files: files.map((file) => JSON.stringify(file)),
    ...Object.fromEntries(COUNTS.map((name) => [name, neo4j.int(counts[name])])),
  };
  await writing.run('import-write', { properties });
}

interface ImportProperties extends ImportCounts {
  readonly id: string;
  readonly format: string;
  readonly at: string;
  readonly by: string;
  readonly files: readonly string[];
  readonly undoneAt?: string;
  readonly undoneBy?: string;
}

/** All imports, newest first. */
export async function readImports(graph: Graph, profiles: boolean): Promise<ImportRecord[]> {
  const rows = await graph.read((work) => work.run<{ properties: ImportProperties }>('imports', { profiles }));
  return rows.map(({ properties }) => {
    const { id, format, at, by, files, undoneAt, undoneBy } = properties;
    const counts = Object.fromEntries(COUNTS.map((name) => [name, properties[name]])) as unknown as ImportCounts;
    const undone = undoneAt === undefined ? {} : { undone: { at: undoneAt, by: undoneBy ?? '' } };
    return { id, files: files.map((file) => JSON.parse(file) as ImportedFile), format, at, by, counts, ...undone };
  });
}

export async function findImport(
  work: Work,
  id: string,
): Promise<{ readonly number: number; readonly undoneAt: string | null } | undefined> {
  const [row] = await work.run<{ number: number; undoneAt: string | null }>('import-find', { id });
  return row;
}

interface StatementRow {
  readonly import: number;
  readonly file: number;
  readonly line: number;
  readonly gone?: boolean;
}

/** The statements behind a fact, the one in force first; none when the fact is not in force. Removals are not listed. */
export function readProvenance(graph: Graph, { type, key }: FactKey): Promise<Provenance[]> {
  return graph.read(async (work) => {
    const reading = { run: work.run, importNumber: 0, absent: true, statements: true, erased: false };
    const now = (await findFacts(reading, type, [key])).get(key);
    if (!now) return [];
    const earlier = await work.run<StatementRow>('statements-of', { of: about(type, key) });
    const all: StatementRow[] = [now, ...earlier.filter(({ gone }) => !gone)];
    const imports = await importsOf(work, new Set(all.map((one) => one.import)));
    return all.map(({ import: number, file, line }) => {
      const { id, at, files } = imports.get(number)!;
      return { import: id, file: files[file] ?? '', line, at };
    });
  });
}

/** Ids, instants and names of files, by number. */
export async function importsOf(
  work: Work,
  wanted: ReadonlySet<number>,
): Promise<Map<number, { readonly id: string; readonly at: string; readonly files: readonly string[] }>> {
  if (wanted.size === 0) return new Map();
  const numbers = [...wanted].map((one) => neo4j.int(one));
  const rows = await work.run<{ number: number; id: string; at: string; files: string[] } & Properties>(
    'imports-by-number',
    { numbers },
  );
  return new Map(rows.map((row) => [row.number, row]));
}
