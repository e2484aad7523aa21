import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './java.js';

/** What is remembered in a home about the server started from it. */
export interface ServerRecord {
  readonly pid: number;
  readonly port: number;
  readonly uri: string;
  /** Absolute. It stands in the server's command line, by which we know that a process is the one we started. */
  readonly home: string;
}

const file = (home: string): string => path.join(home, 'run', 'server.json');

export function readRecord(home: string): ServerRecord | undefined {
  try {
    return JSON.parse(readFileSync(file(home), 'utf8')) as ServerRecord;
  } catch {
    return undefined;
  }
}

export function writeRecord(record: ServerRecord): void {
  writeFileSync(file(record.home), JSON.stringify(record));
}

export function forgetRecord(home: string): void {
  rmSync(file(home), { force: true });
}

/** Whether the recorded process lives and is our server: process numbers are used again. */
export async function isAlive(record: ServerRecord): Promise<boolean> {
  try {
    process.kill(record.pid, 0);
  } catch {
    return false;
  }
  return (await commandLine(record.pid)).includes(record.home);
}

async function commandLine(pid: number): Promise<string> {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`;
    const windows = process.platform === 'win32';
    const ran = await (windows
      ? run('powershell', ['-NoProfile', '-Command', query])
      : run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]));
    return ran.output;
  }
}
