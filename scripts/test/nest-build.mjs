// Proves that nest-cli.json is valid: `nest build` compiles the API into a folder of its own, which is then looked at.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const out = process.argv[2];
const name = 'tsconfig.nest-test.json';
const config = path.join(root, name);
writeFileSync(
  config,
  JSON.stringify({
    extends: './tsconfig.json',
    compilerOptions: { outDir: out, incremental: false, tsBuildInfoFile: null, noEmit: false },
    include: ['apps/api/src', 'libs/*/src'],
    exclude: ['**/*.spec.ts'],
  }),
);
try {
  const nest = path.join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const built = spawnSync(process.execPath, [nest, 'build', '--path', name], { cwd: root, stdio: 'inherit' });
  process.exitCode = built.status === 0 && existsSync(path.join(out, 'apps/api/src/main.js')) ? 0 : 1;
} finally {
  rmSync(config, { force: true });
}
