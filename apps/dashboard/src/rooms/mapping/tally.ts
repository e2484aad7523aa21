import type { Preview } from '../../ask/mapping.js';

/** What becomes of the first rows. */
export interface Tally {
  readonly all: number;
  /** Become facts. */
  readonly good: number;
  /** Would be rejected. */
  readonly bad: number;
  readonly skipped: number;
}

export function tallyOf(preview: Preview): Tally {
  const rows = preview.status === 'ok' ? preview.rows : [];
  const bad = rows.filter(({ problems }) => problems.length > 0).length;
  const skipped = rows.filter((row) => row.skipped !== undefined).length;
  return { all: rows.length, good: rows.length - bad - skipped, bad, skipped };
}
