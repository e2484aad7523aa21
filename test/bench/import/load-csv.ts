import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Source } from './files.js';
import type { BenchServer } from './server.js';

/** The first table tells for which folder a script is. */
const SCRIPTS = [
  ['occupationSkillRelations.csv', 'esco'],
  ['role_skills.csv', 'stackway'],
] as const;

/** How relationships are made: always new, or only where there is none. */
export type Making = 'CREATE' | 'MERGE';

/**
 * The statements that load a folder's tables, as somebody who knows LOAD CSV writes them; undefined where nobody has written them.
 * They commit every 10,000 rows, which a large load must: what fails in the middle leaves what came before.
 */
export function loadScript({ folder, tables }: Source, making: Making): readonly string[] | undefined {
  const name = SCRIPTS.find(([table]) => tables.includes(table))?.[1];
  if (name === undefined) return undefined;
  const text = readFileSync(new URL(`./load-csv/${name}.cypher`, import.meta.url), 'utf8');
  const place = `${pathToFileURL(path.resolve(folder)).href}/`;
  return text
    .replaceAll('file:///', place)
    .replaceAll('CREATE_OR_MERGE', making)
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

export async function loadCsv(server: BenchServer, script: readonly string[]): Promise<void> {
  for (const statement of script) await server.run(statement);
}
