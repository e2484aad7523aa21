/** Columns that a report of rejected rows has beside those of the file. An import that meets them does not read them. */
export const REJECTED_LINE = 'rejected line';
export const REJECTED_BECAUSE = 'rejected because';

export const isReportColumn = (heading: string): boolean =>
  [REJECTED_LINE, REJECTED_BECAUSE].includes(heading.trim().toLowerCase());
