import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { median, ms, ratio, table } from '../table.js';
import { madeSource, sourceIn, type Source } from './files.js';
import { loadCsv, loadScript, type Making } from './load-csv.js';
import { benchMemory } from './memory.js';
import { BenchServer } from './server.js';
import { check, commitEmbedded, importInto, parseIntoArrays } from './ways.js';

/** Rounds that are measured; one more goes before, so that every way is warm. */
const ROUNDS = 3;

interface Way {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** What brings the store back to where it was, outside the time. */
  readonly after?: () => Promise<void>;
}

/**
 * Rows and megabytes a second from files to checked facts and to committed facts in both stores, beside PapaParse reading the same
 * files into arrays and LOAD CSV loading the same tables; all in one run, the ways in turn in each round.
 * @param words folders; a made catalogue without; or `memory` and what it takes
 * @returns whether it could be measured
 */
export async function benchImport(words: readonly string[]): Promise<boolean> {
  if (words[0] === 'memory') return benchMemory(words.slice(1));
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'stackway-bench-import-'));
  const server = await BenchServer.start();
  try {
    const sources = words.length === 0 ? [await madeSource(temporary)] : words.map(sourceIn);
    for (const source of sources) await benchSource(source, server, temporary);
  } finally {
    await server.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
  return true;
}

async function benchSource(source: Source, server: BenchServer, temporary: string): Promise<void> {
  const { counts } = await check(source.folder);
  const megabytes = (source.bytes / 1e6).toFixed(1);
  console.log(`\n${source.name}: ${source.tables.length} tables, ${megabytes} MB, ${counts.read} rows read`);
  console.log(`${counts.facts} become facts, ${counts.rejected} are rejected, ${counts.skipped} skipped\n`);
  const made = new Map<string, string>();
  const ways = [...inMemory(source, temporary), ...inNeo4j(source, server, made)];
  const times = new Map(ways.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { name, run, after } of ways) {
      const start = performance.now();
      await run();
      if (round > 0) times.get(name)!.push(performance.now() - start);
      await after?.();
    }
  }
  for (const [name, size] of made) console.log(`${name}: ${size}`);
  if (new Set(made.values()).size > 1) throw new Error('The ways do not make the same graph: their times say nothing.');
  print(source, counts.read, times);
}

const PAPA = 'PapaParse into arrays';
const NEO4J = 'committed, Neo4j';
const LOAD = 'LOAD CSV';

function inMemory(source: Source, temporary: string): Way[] {
  const where = path.join(temporary, 'store');
  return [
    { name: PAPA, run: async () => parseIntoArrays(source) },
    { name: 'checked facts', run: () => check(source.folder) },
    { name: 'dry run, embedded', run: () => commitEmbedded(source.folder, where, true) },
    { name: 'committed, embedded', run: () => commitEmbedded(source.folder, where) },
  ];
}

/** @param made takes the size of the graph that each way makes */
function inNeo4j(source: Source, server: BenchServer, made: Map<string, string>): Way[] {
  const wipe = (name: string) => async (): Promise<void> => {
    const { nodes, relations } = await server.size();
    made.set(name, `${nodes} nodes, ${relations} relationships`);
    await server.wipe();
  };
  const loads = (['CREATE', 'MERGE'] as const satisfies readonly Making[]).flatMap((making): Way[] => {
    const script = loadScript(source, making);
    const name = `${LOAD}, ${making}`;
    return script ? [{ name, run: () => loadCsv(server, script), after: wipe(name) }] : [];
  });
  if (loads.length === 0) console.log('Nobody has written a LOAD CSV for these tables.');
  return [{ name: NEO4J, run: () => importInto(server.store, source.folder), after: wipe(NEO4J) }, ...loads];
}

function print({ bytes }: Source, rows: number, times: ReadonlyMap<string, readonly number[]>): void {
  const papa = median(times.get(PAPA)!);
  const load = median(times.get(`${LOAD}, CREATE`) ?? []);
  const lines = [...times].map(([name, list]) => {
    const time = median(list);
    const inGraph = name === NEO4J || name.startsWith(LOAD);
    return [
      name,
      ms(time),
      `${ms(Math.min(...list))}–${ms(Math.max(...list))}`,
      Math.round(rows / (time / 1000)),
      (bytes / 1000 / time).toFixed(1),
      `${((papa / time) * 100).toFixed(0)} %`,
      inGraph && !Number.isNaN(load) ? ratio(time, load) : '–',
    ];
  });
  const headings = ['way', 'ms', 'of 3 rounds', 'rows/s', 'MB/s', "of PapaParse's speed", 'time of LOAD CSV'];
  console.log(`\n${table(headings, lines)}`);
}
