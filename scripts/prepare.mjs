// Makes a clone ready: `node scripts/prepare.mjs start` installs and builds, `test` also brings what the tests need.
// Runs before anything is installed, so it uses nothing but Node; and it may meet a Node that is too old, so its syntax is plain.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error('Stackway needs Node 20.19 or newer; this is ' + process.version + '. Get it from https://nodejs.org');
  process.exit(2);
}

const forTests = process.argv[2] === 'test';
const { installPackages } = await import('./prepare/packages.mjs');
const { buildWhatChanged } = await import('./prepare/build.mjs');
try {
  await installPackages(root);
  buildWhatChanged(root);
  if (forTests) {
    const { bringTestTools } = await import('./prepare/test-tools.mjs');
    await bringTestTools(root);
  }
} catch (error) {
  if (!(error instanceof Error) || error.name !== 'NotReady') throw error;
  console.error('\n' + error.message);
  process.exit(1);
}
if (!existsSync(path.join(root, 'dist'))) process.exit(1);
