import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../prepare/run.mjs';

/** Majors that Stackway supports beside the one at hand. */
const MAJORS = [20, 22, 24];
const LIBS = ['model', 'engine', 'checker', 'charts', 'ingest', 'usecases'];

/**
 * Runs the quick suites on the other Nodes that npm can deliver; says which it could not get, and why.
 * @param stage counts one check
 */
export async function testOnOtherNodes(root, scratch, stage) {
  const here = Number(process.versions.node.split('.')[0]);
  const suites = quickSuites(root);
  for (const major of MAJORS.filter((one) => one !== here)) {
    const binary = fetchNode(scratch, major);
    if (!binary) {
      console.log(`– Node ${major}: npm could not deliver it here, so the quick suites did not run on it`);
      continue;
    }
    stage(`quick suites on Node ${versionOf(binary)}`, () => runQuick(root, binary, suites));
  }
}

/**
 * The suites of the libs that open no store: a store needs better-sqlite3, which is compiled for one Node only.
 * A suite opens one when it, or what lies beside it and is imported by it, says so.
 */
function quickSuites(root) {
  const folders = LIBS.map((lib) => path.join(root, 'dist/libs', lib)).filter((folder) => existsSync(folder));
  const all = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => path.join(folder, file)),
  );
  return all.filter((file) => file.endsWith('.spec.js') && !opensStore(file));
}

function opensStore(spec) {
  const text = readFileSync(spec, 'utf8');
  const beside = [...text.matchAll(/from '(\.\.?\/[^']+)'/g)].map(([, name]) => path.resolve(path.dirname(spec), name));
  const texts = [text, ...beside.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'))];
  return texts.some((one) => /\b(openStore|EmbeddedStore)\b/.test(one));
}

/** Node as npm's package of binaries for this machine has it, in a folder of its own. */
function fetchNode(scratch, major) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const folder = path.join(scratch, `node-${major}`);
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--fetch-retries=1'];
  const fetched = npm(['install', '--prefix', folder, ...quiet, `${name}@${major}`], { cwd: scratch });
  const binary = path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return fetched && existsSync(binary) ? binary : undefined;
}

function versionOf(binary) {
  return spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout.trim();
}

function runQuick(root, binary, suites) {
  const jest = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const ran = spawnSync(
    binary,
    [...jest, '--ci', '--maxWorkers=2', '--testTimeout=60000', '--runTestsByPath', ...suites],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const output = `${ran.stdout}${ran.stderr}`;
  console.log(/^Tests: .*$/m.exec(output)?.[0] ?? output.slice(-2000));
  if (ran.status !== 0) console.log(output.slice(-8000));
  return ran.status === 0;
}
