import type { Work } from './graph.js';

/** One transaction that writes, and what it knows about the graph that saves it queries. */
export interface Writing extends Work {
  /** Number of the import that writes. */
  readonly importNumber: number;
  /** Whether stubs may exist. */
  absent: boolean;
  /** Whether earlier statements may exist. */
  statements: boolean;
  /** Whether something was taken away, so that stubs and values may be left over. */
  erased: boolean;
}

interface LockRow {
  readonly version: number;
  readonly newest: number;
  readonly absent: boolean;
  readonly statements: boolean;
}

/** Waits for its turn to write and tells the version that stands. */
export async function beginWriting(work: Work, importNumber?: number): Promise<{ writing: Writing; version: number }> {
  const [lock] = await work.run<LockRow>('writer-lock');
  if (!lock) throw new Error('The graph has no version: its migrations did not run.');
  const { newest, absent, statements, version } = lock;
  const writing = {
    run: work.run,
    importNumber: importNumber ?? newest + 1,
    absent,
    statements,
    erased: false,
  } satisfies Writing;
  return { writing, version };
}

/** Makes ready to become visible, and answers the new version. */
export async function endWriting(writing: Writing): Promise<number> {
  if (writing.erased || writing.absent) await writing.run('sweep');
  const [row] = await writing.run<{ version: number }>('version-next');
  return row!.version;
}
