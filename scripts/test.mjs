// Every check and every suite, in one go. The last line is always `tests: N passed, N failed`.
// A stage that is no suite (format, lint, types…) counts as one test. `node scripts/test.mjs lint types` runs only those stages.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './prepare/browser.mjs';
import { testOnOtherNodes } from './test/other-nodes.mjs';
import { runSuites } from './test/suites.mjs';

const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'stackway-test-'));
const only = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
const failures = [];

const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status === 0;
const bin = (name) => path.join('node_modules', name);
const browser = findBrowser();
const env = { ...process.env, ...(browser ? { STACKWAY_TEST_BROWSER: browser } : {}), ...(await cache()) };

const STAGES = {
  lock: [
    'the lock file names no registry',
    () => !/"resolved":/.test(readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
  ],
  format: ['formatting', () => node(bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.')],
  lint: ['lint', () => node(bin('eslint/bin/eslint.js'), 'apps', 'libs', 'test', 'scripts')],
  deps: ['layers point downwards', () => node(bin('dependency-cruiser/bin/dependency-cruise.mjs'), ...layers)],
  types: ['types', () => node('scripts/typecheck.mjs')],
  nest: ['nest build', () => node('scripts/test/nest-build.mjs', path.join(scratch, 'nest'))],
};
const layers = ['--config', '.dependency-cruiser.mjs', 'apps/api', 'apps/cli', 'libs', 'test'];

try {
  for (const [key, [title, check]] of Object.entries(STAGES)) if (wanted(key)) stage(title, check);
  if (wanted('suites')) await suites();
  if (wanted('nodes')) await testOnOtherNodes(root, scratch, stage);
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
}
if (total.passed + total.failed === 0) failures.push('nothing was tested');
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`tests: ${total.passed} passed, ${total.failed} failed`);
process.exit(failures.length > 0 ? 1 : 0);

/** Where `npm test` has laid Neo4j's jars, told to every suite. */
async function cache() {
  const compiled = path.join(root, 'dist/libs/usecases/src/index.js');
  if (!existsSync(compiled)) return {};
  const { cacheFolder } = await import(pathToFileURL(compiled).href);
  const source = { env: process.env, folder: root, home: os.homedir(), platform: process.platform };
  return { STACKWAY_CACHE: cacheFolder(source) };
}

function wanted(key) {
  return only.length === 0 || only.includes(key);
}

/** One check that is no suite: counted as one test. */
function stage(title, check) {
  const began = Date.now();
  const passed = check();
  total[passed ? 'passed' : 'failed'] += 1;
  if (!passed) failures.push(title);
  console.log(`${passed ? '✓' : '✗'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

/** All suites on what was compiled. A suite that cannot run counts as a failure, and so does a test that is skipped. */
async function suites() {
  const counts = await runSuites(root, scratch, env);
  total.passed += counts.passed;
  total.failed += counts.failed;
  failures.push(...counts.failures);
}
