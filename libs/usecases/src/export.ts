import type { Refusal } from '#lib/model';
import * as ingest from '#lib/ingest';
import type { Deps } from './deps.js';

export interface ExportAnswer {
  readonly status: 'ok';
  readonly folder: string;
  readonly files: readonly { readonly file: string; readonly rows: number }[];
}

type ExportFacts = (store: Deps['store'], folder: string) => Promise<ExportAnswer | Refusal>;

/**
 * Writes every fact in force into a folder, in Stackway's own CSV format: importing the folder gives the same facts.
 * @returns the files written, or a refusal when the folder cannot be written
 */
export async function exportFolder(
  deps: Pick<Deps, 'store'>,
  input: { readonly folder: string },
): Promise<ExportAnswer | Refusal> {
  return (ingest as unknown as { exportFacts: ExportFacts }).exportFacts(deps.store, input.folder);
}
