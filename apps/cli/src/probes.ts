import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import type { Probe, Settings } from '#lib/usecases';
import { openChoice } from './stores.js';
import type { Surroundings } from './surroundings.js';

const call = promisify(execFile);
const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** What `doctor` looks at: first what the product needs, then what tests and Neo4j need. */
export function probesFor(settings: Settings, around: Surroundings): readonly Probe[] {
  return [
    {
      name: 'Node',
      needed: 'everything (20.19 or newer)',
      optional: false,
      next: 'Install Node 20.19 or newer from nodejs.org',
      look: async () => `v${process.versions.node}`,
    },
    {
      name: 'SQLite',
      needed: 'the embedded store',
      optional: false,
      next: 'Run npm ci; without a prebuilt binary it compiles, which takes a C++ compiler and python3',
      look: async () => `better-sqlite3 ${await sqliteVersion()}`,
    },
    {
      name: 'Solver',
      needed: 'pathways',
      optional: false,
      next: 'Run npm ci',
      look: async () => {
        await import('highs');
        return 'HiGHS loads';
      },
    },
    {
      name: 'Store',
      needed: 'every question',
      optional: settings.store.kind === 'embedded' && !existsSync(settings.store.folder),
      next: 'Fill it with: stackway import <folder>',
      look: () => lookAtStore(settings),
    },
    tool(
      'Java',
      'a local Neo4j (17 or newer)',
      'Install a Java 17 or newer, for example: apt-get install openjdk-17-jre-headless',
      [around.env['JAVA_HOME'] ? path.join(around.env['JAVA_HOME'], 'bin', 'java') : 'java'],
      '-version',
    ),
    tool('Maven', "fetching Neo4j's jars", 'Install Maven, for example: apt-get install maven', ['mvn'], '-version'),
    tool(
      'Chromium',
      'the browser tests',
      'Install Chromium, for example: apt-get install chromium',
      [...(around.env['STACKWAY_TEST_BROWSER'] ? [around.env['STACKWAY_TEST_BROWSER']] : []), ...CHROMIUMS],
      '--version',
    ),
  ];
}

function tool(name: string, needed: string, next: string, programs: readonly string[], flag: string): Probe {
  return { name, needed, next, optional: true, look: () => firstLine(programs, flag) };
}

/** The first line that the first of the programs says of itself. */
async function firstLine(programs: readonly string[], flag: string): Promise<string> {
  for (const program of programs) {
    try {
      const { stdout, stderr } = await call(program, [flag], { timeout: 20_000, shell: process.platform === 'win32' });
      return firstOf(stdout || stderr) || program;
    } catch {
      continue;
    }
  }
  throw new Error('not found');
}

/** The first line that says something, without the colours that some programs send even where nobody watches. */
export function firstOf(output: string): string {
  return stripVTControlCharacters(output).trim().split(/\r?\n/)[0]!.trim();
}

async function sqliteVersion(): Promise<string> {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(':memory:');
  try {
    return `with SQLite ${String(database.prepare('select sqlite_version()').pluck().get())}`;
  } finally {
    database.close();
  }
}

async function lookAtStore(settings: Settings): Promise<string> {
  const store = await openChoice(settings.store, 'look');
  try {
    const version = await store.version();
    const imports = (await store.imports()).filter((record) => !record.undone).length;
    return `${store.address}: version ${version}, ${imports} imports`;
  } finally {
    await store.close();
  }
}
