// Compiles server, libs and specs to dist/ and lays beside them the files that are read at run time.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const compiler = path.join(root, 'node_modules/typescript7/bin/tsc');
const compiled = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

for (const top of ['apps/api', 'apps/cli', 'libs', 'test']) {
  for (const file of readdirSync(path.join(root, top), { recursive: true })) {
    if (!/\.(cypher|sql)$/.test(file)) continue;
    const target = path.join(root, 'dist', top, file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(root, top, file), target);
  }
}
