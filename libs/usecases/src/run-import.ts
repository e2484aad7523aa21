import type { Refusal } from '#lib/model';
import * as ingest from '#lib/ingest';
import type { Deps } from './deps.js';
import type { ImportAnswer, ImportInput } from './imports.js';

type Run = (deps: Pick<Deps, 'store' | 'now' | 'newId' | 'by'>, input: ImportInput) => Promise<ImportAnswer | Refusal>;

/** The seam to `#lib/ingest`: its reading, committed by the store. */
export const runImport: Run = (deps, input) => (ingest as unknown as { readImport: Run }).readImport(deps, input);
