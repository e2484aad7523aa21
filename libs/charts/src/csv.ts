import type { Table } from './chart.js';

/** The table as CSV (RFC 4180, CRLF): raw numbers and ISO days, text that a spreadsheet would run as a formula set behind an apostrophe. */
export function tableCsv(table: Table): string {
  const rows = [table.columns.map((column) => column.heading), ...table.rows];
  return rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
