import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Format } from '../formats/format.js';
import { dataFolder } from '../weights/weights.js';
import { formatsOf } from './compile-table.js';
import type { ProfileFile } from './profile-file.js';

/**
 * Reads every profile of a folder, sorted by name.
 * @param folder by default the project's own
 */
export async function readProfiles(folder: string = dataFolder('profiles')): Promise<readonly ProfileFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.includes('.schema.')).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as ProfileFile),
  );
}

/** The formats of all profiles. */
export async function readFormats(folder?: string): Promise<readonly Format[]> {
  return (await readProfiles(folder)).flatMap(formatsOf);
}
