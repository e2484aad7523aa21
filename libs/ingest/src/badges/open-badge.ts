import type { Problem } from '#lib/model';
import { Notes } from '../reading/notes.js';
import { headOf, type SourceFile } from '../reading/source.js';
import type { Rows, SheetRow } from '../reading/sheet.js';
import { firstColumnOf } from '../reading/spilled.js';
import type { Table } from '../reading/table.js';
import { BADGE_FORMAT } from './badge-format.js';
import { mayBeBadge, readBadge } from './read-badge.js';

/**
 * A badge file as a table of one column, a row for each credential in it.
 * @returns undefined where the file is no badge
 * @throws Unreadable `badge-damaged`, `badge-too-large`, or as the source does
 */
export async function openBadge(file: SourceFile): Promise<Table | undefined> {
  const { bytes } = await headOf(file);
  if (!mayBeBadge(bytes)) return undefined;
  const { badge } = await readBadge(file);
  if (!badge) return undefined;
  const notes = new Notes();
  notes.warn(notChecked(file.name, badge.signed));
  return {
    file,
    format: BADGE_FORMAT,
    dialect: { delimiter: ',', newline: '\n' },
    headings: ['badge'],
    reported: [],
    headingLine: 1,
    notes,
    sample: [],
    firstColumn: firstColumnOf([], 1),
    read: (onBytes) => rowsOfBadge(file, onBytes),
  };
}

function rowsOfBadge(file: SourceFile, onBytes?: (bytes: number) => void): Rows {
  let read: Awaited<ReturnType<typeof readBadge>> | undefined;
  async function* rows(): AsyncGenerator<readonly SheetRow[]> {
    read = await readBadge(file, onBytes);
    const cells = read.badge?.rows.map((row) => [JSON.stringify(row)]) ?? [];
    if (cells.length > 0) yield cells.map((each, index) => ({ index, line: 1, cells: each }));
  }
  return { source: { sha256: () => read!.source.sha256() }, rows: rows() };
}

function notChecked(file: string, signed: boolean): Problem {
  return {
    code: 'signature-not-checked',
    message: signed
      ? 'The signature of this badge was not checked: it says what it says.'
      : 'This badge has no signature, and nothing was fetched from its issuer: it says what it says.',
    found: signed ? 'a signature' : 'no signature',
    expected: 'a signature that was checked',
    where: { file },
    next: 'Ask the issuer where it matters.',
  };
}
