import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '#lib/model';
import { isArchive, packingOf, unpack } from './archive/members.js';
import { stampOf, type SourceFile } from './source.js';
import { Unreadable } from './unreadable.js';

export interface GatheredFile extends SourceFile {
  /** May turn out to be no table, and is then left out with a warning. */
  readonly prose: boolean;
  /** No table by its name: a badge, or left out with a warning. */
  readonly other?: true;
}

/** Files to import, sorted as they were named. */
export interface Gathering {
  readonly files: readonly GatheredFile[];
  /** Files of folders and archives that are no tables. */
  readonly ignored: readonly string[];
  /** Archives in archives. */
  readonly nested: readonly string[];
  readonly problems: readonly Problem[];
}

const TABLES = new Set(['.csv', '.tsv', '.tab', '.psv']);

interface Found {
  readonly path: string;
  /** Name within the folder that was named, or the file's own name. */
  readonly name: string;
  readonly inFolder: boolean;
}

type Sorted = { -readonly [Part in keyof Gathering]: Gathering[Part][number][] };

/**
 * Files, folders and archives → files. Of a folder: every table and archive in it and one level below; of an archive: every table.
 * Names are relative to the folder named, so that the same import is the same on every machine.
 * @param encoding of all of them, where the caller names one
 */
export async function gather(paths: readonly string[], encoding?: string): Promise<Gathering> {
  const sorted: Sorted = { files: [], ignored: [], nested: [], problems: [] };
  const found: Found[] = [];
  for (const each of paths) {
    const kind = await stat(each).catch(() => undefined);
    if (!kind?.isFile() && !kind?.isDirectory()) sorted.problems.push(notFound(each));
    else if (kind.isFile()) found.push({ path: each, name: path.basename(each), inFolder: false });
    else found.push(...(await within(each)));
  }
  const seen = new Set<string>();
  for (const each of found) {
    const real = await realpath(each.path);
    if (seen.has(real)) continue;
    seen.add(real);
    await add(each, sorted);
  }
  const files = withoutDoubleNames(sorted.files);
  return { ...sorted, files: encoding === undefined ? files : files.map((file) => ({ ...file, encoding })) };
}

async function add(found: Found, sorted: Sorted): Promise<void> {
  const stamp = await stampOf(found.path);
  const stamped = stamp === undefined ? {} : { stamp };
  const packing = await packingOf(found.path);
  if (packing) return addArchive(found, packing, stamped, sorted);
  const kind = found.inFolder ? kindOf(found.name) : 'table';
  const bytes = (await stat(found.path)).size;
  sorted.files.push({ path: found.path, name: found.name, bytes, ...stamped, ...meantAs(kind) });
}

/** Of a folder, what is no table by its name and no archive that can be opened (a spreadsheet, say) is left alone. */
async function addArchive(
  found: Found,
  packing: 'zip' | 'gzip',
  stamped: Pick<SourceFile, 'stamp'>,
  sorted: Sorted,
): Promise<void> {
  let members: readonly SourceFile[];
  try {
    members = await unpack(found.path, found.name, packing);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const other = found.inFolder && kindOf(found.name) === 'other' && error.problem.code === 'not-text';
    if (other) sorted.ignored.push(found.name);
    else sorted.problems.push(error.problem);
    return;
  }
  for (const member of [...members].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const named = member.packed === 'gzip' && !found.inFolder;
    const kind = named ? 'table' : kindOf(member.name);
    if (!named && isArchive(member.name)) sorted.nested.push(member.name);
    else sorted.files.push({ ...member, ...stamped, ...meantAs(kind) });
  }
}

type Kind = 'table' | 'prose' | 'other';

const meantAs = (kind: Kind): Pick<GatheredFile, 'prose' | 'other'> =>
  kind === 'other' ? { prose: true, other: true } : { prose: kind === 'prose' };

function kindOf(name: string): Kind {
  const ending = path.extname(name).toLowerCase();
  return TABLES.has(ending) ? 'table' : ending === '.txt' ? 'prose' : 'other';
}

async function within(folder: string): Promise<Found[]> {
  const top = await entries(folder);
  const below = await Promise.all(
    top.folders.map(async (name) => (await entries(path.join(folder, name))).files.map((file) => `${name}/${file}`)),
  );
  const names = [...top.files, ...below.flat()].sort();
  return names.map((name) => ({ path: path.join(folder, name), name, inFolder: true }));
}

/** What lies in a folder, hidden files left out and links followed. */
async function entries(folder: string): Promise<{ readonly files: string[]; readonly folders: string[] }> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const kinds = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => undefined)));
  return {
    files: names.filter((_, at) => kinds[at]?.isFile()),
    folders: names.filter((_, at) => kinds[at]?.isDirectory()),
  };
}

/** Two folders may both hold a skills.csv: then the path as it was given tells them apart; two members of one archive are numbered. */
function withoutDoubleNames(files: readonly GatheredFile[]): GatheredFile[] {
  const doubles = new Map<string, number>();
  for (const { name } of files) doubles.set(name, (doubles.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return files.map((file) => {
    if (doubles.get(file.name) === 1) return file;
    const inside =
      typeof file.packed === 'object' ? `/${file.packed.name}` : file.packed ? `/${path.basename(file.name)}` : '';
    let name = file.path + inside;
    for (let number = 2; taken.has(name); number += 1) name = `${file.path}${inside} (${number})`;
    taken.add(name);
    return { ...file, name };
  });
}

function notFound(given: string): Problem {
  return {
    code: 'not-found',
    message: `There is no file or folder ${given}.`,
    found: given,
    expected: 'the path of a file or folder',
    where: { file: given },
    next: 'Check the path.',
  };
}
