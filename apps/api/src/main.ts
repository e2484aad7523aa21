import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export { startServer, StartRefused, type Served, type ServerOptions } from './server.js';

const called = process.argv[1];
if (called !== undefined && existsSync(called) && realpathSync(called) === fileURLToPath(import.meta.url)) {
  const { run } = await import('./run.js');
  process.exitCode = await run();
}
