import neo4j from 'neo4j-driver';
import type { FactType } from '#lib/model';
import type { Standing } from './facts.js';
import { about, type Source } from './values.js';
import type { Writing } from './writing.js';

/**
 * An earlier statement, kept beneath the fact in force as a `(:Statement)`. The one of the newest import lies on top.
 * Where nothing is in force, the topmost says so: it has no fact, it is a removal.
 */
export interface Statement extends Source {
  readonly of: string;
  /** Canonical JSON; null is a removal. */
  readonly fact: string | null;
}

/** Keeps what stands, before something else is written over it. */
export async function pushStatements(writing: Writing, type: FactType, standing: readonly Standing[]): Promise<void> {
  const rows = standing.map(({ key, content, import: from, file, line }) => ({
    of: about(type, key),
    fact: content,
    import: neo4j.int(from),
    file: neo4j.int(file),
    line: neo4j.int(line),
  }));
  await push(writing, rows);
}

export async function pushRemovals(writing: Writing, type: FactType, keys: readonly string[]): Promise<void> {
  await push(writing, keys.map((key) => ({ of: about(type, key), import: neo4j.int(writing.importNumber), file: neo4j.int(0), line: neo4j.int(0) }))); // prettier-ignore
}

async function push(writing: Writing, rows: readonly unknown[]): Promise<void> {
  if (rows.length === 0) return;
  writing.statements = true;
  await writing.run('statement-push', { rows });
}

/** The topmost earlier statement about each of the facts. */
export async function newestStatements(
  writing: Writing,
  of: readonly string[],
): Promise<ReadonlyMap<string, Statement>> {
  if (!writing.statements || of.length === 0) return new Map();
  const rows = await writing.run<Statement>('statement-newest', { of });
  return new Map(rows.map((row) => [row.of, row]));
}

/** As {@link newestStatements}, of imports other than those named; removals do not count. */
export async function otherClaims(
  writing: Writing,
  of: readonly string[],
  except: readonly number[],
): Promise<ReadonlyMap<string, Statement>> {
  if (!writing.statements || of.length === 0) return new Map();
  const rows = await writing.run<Statement>('statement-other', { of, except: except.map((one) => neo4j.int(one)) });
  return new Map(rows.map((row) => [row.of, row]));
}

export async function popStatements(writing: Writing, statements: readonly Statement[]): Promise<void> {
  if (statements.length === 0) return;
  const rows = statements.map(({ of, import: from }) => ({ of, import: neo4j.int(from) }));
  await writing.run('statement-pop', { rows });
}

/** Takes away what one import said and others have covered since; answers about which facts it had said that they are no more. */
export async function takeStatementsAway(writing: Writing): Promise<readonly string[]> {
  const rows = await writing.run<{ of: string }>('statement-take-away', { import: neo4j.int(writing.importNumber) });
  return rows.map(({ of }) => of);
}
