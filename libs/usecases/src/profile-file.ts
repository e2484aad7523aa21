import type { Refusal } from '#lib/model';
import * as ingest from '#lib/ingest';

/** A row of a profile: the skill as written, and where. */
export interface ProfileRow {
  readonly skill: string;
  readonly level: number;
  readonly at?: string;
  readonly evidence?: string;
  /** The physical line; 0 when it came from no file. */
  readonly line: number;
}

type ReadProfile = (file: string) => Promise<{ readonly status: 'ok'; readonly rows: readonly ProfileRow[] } | Refusal>;

/** Reads a profile file (CSV rows `skill,level`). */
export async function readProfileFile(file: string): ReturnType<ReadProfile> {
  return (ingest as unknown as { readProfile: ReadProfile }).readProfile(file);
}
