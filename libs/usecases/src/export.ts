import { exportFacts, type Exported } from '#lib/ingest';
import type { Refusal } from '#lib/model';
import type { Deps } from './deps.js';

export type ExportAnswer = Exported;

/**
 * Writes every fact in force into a folder, in Stackway's own CSV format: importing the folder gives the same facts.
 * @param input.personal whether learners and what is about them are written too (default true)
 * @returns the files written, or a refusal when the folder cannot be written
 */
export async function exportFolder(
  deps: Pick<Deps, 'store'>,
  input: { readonly folder: string; readonly personal?: boolean },
): Promise<ExportAnswer | Refusal> {
  return exportFacts(deps.store, input.folder, { personal: input.personal ?? true });
}
