import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files of a folder that are damaged; a file that is named by itself may be anything, an archive for example. */
const TABLES = new Set(['.csv', '.tsv', '.txt']);

/**
 * The files that are named, and of folders their tables, also those of folders in them, in the order of their names.
 * @returns the files, or one sentence about the first path that gives none
 */
export function filesIn(paths: readonly string[]): { readonly files: readonly string[] } | { readonly wrong: string } {
  const files: string[] = [];
  for (const named of paths) {
    const found = statSync(named, { throwIfNoEntry: false });
    if (!found) return { wrong: `There is no file or folder ${named}.` };
    const tables = found.isDirectory() ? tablesIn(named) : [named];
    if (tables.length === 0) return { wrong: `There is no table (${[...TABLES].join(', ')}) in ${named}.` };
    files.push(...tables);
  }
  return { files };
}

function tablesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TABLES.has(path.extname(entry.name).toLowerCase()))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
