/** Columns that a report of rejected rows has beside those of the file. An import that meets them does not read them. */
export const REJECTED_LINE = 'rejected line';
export const REJECTED_BECAUSE = 'rejected because';

export const isReportColumn = (heading: string): boolean =>
  [REJECTED_LINE, REJECTED_BECAUSE].includes(heading.trim().toLowerCase());

const REPORT = /-rejected(?:-\d+)?(?: ?\(\d+\))?$/i;

/** `courses` → `courses-rejected`; a report of a report is called as the first. */
export const reportStem = (stem: string): string => `${ownStem(stem)}-rejected`;

/** The name without ending of the file that a report was made of: `courses-rejected (1)` → `courses`. A file's own name stays. */
export const ownStem = (stem: string): string => stem.replace(REPORT, '');
