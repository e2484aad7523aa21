import type { Highs } from 'highs';
import { loadHighs } from '../../oracle/highs.js';
import { denseCatalogue, pairs } from '../catalogues/instances.js';
import { frameworkOf } from '../catalogues/esco.js';
import type { Framework } from '../catalogues/framework.js';
import { cellsOf, cellsOfFramework, nameOf, type Cell } from './cells.js';
import { measure, type Measured } from './measure.js';
import { sievedQuestions, type Asking } from './sieved.js';

/** What the parent asks for: lines by name, in this order, each with the seconds it may take. */
export interface Task {
  readonly quick: boolean;
  /** Folder of a framework whose roles are asked for. */
  readonly framework?: string;
  readonly cells: readonly { readonly name: string; readonly seconds: number }[];
}

/** What comes back: a line begun, a pair measured, a pair on which something was thrown. */
export type Told =
  | { readonly begin: string }
  | { readonly cell: string; readonly pair: string; readonly thrown: string }
  | { readonly cell: string; readonly pair: string; readonly uncovered: number; readonly measured: Measured };

/** Pairs of a line that also go to the naive model, which is slow. */
const NAIVE_PAIRS = 3;

/** Lines of the bench in a process of their own, which the parent can end when a solver does not keep to its time. */
async function run({ quick, cells, framework: folder }: Task): Promise<void> {
  const highs = await loadHighs();
  const tell = (told: Told) => new Promise((done) => process.send!(told, done));
  const framework = folder === undefined ? undefined : await frameworkOf(folder);
  const all = framework ? cellsOfFramework() : cellsOf(quick);
  warmUp(highs);
  for (const { name, seconds } of cells) {
    const cell = all.find((one) => nameOf(one) === name)!;
    await tell({ begin: name });
    const until = performance.now() + 1000 * seconds;
    let count = 0;
    for (const asking of askings(cell, highs, framework)) {
      await tell({ cell: name, pair: asking.name, ...outcome(asking.measure, asking.uncovered) });
      if (++count >= cell.most || performance.now() > until) break;
    }
  }
  process.disconnect();
}

function* askings(cell: Cell, highs: Highs, framework: Framework | undefined): Generator<Asking> {
  const { pairs: instances, shape, size, gap, caps, besideEvery = 1 } = cell;
  if (!instances)
    return yield* sievedQuestions(size, shape === 'dense' ? shape : 'sparse', Number(gap), highs, caps.own);
  let count = 0;
  for (const { name, uncovered, instance } of instances(framework)) {
    const beside = count % besideEvery === 0 ? caps : { ...caps, highs: 0 };
    const own = count++ < NAIVE_PAIRS ? beside : { ...beside, naive: 0 };
    yield { name, uncovered, measure: () => measure(instance, highs, own) };
  }
}

function outcome(work: () => Measured, uncovered: number) {
  try {
    return { uncovered, measured: work() };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}

/** The first instances in a fresh process take several times as long: a dozen of them, or a few seconds of them, are not measured. */
function warmUp(highs: Highs): void {
  const until = performance.now() + 5000;
  let left = 12;
  for (const { instance } of pairs(99, denseCatalogue(99, 200))) {
    outcome(() => measure(instance, highs, { own: 500, highs: 500, naive: 200 }), 0);
    if (--left === 0 || performance.now() > until) return;
  }
}

process.once('message', (task: Task) => void run(task));
