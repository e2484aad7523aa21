import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Format } from '../formats/format.js';
import { dataFolder } from '../weights/weights.js';
import { formatsOf } from './compile-table.js';
import type { ProfileFile } from './profile-file.js';

interface Loaded {
  /** Names, sizes and times of the files, by which a change shows. */
  readonly as: string;
  readonly profiles: readonly ProfileFile[];
  readonly formats: readonly Format[];
}

const loaded = new Map<string, Loaded>();

/**
 * Every profile of a folder, sorted by name. They are read once, and again where a file of the folder has changed since.
 * @param folder by default the project's own
 */
export async function readProfiles(folder?: string): Promise<readonly ProfileFile[]> {
  return (await load(folder)).profiles;
}

/** The formats of all profiles of a folder by which files are recognised: the same ones as long as no file has changed. */
export async function readFormats(folder?: string): Promise<readonly Format[]> {
  return (await load(folder)).formats;
}

const recognised = (profile: ProfileFile): readonly Format[] =>
  formatsOf({ ...profile, tables: profile.tables.filter(({ explained }) => explained !== true) });

async function load(folder: string = dataFolder('profiles')): Promise<Loaded> {
  // At each import: asking about a few files without waiting takes a tenth of the time.
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.includes('.schema.'))
    .sort();
  const files = names.map((name) => path.join(folder, name));
  const stats = files.map((file) => statSync(file));
  const as = JSON.stringify(stats.map(({ size, mtimeMs, ino }, at) => [names[at], size, mtimeMs, ino]));
  const known = loaded.get(folder);
  if (known?.as === as) return known;
  const profiles = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as ProfileFile),
  );
  const fresh = { as, profiles, formats: profiles.flatMap(recognised) };
  loaded.set(folder, fresh);
  return fresh;
}
