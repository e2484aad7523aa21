import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fact } from '#lib/model';
import { openStore, type Store } from '#lib/store';
import { CatalogueCache, PooledRunner, type Catalogue, type PathwayTask } from '#lib/usecases';
import { startServer } from '../../../apps/api/src/server.js';
import { asked, catalogueFacts, ON, type Asked } from '../catalogues/instances.js';
import { Draws } from '../catalogues/draws.js';
import { commit } from './commit.js';
import { median, ms, table } from '../table.js';

/** What is asked: dense courses for all goals at once (hard), or a small catalogue of badges (easy). */
const QUESTIONS = [
  { name: 'easy: 2,000 badges', shape: 'sample', size: 2000, longest: 60, options: {} },
  {
    name: 'hard: 3,000 dense courses',
    shape: 'dense',
    size: 3000,
    longest: 400,
    options: { alternatives: 5, front: 5 },
  },
  {
    name: 'hard, with a budget: 3,000 dense courses',
    shape: 'dense',
    size: 3000,
    longest: 400,
    options: { budget: '900', coverage: 0.9 },
  },
] as const;

type Question = (typeof QUESTIONS)[number];

/** One cancellation: ms until whoever asked was told, and until nothing works on the question any more. */
interface Effect {
  readonly told: number;
  readonly free: number;
}

/** Milliseconds from a cancellation at a random moment to its effect. */
export async function benchInterruption(times: number): Promise<boolean> {
  const rows: string[][] = [];
  for (const question of QUESTIONS) {
    const facts = catalogueFacts(question.shape, 1, question.size);
    const { catalogue, folder, store } = await kept(facts);
    const made = asked(facts);
    rows.push(await byRunner(question, catalogue, made, times));
    rows.push(await byHttp(question, made, folder, Math.ceil(times / 3)));
    rows.push(await byCtrlC(question, made, folder, Math.min(8, Math.ceil(times / 10))));
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const headings = ['question', 'cancelled by', 'times', 'told median', 'max', 'over median', 'max', 'replaced'];
  console.log(table(headings, rows));
  console.log(
    'ms from the cancellation; "over": the worker has stopped, or its thread is gone; the next question need not wait for that',
  );
  return true;
}

async function byRunner(question: Question, catalogue: Catalogue, made: Asked, times: number): Promise<string[]> {
  const runner = new PooledRunner(1);
  await warm(runner, catalogue);
  const effects: Effect[] = [];
  const draws = new Draws(7);
  while (effects.length < times) {
    const cancel = new AbortController();
    let answered = false;
    const answer = runner.plan(task(question, catalogue, made, draws), { signal: cancel.signal });
    void answer.then(() => (answered = true));
    await pause(draws.between(0, question.longest));
    if (answered) continue;
    effects.push(await effectOf(runner, answer, () => cancel.abort()));
  }
  return row(question.name, 'a signal', effects, await closed(runner));
}

async function byHttp(question: Question, made: Asked, folder: string, times: number): Promise<string[]> {
  const runner = new PooledRunner(1);
  const settings = { store: { kind: 'embedded', folder, isDefault: false }, host: '127.0.0.1', port: 0 } as const;
  const served = await startServer({ settings, runner });
  await ready(runner);
  const effects: Effect[] = [];
  const draws = new Draws(8);
  const query = `query ($role: ID!) { pathway(profile: [], role: $role ${graphOptions(question)}) { __typename } }`;
  while (effects.length < times) {
    const cancel = new AbortController();
    const role = draws.pick(made.snapshot.roles.facts).id;
    let answered = false;
    const answer = fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { role } }),
      signal: cancel.signal,
    }).then(
      () => (answered = true),
      () => undefined,
    );
    while (!answered && runner.load().solving === 0) await pause(1);
    await pause(draws.between(0, question.longest));
    if (answered) continue;
    effects.push(await effectOf(runner, answer, () => cancel.abort()));
  }
  const { replaced } = runner.load();
  await served.close();
  return row(question.name, 'a client that leaves', effects, replaced);
}

/** The command line solves in its own thread: the process ends. */
async function byCtrlC(question: Question, made: Asked, folder: string, times: number): Promise<string[]> {
  const draws = new Draws(9);
  const effects: Effect[] = [];
  const profile = path.join(folder, 'nobody.csv');
  const { writeFile } = await import('node:fs/promises');
  await writeFile(profile, 'skill,level\n');
  const main = new URL('../../../apps/cli/src/main.js', import.meta.url).pathname;
  while (effects.length < times) {
    const role = draws.pick(made.snapshot.roles.facts).id;
    const args = ['pathway', '--store', folder, '--profile', profile, '--role', role, ...cliOptions(question)];
    const child = spawn(process.execPath, [main, ...args], { stdio: 'ignore' });
    let ended = 0;
    const over = new Promise<void>((resolve) => child.once('exit', () => ((ended = performance.now()), resolve())));
    await pause(900 + draws.between(0, question.longest));
    if (ended > 0) {
      effects.push({ told: NaN, free: NaN });
      continue;
    }
    const start = performance.now();
    child.kill('SIGINT');
    await over;
    effects.push({ told: ended - start, free: ended - start });
  }
  return row(
    question.name,
    'Ctrl-C',
    effects.filter(({ told }) => !Number.isNaN(told)),
    0,
  );
}

async function effectOf(runner: PooledRunner, answer: Promise<unknown>, cancel: () => void): Promise<Effect> {
  const start = performance.now();
  let told = NaN;
  void answer.then(() => (told = performance.now() - start));
  cancel();
  let load = runner.load();
  while (load.solving + load.stopping > 0) {
    await pause(1);
    load = runner.load();
  }
  const free = performance.now() - start;
  await answer;
  return { told, free };
}

function task(question: Question, catalogue: Catalogue, made: Asked, draws: Draws): PathwayTask {
  const { snapshot, people } = made;
  const role = draws.pick(snapshot.roles.facts).id;
  return { catalogue, person: draws.pick(people), role, options: { on: ON, timeLimitMs: 10_000, ...question.options } };
}

function graphOptions({ options }: Question): string {
  return Object.entries(options)
    .map(([name, value]) => `, ${name}: ${value}`)
    .join('');
}
function cliOptions({ options }: Question): string[] {
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

async function kept(facts: readonly Fact[]): Promise<{ catalogue: Catalogue; folder: string; store: Store }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-interruption-'));
  const store = await openStore(folder);
  await commit(store, facts, 'bench');
  return { catalogue: await new CatalogueCache(store).current(), folder, store };
}

async function warm(runner: PooledRunner, catalogue: Catalogue): Promise<void> {
  await runner.prepare(catalogue);
  await ready(runner);
}
async function ready(runner: PooledRunner): Promise<void> {
  for (let waits = 0; waits < 100 && runner.load().warming > 0; waits++) await pause(100);
}
async function closed(runner: PooledRunner): Promise<number> {
  const { replaced } = runner.load();
  await runner.close();
  return replaced;
}

function row(name: string, by: string, effects: readonly Effect[], replaced: number): string[] {
  const [told, free] = [effects.map((one) => one.told), effects.map((one) => one.free)];
  const most = (list: number[]): string => (list.length === 0 ? '–' : ms(Math.max(...list)));
  const middle = (list: number[]): string => (list.length === 0 ? '–' : ms(median(list)));
  return [name, by, String(effects.length), middle(told), most(told), middle(free), most(free), String(replaced)];
}
