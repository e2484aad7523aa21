import { FACT_TYPES } from '#lib/model';
import type { Mapper } from '../formats/format.js';
import { NAMING_TYPES, type KnownNames } from '../naming/known-names.js';
import { rowsOf, type Table } from '../reading/table.js';
import { mapRow } from './map-row.js';

/** The place of a table in the order of reading: things before what refers to them. */
export const stage = ({ format }: Table): number => FACT_TYPES.indexOf(format.makes);

/** The first stage at which rows name skills or roles; none when no table does. */
export function namingStage(tables: readonly Table[]): number {
  return Math.min(Infinity, ...tables.filter(({ format }) => format.names).map(stage));
}

/** Tables that bring names, and are read when others have been asked for already: these have to be looked at before. */
export function tablesAhead(tables: readonly Table[]): readonly Table[] {
  const from = namingStage(tables);
  const brings = ({ format }: Table): boolean =>
    format.skip === undefined && (format.all ?? [format.makes]).some((type) => NAMING_TYPES.includes(type));
  return tables.filter((table) => stage(table) >= from && brings(table));
}

/**
 * Learns the names of such tables and then no more, so that a name means the same wherever it stands.
 */
export async function learnAhead(
  tables: readonly Table[],
  names: KnownNames,
  mapperOf: (table: Table) => Mapper,
  onBytes: (file: string, bytes: number) => void,
): Promise<void> {
  for (const table of tablesAhead(tables)) {
    const mapper = mapperOf(table);
    for await (const batch of rowsOf(table, (bytes) => onBytes(table.file.name, bytes)).rows) {
      for (const row of batch) {
        const mapped = mapRow(row, table, mapper);
        if (mapped.kind === 'facts') for (const { fact } of mapped.drafts) names.add(fact);
      }
    }
  }
  names.freeze();
}
