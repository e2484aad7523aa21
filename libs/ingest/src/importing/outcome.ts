import type { Problem } from '#lib/model';
import type { ImportCounts, MissingChoice, Store } from '#lib/store';
import type { ProfileFile } from '../profiles/profile-file.js';
import type { ImportDiff } from './import-diff.js';
import type { Release } from './release/release.js';
import type { Replaced } from './same-source.js';
import type { RejectedFile } from '../rejected/rejected-files.js';
import type { Weights } from '../weights/weights.js';

/** What an import is asked to do. */
export interface ImportInput {
  /** Files and folders; all of them are one import. */
  readonly paths: readonly string[];
  /** A format (`stackway/skills`), its table (`skills`) or a family (`esco`): other formats are not tried. */
  readonly format?: string;
  /** Of all files, by a name of the Encoding Standard; recognised where it is left out. */
  readonly encoding?: string;
  /** A profile of the caller's own: its tables go before those that are known. */
  readonly mapping?: ProfileFile;
  /** A folder of profiles that people have saved: recognised like those that are known. */
  readonly profiles?: string;
  /** A folder for the rows that are rejected, as tables to correct and import again. */
  readonly rejected?: string;
  /** Framework of skills that name none. */
  readonly framework?: string;
  readonly store: Store;
  /** `at`: ISO 8601 instant. */
  readonly import: { readonly id: string; readonly at: string; readonly by: string };
  /** Counts what would be added, changed and removed; writes nothing. */
  readonly dryRun?: boolean;
  /** One rejected row and nothing is written. */
  readonly strict?: boolean;
  /** What becomes of facts that earlier imports of the same source had said and these files do not contain; they stay when absent. */
  readonly missing?: MissingChoice;
  /** The import whose place this one takes; otherwise all standing ones of the same formats with the same set of tables. */
  readonly replaces?: string;
  /** How many samples of each kind of change to answer: 20 unless told. */
  readonly samples?: number;
  readonly weights: Weights;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Ends the import before it is written: refused as `cancelled`. */
  readonly signal?: AbortSignal;
}

/** Bytes read so far, of all bytes that will be read. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly file: string;
}

/** Rows of one file: read = facts + rejected + skipped. */
export interface FileOutcome {
  readonly file: string;
  readonly format: string;
  readonly read: number;
  readonly facts: number;
  readonly rejected: number;
  readonly skipped: number;
  /** Why rows were skipped. */
  readonly skips: readonly { readonly reason: string; readonly count: number }[];
}

/**
 * The answer to an import. `unchanged`: every fact stood in the store already; the import is remembered all the same where one of its files is new, as it says so too. `rejected`: a strict import met a rejected row.
 * `problems` are the rejected rows (the first 10,000; `problemCount` counts all), `warnings` concern what was kept or left out.
 */
export interface ImportOutcome {
  readonly status: 'ok' | 'unchanged' | 'dry-run' | 'rejected';
  /** Of an unchanged import: this one where it is remembered, else the newest that stands with the same files; null where there is none. */
  readonly import: { readonly id: string | null };
  /** Whether the history has this import; of a dry run: whether it would. Files that all stand there already are not remembered again. */
  readonly remembered: boolean;
  readonly counts: ImportCounts;
  readonly files: readonly FileOutcome[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly warnings: readonly Problem[];
  /** Where rejected rows were written, when a folder was named for them. */
  readonly rejected?: readonly RejectedFile[];
  readonly diff: ImportDiff;
  /** Whose place the import takes; null when nothing was compared. */
  readonly replaces: Replaced | null;
  /** When the import brings skills or roles that earlier imports of the same source had brought. */
  readonly release?: Release;
  /** Names about which people had decided otherwise than the files do: facts that came to be by it are taken back. */
  readonly former?: { readonly names: readonly string[]; readonly takenBack: number };
}
