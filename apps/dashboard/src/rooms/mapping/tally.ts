import type { Preview } from '../../ask/mapping.js';

/** What becomes of the first rows. */
export interface Tally {
  readonly all: number;
  /** Become facts. */
  readonly good: number;
  /** Would be rejected. */
  readonly bad: number;
  readonly skipped: number;
  /** Of the good ones: refer to what is neither here nor stored. */
  readonly open: number;
}

export function tallyOf(preview: Preview): Tally {
  const rows = preview.status === 'ok' ? preview.rows : [];
  const bad = rows.filter(({ problems }) => problems.length > 0).length;
  const skipped = rows.filter((row) => row.skipped !== undefined).length;
  const open = rows.filter((row) => (row.open ?? []).length > 0).length;
  return { all: rows.length, good: rows.length - bad - skipped, bad, skipped, open };
}
