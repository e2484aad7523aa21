import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './markdown.js';

const SOURCES = ['apps', 'libs', 'test'];

/** Whether a path below the project's root is there, spelled exactly so: some file systems forgive the case, GitHub does not. */
export function existsExactly(relative: string): boolean {
  let folder = ROOT;
  for (const part of relative.split('/').filter((one) => one !== '' && one !== '.')) {
    if (!namesIn(folder).includes(part)) return false;
    folder = path.join(folder, part);
  }
  return true;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a file of the sources ends in this path, spelled exactly so. */
export function isSource(name: string): boolean {
  return sources().some((file) => file === name || file.endsWith(`/${name}`));
}

let known: readonly string[] | undefined;

function sources(): readonly string[] {
  const below = (top: string): string[] =>
    (readdirSync(path.join(ROOT, top), { recursive: true }) as string[]).map((file) =>
      path.posix.join(top, file.replaceAll(path.sep, '/')),
    );
  return (known ??= SOURCES.flatMap(below));
}
