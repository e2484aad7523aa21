import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fuzzCsv, type FuzzOptions, type FuzzResult } from './csv/fuzz-csv.js';

/*
 * npm run fuzz -- csv <files…>   damaged copies of these files are imported (nothing is kept): no crash, no hang, rows add up, refusals told
 *                                --mutants N (1000) --seconds S (no limit) --seed K (1) --keep FOLDER (mutants that broke a promise)
 */

interface Task extends Omit<FuzzOptions, 'goOn'> {
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A mutant that takes this long is said to hang. */
const HANGS_AFTER_S = 60;

if (isMainThread) await main();
else await inWorker(workerData as Task);

async function inWorker(task: Task): Promise<void> {
  const goOn = (seed: number): boolean => {
    parentPort!.postMessage({ seed });
    return Date.now() < task.until;
  };
  parentPort!.postMessage({ result: await fuzzCsv({ ...task, goOn }) });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mutants: { type: 'string', default: '1000' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string' },
    },
  });
  const [what, ...files] = positionals;
  const [mutants, seed, seconds] = [Number(values.mutants), Number(values.seed), Number(values.seconds ?? Infinity)];
  if (
    what !== 'csv' ||
    files.length === 0 ||
    !Number.isInteger(mutants) ||
    !Number.isInteger(seed) ||
    Number.isNaN(seconds)
  ) {
    console.error('npm run fuzz -- csv <files…> [--mutants N] [--seconds S] [--seed K] [--keep FOLDER]');
    process.exit(2);
  }
  const began = Date.now();
  const result = await watched({ files, mutants, seed, until: began + seconds * 1000 });
  const took = (Date.now() - began) / 1000;
  for (const [end, count] of Object.entries(result.ends).sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(8)} ${end}`);
  for (const fault of result.faults) {
    console.log(`✗ seed ${fault.seed}, ${fault.file}, ${fault.mutations.join(' + ')}: ${fault.fault}`);
    if (values.keep) keep(values.keep, fault);
  }
  console.log(
    `${result.mutants} mutants in ${took.toFixed(0)} s, ${result.faults.length} broke a promise (seeds ${seed} to ${seed + result.mutants - 1})`,
  );
  process.exit(result.faults.length > 0 ? 1 : 0);
}

function keep(folder: string, { seed, file, bytes }: FuzzResult['faults'][number]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${seed}-${path.basename(file)}`), bytes);
}

/** Runs it in a thread of its own, so that one that never comes back is noticed. */
function watched(task: Task): Promise<FuzzResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task, argv: process.argv.slice(2) });
    let seed = task.seed;
    const hangs = (): void => {
      console.log(`✗ seed ${seed} did not come back within ${HANGS_AFTER_S} s`);
      process.exit(1);
    };
    let timer = setTimeout(hangs, HANGS_AFTER_S * 1000);
    worker.on('error', reject);
    worker.on('message', (message: { readonly seed?: number; readonly result?: FuzzResult }) => {
      clearTimeout(timer);
      if (message.result) return resolve(message.result);
      seed = message.seed!;
      timer = setTimeout(hangs, HANGS_AFTER_S * 1000);
    });
  });
}
