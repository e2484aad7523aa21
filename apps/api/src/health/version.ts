import { createRequire } from 'node:module';
import path from 'node:path';
import { existsSync } from 'node:fs';

/** The folder with package.json: above `apps` in source and above `dist` when compiled. */
export const ROOT = rootFrom(import.meta.dirname);

/** Version of Stackway. */
export const { version: VERSION } = createRequire(import.meta.url)(path.join(ROOT, 'package.json')) as {
  version: string;
};

function rootFrom(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : rootFrom(path.dirname(folder));
}
