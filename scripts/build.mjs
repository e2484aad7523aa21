// Lays the files that are read at run time into dist/, compiles server, libs and specs beside them, and clears what lost its source.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { copyChanged } from './prepare/copy-changed.mjs';

const root = path.resolve(import.meta.dirname, '..');
const TOPS = ['apps/api', 'apps/cli', 'libs', 'test'];
const COPIED = /\.(cypher|sql)$|(^|[\\/])pom\.xml$/;

clearOrphans();
copyPlainFiles();
const compiler = path.join(root, 'node_modules/typescript7/bin/tsc');
const compiled = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' });
process.exit(compiled.status ?? 1);

function copyPlainFiles() {
  for (const top of TOPS) {
    for (const file of readdirSync(path.join(root, top), { recursive: true })) {
      if (!COPIED.test(file)) continue;
      copyChanged(path.join(root, top, file), path.join(root, 'dist', top, file));
    }
  }
}

/** A spec whose source was deleted or renamed must not go on being run. */
function clearOrphans() {
  for (const top of TOPS) {
    const compiled = path.join(root, 'dist', top);
    if (!existsSync(compiled)) continue;
    for (const file of readdirSync(compiled, { recursive: true })) {
      const script = /^(.*)\.js(\.map)?$/.exec(file)?.[1];
      if (script && !existsSync(path.join(root, top, `${script}.ts`)))
        rmSync(path.join(compiled, file), { force: true });
    }
  }
}
