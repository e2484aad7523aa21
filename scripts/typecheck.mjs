// Type check of everything: server, libs and tests by TypeScript, the dashboard by svelte-check.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;

const server = run(['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false']);
const dashboard =
  !existsSync(path.join(root, 'apps/dashboard/tsconfig.json')) ||
  run([
    'node_modules/svelte-check/bin/svelte-check',
    '--tsconfig',
    'apps/dashboard/tsconfig.json',
    '--fail-on-warnings',
  ]);
process.exit(server && dashboard ? 0 : 1);
