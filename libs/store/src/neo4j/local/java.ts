import { spawn } from 'node:child_process';
import path from 'node:path';
import { javaMissing, javaTooOld } from './problems.js';

export interface Ran {
  /** Exit code, or null when the program could not be started or was killed. */
  readonly code: number | null;
  readonly missing: boolean;
  readonly output: string;
}

/** Runs a program to its end and gathers what it prints; never throws. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ran> {
  // Maven is a script on Windows, which only a shell can start.
  const shell = process.platform === 'win32' && command === 'mvn';
  const child = spawn(command, args, { env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: null, missing: error.code === 'ENOENT', output: error.message }),
    );
    child.on('close', (code) => resolve({ code, missing: false, output }));
  });
}

/**
 * Finds a Java that Neo4j 5 runs on: the one in JAVA_HOME, else `java`.
 * @throws StoreUnavailable `java-missing`, `java-too-old`
 */
export async function findJava(): Promise<string> {
  const home = process.env['JAVA_HOME'];
  const java = home ? path.join(home, 'bin', 'java') : 'java';
  const { code, output } = await run(java, ['-version']);
  if (code !== 0) throw javaMissing(home ? `nothing that runs at ${java}` : 'no `java`');
  const version = /version "(?:1\.)?(\d+)/.exec(output)?.[1];
  if (version !== undefined && Number(version) < 17) throw javaTooOld(version);
  return java;
}
