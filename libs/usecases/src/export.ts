import { open } from 'node:fs/promises';
import path from 'node:path';
import { exportFacts, type Exported } from '#lib/ingest';
import { refuse, type Problem, type Refusal } from '#lib/model';
import { asCypher } from '#lib/store';
import type { Deps } from './deps.js';

export type ExportAnswer = Exported;

/**
 * Writes every fact in force into a folder, in Stackway's own CSV format: importing the folder gives the same facts.
 * @param input.personal whether learners and what is about them are written too (default true)
 * @returns the files written, or a refusal when the folder cannot be written (`cannot-write`, `not-a-folder`, `folder-not-empty`)
 */
export async function exportFolder(
  deps: Pick<Deps, 'store'>,
  input: { readonly folder: string; readonly personal?: boolean },
): Promise<ExportAnswer | Refusal> {
  try {
    return await exportFacts(deps.store, input.folder, { personal: input.personal ?? true });
  } catch (error) {
    if (isOfTheDisk(error)) return refuse(cannotWrite(input.folder, error));
    throw error;
  }
}

/**
 * Writes every fact in force as Cypher for an empty Neo4j, in one file that must not be there yet.
 * @param input.personal whether learners and what is about them are written too (default true)
 * @returns the file, with its statements as rows, or a refusal when it cannot be written (`cannot-write`)
 */
export async function exportCypher(
  deps: Pick<Deps, 'store'>,
  input: { readonly file: string; readonly personal?: boolean },
): Promise<ExportAnswer | Refusal> {
  const { file, personal = true } = input;
  try {
    const out = await open(file, 'wx');
    let rows = 0;
    try {
      for await (const statement of asCypher(deps.store, { personal })) {
        await out.write(statement);
        rows += 1;
      }
      await out.sync();
    } finally {
      await out.close();
    }
    return { status: 'ok', folder: path.dirname(file), files: [{ file: path.basename(file), rows }] };
  } catch (error) {
    if (isOfTheDisk(error)) return refuse(cannotWrite(file, error));
    throw error;
  }
}

/** What the operating system would not do with files; stores wrap what goes wrong with them in errors of their own. */
function isOfTheDisk(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'errno' in error;
}

function cannotWrite(folder: string, error: NodeJS.ErrnoException): Problem {
  return {
    code: 'cannot-write',
    message: `${folder} cannot be written.`,
    found: error.code ?? error.message,
    expected: 'a new or empty folder in a place that can be written to',
    where: { file: folder },
    next: 'Name another folder.',
  };
}
