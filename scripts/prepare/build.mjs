import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NotReady, run } from './run.mjs';

const PARTS = [
  {
    name: 'server',
    sources: ['apps/api', 'apps/cli', 'libs', 'test', 'tsconfig.json', 'package-lock.json', 'scripts/build.mjs'],
    needs: 'apps/cli/src/main.ts',
    makes: 'dist/apps/cli/src/main.js',
    command: ['scripts/build.mjs'],
  },
  {
    name: 'dashboard',
    sources: ['apps/dashboard', 'libs/charts', 'package-lock.json'],
    needs: 'apps/dashboard/index.html',
    makes: 'dist/dashboard/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', 'apps/dashboard', '--logLevel', 'warn'],
  },
];

/** Builds server and dashboard, each only when its sources changed since it was built last. */
export function buildWhatChanged(root) {
  for (const part of PARTS) {
    if (!existsSync(path.join(root, part.needs))) continue;
    const stamp = path.join(root, 'dist', `.built-${part.name}`);
    const wanted = fingerprint(root, part.sources);
    const current =
      existsSync(stamp) && existsSync(path.join(root, part.makes)) && readFileSync(stamp, 'utf8') === wanted;
    if (current) continue;
    console.log(`Building the ${part.name} …`);
    if (!run(process.execPath, part.command, { cwd: root })) {
      throw new NotReady(`The ${part.name} could not be built; the messages above say why.`);
    }
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, wanted);
  }
}

/** Names, sizes and times of all source files. */
function fingerprint(root, sources) {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    const place = path.join(root, source);
    if (!existsSync(place)) continue;
    const files = statSync(place).isDirectory() ? readdirSync(place, { recursive: true }).sort() : [''];
    for (const file of files) {
      const { size, mtimeMs } = statSync(path.join(place, file));
      hash.update(`${source}/${file} ${size} ${mtimeMs}\n`);
    }
  }
  return `${hash.digest('hex')}\n`;
}
