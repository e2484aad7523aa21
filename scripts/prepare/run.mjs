import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Something is missing that only the person can bring; the message is one line that says what and how. */
export class NotReady extends Error {
  constructor(message) {
    super(message);
    this.name = 'NotReady';
  }
}

/** Runs a program with its output shown. @returns whether it ended well */
export function run(program, args, options = {}) {
  return spawnSync(program, args, { stdio: 'inherit', ...options }).status === 0;
}

/** What a program says (both channels), or undefined when it cannot be run. */
export function ask(program, args) {
  const shell = process.platform === 'win32' && !program.endsWith('.exe');
  const asked = spawnSync(program, args, { encoding: 'utf8', shell, timeout: 60_000 });
  return asked.status === 0 ? `${asked.stdout}${asked.stderr}` : undefined;
}

/** Runs npm: by the very file that runs this script when npm started it, else by name. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** Whether packages may be installed here without asking anybody: root on Debian or Ubuntu. */
export function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

let listsAreFresh = false;

/** Installs Debian packages. @returns whether they are there now */
export function aptInstall(...packages) {
  if (!mayInstall()) return false;
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  listsAreFresh ||= run('apt-get', ['update', '-qq'], quiet);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}

/** The folder with Node's own C headers where this Node brought them: compiling then downloads nothing. */
export function nodeHeaders() {
  const prefix = path.resolve(path.dirname(process.execPath), '..');
  return existsSync(path.join(prefix, 'include', 'node', 'node.h')) ? prefix : undefined;
}
