import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suiteCounts } from './suite-counts.mjs';

const JEST = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
/** A worker that has grown so large is replaced: modules of suites that are done stay in its memory. */
const FRESH = '--workerIdleMemoryLimit=1GB';
const OTHERS = Math.max(1, Math.min(4, os.availableParallelism() - 1));
const STARTS_NEO4J = /\b(testNeo4j|startNeo4j)\(/;

/**
 * Runs all suites on what was compiled, in two groups side by side: one process for those that start a Neo4j, so that no two servers share
 * a small machine, and one for all others. What they write to the temporary folder goes into a folder of their own.
 * @returns counts of both, a suite that could not run and a server left behind being failures
 */
export async function runSuites(root, scratch, env) {
  const folder = path.join(scratch, 'tmp');
  mkdirSync(folder);
  const around = { cwd: root, env: { ...env, TMPDIR: folder, TMP: folder, TEMP: folder } };
  const { alone, others } = groups(path.join(root, 'dist'));
  const reports = await Promise.all([
    jest(alone, 1, path.join(scratch, 'neo4j.json'), around),
    jest(others, OTHERS, path.join(scratch, 'others.json'), around),
  ]);
  const all = reports.map(suiteCounts);
  const left = serversLeft(folder);
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0) + left.length,
    failures: [...all.flatMap(({ failures }) => failures), ...left],
  };
}

function groups(dist) {
  const specs = ['apps', 'libs', 'test'].flatMap((top) =>
    readdirSync(path.join(dist, top), { recursive: true })
      .filter((file) => file.endsWith('.spec.js'))
      .map((file) => path.join(dist, top, file)),
  );
  const alone = specs.filter((file) => STARTS_NEO4J.test(readFileSync(file, 'utf8')));
  return { alone, others: specs.filter((file) => !alone.includes(file)) };
}

/** Jest's report, or undefined when it wrote none. Its JSON goes to the file, what people read to standard error. */
function jest(specs, workers, report, around) {
  const options = ['--ci', `--maxWorkers=${workers}`, '--testTimeout=60000', '--json', `--outputFile=${report}`, FRESH];
  const child = spawn(process.execPath, [...JEST, ...options, '--runTestsByPath', ...specs], {
    ...around,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.pipe(process.stderr, { end: false });
  return new Promise((resolve) => {
    const end = () => resolve(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined);
    child.on('error', end);
    child.on('close', end);
  });
}

/** Ends what a suite left running, and says so. */
function serversLeft(folder) {
  return readdirSync(folder).flatMap((name) => {
    const record = path.join(folder, name, 'run', 'server.json');
    if (!existsSync(record)) return [];
    try {
      process.kill(JSON.parse(readFileSync(record, 'utf8')).pid);
    } catch {
      return [];
    }
    return [`a suite left its Neo4j running (${name})`];
  });
}
