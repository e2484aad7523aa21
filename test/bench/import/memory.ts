import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ms, table } from '../table.js';
import { sourceIn } from './files.js';
import { madeTables, TABLES } from './made-tables.js';
import { BenchServer } from './server.js';

const WAYS = ['checked', 'embedded', 'neo4j'] as const;
const SIZES = [100, 300, 1000];
const CHILD = fileURLToPath(new URL('./memory-child.js', import.meta.url));

interface Used {
  readonly read: number;
  readonly facts: number;
  readonly ms: number;
  readonly rss: number;
}

/**
 * The most memory that an import takes, each in a process of its own with Node's defaults.
 * @param words folders; or sizes in MB (100, 300, 1000) and shapes of made tables; ways (`checked`, `embedded`; `neo4j` only where named)
 */
export async function benchMemory(words: readonly string[]): Promise<boolean> {
  const named = WAYS.filter((way) => words.includes(way));
  const ways = named.length > 0 ? named : WAYS.slice(0, 2);
  const shapes = TABLES.filter((shape) => words.includes(shape));
  const sizes = words.map(Number).filter((size) => size > 0);
  const folders = words.filter((word) => existsSync(word));
  const made = sizes.length > 0 || folders.length === 0 ? (sizes.length > 0 ? sizes : SIZES) : [];
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'stackway-bench-memory-'));
  const rows: (readonly string[])[] = [];
  try {
    for (const folder of folders) for (const way of ways) rows.push(await line(way, folder, temporary));
    for (const shape of shapes.length > 0 ? shapes : TABLES) {
      for (const size of made) {
        const folder = madeTables(temporary, shape, size);
        for (const way of ways) rows.push(await line(way, folder, temporary));
        rmSync(folder, { recursive: true });
      }
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  console.log(table(['tables', 'MB', 'way', 'rows', 'facts of rows', 'seconds', 'MB/s', 'most memory, MB'], rows));
  return true;
}

async function line(way: (typeof WAYS)[number], folder: string, temporary: string): Promise<readonly string[]> {
  const used = way === 'neo4j' ? await inNeo4j(folder) : ran(way, folder, path.join(temporary, 'store'));
  rmSync(path.join(temporary, 'store'), { recursive: true, force: true });
  const { name, bytes } = sourceIn(folder);
  const said = [used.read, used.facts].map(String);
  const speed = (bytes / 1000 / used.ms).toFixed(1);
  return [name, (bytes / 1e6).toFixed(0), way, ...said, ms(used.ms / 1000), speed, (used.rss / 1e6).toFixed(0)];
}

async function inNeo4j(folder: string): Promise<Used> {
  const server = await BenchServer.start('4g');
  try {
    return ran('neo4j', folder, server.uri, JSON.stringify(server.options));
  } finally {
    await server.stop();
  }
}

function ran(...words: readonly string[]): Used {
  return JSON.parse(execFileSync(process.execPath, [CHILD, ...words], { encoding: 'utf8' })) as Used;
}
