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
  /** Neo4j's own id of the node, good within the transaction. */
  readonly at: string;
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

/** The topmost earlier statement about each of the facts, of all imports but those named by their numbers. */
export async function newestStatements(
  writing: Writing,
  of: readonly string[],
  except: readonly number[] = [],
): Promise<ReadonlyMap<string, Statement>> {
  if (!writing.statements || of.length === 0) return new Map();
  const rows = await writing.run<Statement>('statement-newest', { of, except: except.map((one) => neo4j.int(one)) });
  return new Map(rows.map((row) => [row.of, row]));
}

/** As {@link newestStatements}, of imports other than those named; removals do not count. */
export async function otherClaims(
  writing: Writing,
  of: readonly string[],
  except: readonly number[],
): Promise<ReadonlyMap<string, Omit<Statement, 'at'>>> {
  if (!writing.statements || of.length === 0) return new Map();
  const rows = await writing.run<Omit<Statement, 'at'>>('statement-other', {
    of,
    except: except.map((one) => neo4j.int(one)),
  });
  return new Map(rows.map((row) => [row.of, row]));
}

/** What one import said and others have covered since, and its removals. */
export function ownStatements(writing: Writing): Promise<readonly OwnStatement[]> {
  return writing.run<OwnStatement>('statement-own', { import: neo4j.int(writing.importNumber) });
}

export interface OwnStatement {
  readonly at: string;
  readonly of: string;
  readonly removal: boolean;
}

/**
 * Deletes statements. Best at the end: each search of an index looks at all that its transaction has deleted so far.
 * @param ats Neo4j's own ids
 */
export async function deleteStatements(writing: Writing, ats: readonly string[]): Promise<void> {
  if (ats.length > 0) await writing.run('statement-delete', { ats });
}
