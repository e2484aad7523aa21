import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { run } from '../src/run.js';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own to work in, with a small catalogue in `catalogue/`; `store` is not there until something is imported. */
export class Workplace {
  private constructor(readonly folder: string) {}

  static async make(files: Readonly<Record<string, string>> = CATALOGUE): Promise<Workplace> {
    const place = new Workplace(await mkdtemp(path.join(os.tmpdir(), 'stackway-cli-')));
    await mkdir(place.at('catalogue'));
    for (const [name, text] of Object.entries(files)) await place.write(`catalogue/${name}`, text);
    return place;
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }
  async write(name: string, text: string): Promise<string> {
    await writeFile(this.at(name), text);
    return this.at(name);
  }
  async clear(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs a command line in this process. */
  async call(...args: readonly string[]): Promise<Ended> {
    let [out, err] = ['', ''];
    const before = process.cwd();
    process.chdir(this.folder);
    try {
      const code = await run(args, {
        stdout: { write: (text) => (out += text) },
        stderr: { write: (text) => (err += text) },
        env: {},
        platform: process.platform,
        cwd: () => this.folder,
      });
      return { code, out, err };
    } finally {
      process.chdir(before);
    }
  }

  /** Runs a command line as users do, in a process of its own. */
  async spawn(...args: readonly string[]): Promise<Ended> {
    const main = path.resolve(import.meta.dirname, '../src/main.js');
    const env = { ...process.env };
    for (const name of ['STACKWAY_STORE', 'NEO4J_URI']) delete env[name];
    const child = spawn(process.execPath, [main, ...args], { cwd: this.folder, env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
    });
  }
}

/** One problem on standard error, as programs read it. */
export function problemOf({ err }: Ended): Record<string, unknown> {
  return JSON.parse(err) as Record<string, unknown>;
}

export const CATALOGUE: Readonly<Record<string, string>> = {
  'skills.csv':
    'id,name,altNames,kind\n007,Python,Py,tool\ns-sql,SQL,,tool\ns-talk,Listening,,soft\ns-none,Divination,,soft\n',
  'roles.csv':
    'id,title,altTitles,codes\nr-data,Data analyst,Number person,2511\nr-eng,Data engineer,,2511\nr-seer,Seer,,\n',
  'role_skills.csv':
    'role,skill,level,importance,essential\nr-data,007,3,1,true\nr-data,s-sql,2,0.5,true\nr-data,s-talk,1,0.5,false\nr-seer,s-none,2,,\n',
  'issuers.csv': 'id,name,trust,regions\ni-school,Night School,0.9,\ni-shop,Corner Shop,0.2,\n',
  'credentials.csv':
    'id,name,issuer,cost,currency,hours,mode,status\nc-py,Python Badge,i-school,100.50,EUR,20,online,\nc-sql,SQL Badge,i-school,50,EUR,10,online,published\nc-both,Data Badge,i-school,170,EUR,15,in-person,\nc-talk,Ear Badge,i-shop,5,EUR,2,online,\n',
  'credential_skills.csv':
    'credential,skill,level\nc-py,007,3\nc-sql,s-sql,2\nc-both,007,3\nc-both,s-sql,2\nc-talk,s-talk,1\n',
  'learners.csv': 'id,name,hoursPerWeek\nl-ada,Ada,10\nl-bob,Bob,5\n',
  'learner_skills.csv': 'learner,skill,level,at\nl-ada,007,2,2026-01-10\n',
  'learner_credentials.csv': 'learner,credential,issuedOn,expiresOn\nl-bob,c-py,2025-01-01,2026-03-31\n',
  'organizations.csv': 'id,name\no-1,Weather House\n',
  'teams.csv': 'id,organization,name\nt-1,o-1,Charts\n',
  'positions.csv': 'learner,team,role,since\nl-ada,t-1,r-data,2025-01-01\nl-bob,t-1,r-data,2025-01-01\n',
  'postings.csv':
    'id,title,role,postedOn,skills\np-1,Analyst,r-data,2026-01-05,Python|SQL\np-2,Seer,r-seer,2026-01-06,Divination\n',
};
