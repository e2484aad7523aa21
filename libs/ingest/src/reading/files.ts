import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '#lib/model';
import type { SourceFile } from './source.js';

/** Files to import, sorted as they were named; `prose` may turn out to be no table and is then left out with a warning. */
export interface Gathering {
  readonly files: readonly (SourceFile & { readonly prose: boolean })[];
  /** Files of folders that are no tables. */
  readonly ignored: readonly string[];
  readonly problems: readonly Problem[];
}

const TABLES = new Set(['.csv', '.tsv', '.tab', '.psv']);

interface Found {
  readonly path: string;
  /** Name within the folder that was named, or the file's own name. */
  readonly name: string;
  readonly inFolder: boolean;
}

/**
 * Files and folders → files. Of a folder: every table in it and one level below. Names are relative to the folder named,
 * so that the same import is the same on every machine.
 */
export async function gather(paths: readonly string[]): Promise<Gathering> {
  const problems: Problem[] = [];
  const found: Found[] = [];
  for (const each of paths) {
    const kind = await stat(each).catch(() => undefined);
    if (!kind?.isFile() && !kind?.isDirectory()) problems.push(notFound(each));
    else if (kind.isFile()) found.push({ path: each, name: path.basename(each), inFolder: false });
    else found.push(...(await within(each)));
  }
  const files: (SourceFile & { prose: boolean })[] = [];
  const ignored: string[] = [];
  const seen = new Set<string>();
  for (const each of found) {
    const real = await realpath(each.path);
    if (seen.has(real)) continue;
    seen.add(real);
    const ending = path.extname(each.name).toLowerCase();
    const prose = each.inFolder && ending === '.txt';
    if (each.inFolder && !prose && !TABLES.has(ending)) ignored.push(each.name);
    else files.push({ path: each.path, name: each.name, bytes: (await stat(each.path)).size, prose });
  }
  return { files: withoutDoubleNames(files), ignored, problems };
}

async function within(folder: string): Promise<Found[]> {
  const top = await entries(folder);
  const below = await Promise.all(
    top
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) =>
        (await entries(path.join(folder, name)))
          .filter((entry) => entry.isFile())
          .map((entry) => `${name}/${entry.name}`),
      ),
  );
  const names = [...top.filter((entry) => entry.isFile()).map((entry) => entry.name), ...below.flat()].sort();
  return names.map((name) => ({ path: path.join(folder, name), name, inFolder: true }));
}

async function entries(folder: string) {
  return (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
}

/** Two folders may both hold a skills.csv: then the path as it was given tells them apart. */
function withoutDoubleNames<F extends SourceFile>(files: readonly F[]): F[] {
  const count = new Map<string, number>();
  for (const { name } of files) count.set(name, (count.get(name) ?? 0) + 1);
  return files.map((file) => (count.get(file.name) === 1 ? file : { ...file, name: file.path }));
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
