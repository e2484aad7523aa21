import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, ask, nodeHeaders, NotReady, npm } from './run.mjs';

/** Runs `npm ci` unless node_modules already is what the lock file says, for this Node. */
export async function installPackages(root) {
  const stamp = path.join(root, 'node_modules', '.stackway-installed');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (npm ci); the first time this takes a minute or two …');
  if (!install(root)) {
    if (!missingCompiler() || !aptInstall('build-essential', 'python3') || !install(root)) throw new NotReady(advice());
  }
  writeFileSync(stamp, wanted);
}

/** The lock file, and what a compiled package depends on. */
function fingerprint(root) {
  const hash = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  return `${hash} ${process.platform} ${process.arch} ${process.versions.modules}\n`;
}

function install(root) {
  const headers = nodeHeaders();
  const env = { ...process.env };
  if (headers && !env.npm_config_nodedir) env.npm_config_nodedir = headers;
  return npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, env });
}

function missingCompiler() {
  const has = (program) => ask(program, ['--version']) !== undefined;
  return !has('g++') || !has('make') || !has('python3');
}

function advice() {
  if (!missingCompiler()) return 'npm ci failed; its messages above say why. Nothing else was changed.';
  const bring = {
    darwin: 'xcode-select --install',
    win32: 'winget install Microsoft.VisualStudio.2022.BuildTools Python.Python.3.12',
  };
  const command = bring[process.platform] ?? 'sudo apt-get install build-essential python3';
  return `Missing: a C++ compiler and python3, to compile better-sqlite3. Bring them with: ${command}`;
}
