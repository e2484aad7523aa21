import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './markdown.js';

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
