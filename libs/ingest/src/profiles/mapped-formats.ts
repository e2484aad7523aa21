import type { Format } from '../formats/format.js';
import { formatsOf } from './compile-table.js';
import type { ProfileFile } from './profile-file.js';

/**
 * The tables of a mapping as formats that go before all others. A table called `catalogue/courses` is of the source `catalogue`, whatever the
 * mapping is called: one mapping may explain files of several.
 */
export function mappedFormats(mapping: ProfileFile): readonly Format[] {
  return mapping.tables.flatMap((table) => {
    const [, source, own] = /^([a-z][a-z0-9-]*)\/(.+)$/.exec(table.table) ?? [];
    const profile = source === undefined ? mapping : { ...mapping, name: source };
    const tables = [own === undefined ? table : { ...table, table: own }];
    return formatsOf({ ...profile, tables }).map((format) => ({ ...format, first: true as const }));
  });
}
