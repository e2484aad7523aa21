import type Database from 'better-sqlite3';
import type {
  ChangeSet,
  FactKey,
  FinishedImport,
  ImportCounts,
  ImportedFile,
  ImportRecord,
  Provenance,
} from '../port.js';
import type { Imports } from '../samples.js';

interface Row {
  readonly number: number;
  readonly id: string;
  readonly format: string;
  readonly at: string;
  readonly by: string;
  readonly files: string;
  readonly counts: string;
  readonly undone_at: string | null;
  readonly undone_by: string | null;
}

/** All imports, newest first. */
export function readImports(db: Database.Database, profiles: boolean): ImportRecord[] {
  const rows = db.prepare<[], Row>('SELECT * FROM imports ORDER BY number DESC').all();
  return rows.filter((row) => profiles || row.format !== 'profile').map(record);
}

function record(row: Row): ImportRecord {
  return {
    id: row.id,
    files: JSON.parse(row.files) as ImportedFile[],
    format: row.format,
    at: row.at,
    by: row.by,
    counts: JSON.parse(row.counts) as ImportCounts,
    ...(row.undone_at === null ? {} : { undone: { at: row.undone_at, by: row.undone_by ?? '' } }),
  };
}

export function findImport(db: Database.Database, id: string): { number: number; undoneAt: string | null } | undefined {
  return db
    .prepare<[string], { number: number; undoneAt: string | null }>(
      'SELECT number, undone_at AS undoneAt FROM imports WHERE id = ?',
    )
    .get(id);
}

/** Numbers of the imports that there are, of the ids given. */
export function numbersOf(db: Database.Database, ids: readonly string[]): number[] {
  return ids.flatMap((id) => findImport(db, id)?.number ?? []);
}

/** Ids and names of files, by number. */
export function importsByNumber(db: Database.Database, numbers: ReadonlySet<number>): Imports {
  const read = db.prepare<[number], Pick<Row, 'id' | 'files'>>('SELECT id, files FROM imports WHERE number = ?');
  return new Map(
    [...numbers].map((number) => {
      const { id, files } = read.get(number)!;
      return [number, { id, files: (JSON.parse(files) as ImportedFile[]).map(({ file }) => file) }];
    }),
  );
}

export function nextImport(db: Database.Database): number {
  return db.prepare('SELECT coalesce(max(number), 0) + 1 FROM imports').pluck().get() as number;
}

export function insertImport(
  db: Database.Database,
  number: number,
  { id, format, at, by }: ChangeSet['import'],
  { files, counts }: FinishedImport,
): void {
  db.prepare('INSERT INTO imports (number, id, format, at, by, files, counts) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    number,
    id,
    format,
    at,
    by,
    JSON.stringify(files),
    JSON.stringify(counts),
  );
}

export function markUndone(db: Database.Database, number: number, at: string, by: string): void {
  db.prepare('UPDATE imports SET undone_at = ?, undone_by = ? WHERE number = ?').run(at, by, number);
}

const STATEMENTS = `
  SELECT s.place, s.fact IS NULL AS gone, s.file, s.line, i.id AS import, i.files, i.at FROM (
    SELECT 9e18 AS place, fact, import, file, line FROM facts WHERE type = @type AND key = @key
    UNION ALL SELECT id, fact, import, file, line FROM shadows WHERE type = @type AND key = @key
  ) s JOIN imports i ON i.number = s.import ORDER BY s.place DESC`;

interface StatementRow {
  readonly gone: number;
  readonly file: number;
  readonly line: number;
  readonly import: string;
  readonly files: string;
  readonly at: string;
}

/** The statements behind a fact, the one in force first; none when the fact is not in force. Removals are not listed. */
export function readProvenance(db: Database.Database, fact: FactKey): Provenance[] {
  const rows = db.prepare<[FactKey], StatementRow>(STATEMENTS).all(fact);
  if (rows.length === 0 || rows[0]!.gone) return [];
  return rows
    .filter((row) => !row.gone)
    .map((row) => {
      const files = JSON.parse(row.files) as ImportedFile[];
      return { import: row.import, file: files[row.file]?.file ?? '', line: row.line, at: row.at };
    });
}
