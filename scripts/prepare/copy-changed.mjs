import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Copies a file where its content differs, in one step: a program that reads the target meanwhile sees the old file or the new one, whole.
 * @returns whether it was copied
 */
export function copyChanged(source, target) {
  const content = readFileSync(source);
  if (existsSync(target) && readFileSync(target).equals(content)) return false;
  mkdirSync(path.dirname(target), { recursive: true });
  const fresh = `${target}.${process.pid}.new`;
  writeFileSync(fresh, content);
  renameSync(fresh, target);
  return true;
}
