import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../prepare/run.mjs';

/** Majors that Stackway supports beside the one at hand. */
const MAJORS = [20, 22, 24];
/** Suites without compiled packages, servers and browsers: they take seconds and run on any Node. */
const QUICK = ['model', 'engine', 'checker', 'charts', 'ingest', 'usecases'].map((lib) => `dist/libs/${lib}/`);

/**
 * Runs the quick suites on the other Nodes that npm can deliver; says which it could not get, and why.
 * @param stage counts one check
 */
export async function testOnOtherNodes(root, scratch, stage) {
  const here = Number(process.versions.node.split('.')[0]);
  const suites = QUICK.filter((folder) => existsSync(path.join(root, folder)));
  for (const major of MAJORS.filter((one) => one !== here)) {
    const binary = fetchNode(scratch, major);
    if (!binary) {
      console.log(`– Node ${major}: npm could not deliver it here, so the quick suites did not run on it`);
      continue;
    }
    stage(`quick suites on Node ${versionOf(binary)}`, () => runQuick(root, binary, suites));
  }
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
  const ran = spawnSync(binary, [...jest, '--ci', '--maxWorkers=2', ...suites], { cwd: root, encoding: 'utf8' });
  const output = `${ran.stdout}${ran.stderr}`;
  console.log(/^Tests: .*$/m.exec(output)?.[0] ?? output.slice(-2000));
  if (ran.status !== 0) console.log(output.slice(-8000));
  return ran.status === 0;
}
