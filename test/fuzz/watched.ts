import { parentPort, Worker, workerData } from 'node:worker_threads';
import { fuzzCsv, type FuzzOptions, type FuzzResult } from './csv/fuzz-csv.js';

export interface Task extends Omit<FuzzOptions, 'goOn'> {
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A mutant that takes this long is said to hang. */
const HANGS_AFTER_S = 60;

type Message = { readonly seed: number } | { readonly result: FuzzResult };

const task = workerData as Task | undefined;
if (task) {
  const tell = (message: Message): void => parentPort!.postMessage(message);
  const goOn = (seed: number): boolean => {
    tell({ seed });
    return Date.now() < task.until;
  };
  tell({ result: await fuzzCsv({ ...task, goOn }) });
}

/** Runs mutants in a thread of its own, so that one that never comes back is noticed: then the whole run ends. */
export function watched(part: Task): Promise<FuzzResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: part });
    let seed = part.seed;
    const hangs = (): void => {
      console.log(`✗ seed ${seed} did not come back within ${HANGS_AFTER_S} s`);
      process.exit(1);
    };
    let timer = setTimeout(hangs, HANGS_AFTER_S * 1000);
    worker.on('error', reject);
    worker.on('message', (message: Message) => {
      clearTimeout(timer);
      if ('result' in message) return resolve(message.result);
      seed = message.seed;
      timer = setTimeout(hangs, HANGS_AFTER_S * 1000);
    });
  });
}
