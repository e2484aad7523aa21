import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './csv/files-in.js';
import type { FuzzResult } from './csv/fuzz-csv.js';
import { watched } from './watched.js';

/*
 * npm run fuzz -- csv <files and folders…>   damaged copies of these files (of folders: .csv, .tsv and .txt) are imported (nothing is kept): no crash, no hang, rows add up, refusals told
 *                                --mutants N (1000) --seconds S (no limit) --seed K (1) --threads N (three for two processors, as each waits for files)
 *                                --keep FOLDER (mutants that broke a promise)
 */
const USAGE =
  'npm run fuzz -- csv <files and folders…> [--mutants N] [--seconds S] [--seed K] [--threads N] [--keep FOLDER]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutants: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: 'Infinity' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: String(Math.ceil(1.5 * os.availableParallelism())) },
    keep: { type: 'string' },
  },
});
const [what, ...paths] = positionals;
const [mutants, seed, threads] = [Number(values.mutants), Number(values.seed), Number(values.threads)];
const seconds = Number(values.seconds);
if (
  what !== 'csv' ||
  paths.length === 0 ||
  ![mutants, seed, threads].every(Number.isInteger) ||
  Number.isNaN(seconds)
) {
  console.error(USAGE);
  process.exit(2);
}
const found = filesIn(paths);
if ('wrong' in found) {
  console.error(`${found.wrong}\n${USAGE}`);
  process.exit(2);
}
const { files } = found;
const began = Date.now();
const parts = Array.from({ length: Math.max(1, threads) }, (_, thread) => ({
  files,
  mutants: Math.floor((mutants + threads - 1 - thread) / threads),
  seed: seed + thread,
  step: threads,
  until: began + seconds * 1000,
}));
const results = await Promise.all(parts.map(watched));
const took = (Date.now() - began) / 1000;
for (const [end, count] of sumOf(results)) console.log(`${String(count).padStart(8)} ${end}`);
const faults = results.flatMap((result) => result.faults).sort((a, b) => a.seed - b.seed);
for (const fault of faults) {
  console.log(`✗ seed ${fault.seed}, ${fault.file}, ${fault.mutations.join(' + ')}: ${fault.fault}`);
  if (values.keep) keep(values.keep, fault);
}
const done = results.reduce((sum, result) => sum + result.mutants, 0);
console.log(`${done} mutants in ${took.toFixed(0)} s from seed ${seed} on, ${faults.length} broke a promise`);
process.exit(faults.length > 0 ? 1 : 0);

function sumOf(all: readonly FuzzResult[]): readonly (readonly [string, number])[] {
  const sum = new Map<string, number>();
  for (const { ends } of all) {
    for (const [end, count] of Object.entries(ends)) sum.set(end, (sum.get(end) ?? 0) + count);
  }
  return [...sum].sort((a, b) => b[1] - a[1]);
}

function keep(folder: string, { seed: of, file, bytes }: FuzzResult['faults'][number]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${of}-${path.basename(file)}`), bytes);
}
