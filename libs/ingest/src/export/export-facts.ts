import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  compareText,
  FACT_TYPES,
  factKey,
  refuse,
  SCHEMA,
  type Fact,
  type FactType,
  type Problem,
  type Refusal,
} from '#lib/model';
import type { Store } from '#lib/store';
import { csvText } from '../reading/csv.js';
import { headingsOf, rowOf } from './fact-rows.js';

export interface Exported {
  readonly status: 'ok';
  readonly folder: string;
  /** One file for each type of which there are facts, in the order of the schema. */
  readonly files: readonly { readonly file: string; readonly rows: number }[];
}

const ROWS_A_WRITE = 5000;

/**
 * Writes the facts in force as Stackway's own CSV files: all columns, rows sorted by key, the same bytes for the same facts.
 * Importing the folder into an empty store gives the same facts back.
 *
 * Texts that a spreadsheet would run as a formula get an apostrophe in front, which the import takes away again.
 * The files are written beside the folder and put in its place when all are complete.
 * @param folder new, empty, or an earlier export (which is replaced)
 * @param options personal: whether learners and what is about them are written too
 */
export async function exportFacts(
  store: Store,
  folder: string,
  options: { readonly personal: boolean },
): Promise<Exported | Refusal> {
  const target = path.resolve(folder);
  const found = await stat(target).catch(() => undefined);
  if (found && !found.isDirectory()) return refuse(notAFolder(folder));
  const foreign = found && (await readdir(target)).find((name) => !OWN_FILES.has(name));
  if (foreign !== undefined) return refuse(notOurs(folder, foreign));

  await mkdir(path.dirname(target), { recursive: true });
  const work = await mkdtemp(path.join(path.dirname(target), '.stackway-export-'));
  try {
    const fresh = path.join(work, 'new');
    await mkdir(fresh);
    const files: { file: string; rows: number }[] = [];
    for (const type of FACT_TYPES) {
      if (SCHEMA[type].personal && !options.personal) continue;
      const rows = await writeType(store, type, path.join(fresh, SCHEMA[type].file));
      if (rows > 0) files.push({ file: SCHEMA[type].file, rows });
    }
    if (found) await rename(target, path.join(work, 'old'));
    await rename(fresh, target);
    return { status: 'ok', folder, files };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const OWN_FILES = new Set(FACT_TYPES.map((type) => SCHEMA[type].file));

/** Sorting needs the facts of one type at a time in memory, never those of the whole store. */
async function writeType(store: Store, type: FactType, file: string): Promise<number> {
  const facts: { readonly key: string; readonly fact: Fact }[] = [];
  for await (const batch of store.facts([type])) for (const fact of batch) facts.push({ key: factKey(fact), fact });
  if (facts.length === 0) return 0;
  facts.sort((a, b) => compareText(a.key, b.key));
  const out = await open(file, 'wx');
  try {
    await out.write(csvText([headingsOf(type)]));
    for (let from = 0; from < facts.length; from += ROWS_A_WRITE) {
      await out.write(csvText(facts.slice(from, from + ROWS_A_WRITE).map(({ fact }) => rowOf(fact))));
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return facts.length;
}

function notAFolder(folder: string): Problem {
  return {
    code: 'not-a-folder',
    message: `${folder} is no folder that can be written to.`,
    found: folder,
    expected: 'a new or empty folder',
    where: { file: folder },
    next: 'Name another folder.',
  };
}

function notOurs(folder: string, file: string): Problem {
  return {
    code: 'folder-not-empty',
    message: `${folder} holds ${file}, which no export has written.`,
    found: file,
    expected: 'a new or empty folder, or an earlier export',
    where: { file: folder },
    next: 'Name another folder, or empty this one.',
  };
}
