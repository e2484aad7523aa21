import type { Highs } from 'highs';
import { loadHighs } from '../../oracle/highs.js';
import { denseCatalogue, pairs } from '../catalogues/instances.js';
import { cellsOf, nameOf, type Cell } from './cells.js';
import { measure, type Measured } from './measure.js';
import { sievedQuestions, type Asking } from './sieved.js';

/** What the parent asks for: lines by name, in this order, each with the seconds it may take. */
export interface Task {
  readonly quick: boolean;
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
async function run({ quick, cells }: Task): Promise<void> {
  const highs = await loadHighs();
  const tell = (told: Told) => new Promise((done) => process.send!(told, done));
  warmUp(highs);
  for (const { name, seconds } of cells) {
    const cell = cellsOf(quick).find((one) => nameOf(one) === name)!;
    await tell({ begin: name });
    const until = performance.now() + 1000 * seconds;
    let count = 0;
    for (const asking of askings(cell, highs)) {
      await tell({ cell: name, pair: asking.name, ...outcome(asking.measure, asking.uncovered) });
      if (++count >= cell.most || performance.now() > until) break;
    }
  }
  process.disconnect();
}

function* askings(cell: Cell, highs: Highs): Generator<Asking> {
  const { pairs: instances, shape, size, gap, caps } = cell;
  if (!instances)
    return yield* sievedQuestions(size, shape === 'dense' ? shape : 'sparse', Number(gap), highs, caps.own);
  let count = 0;
  for (const { name, uncovered, instance } of instances()) {
    const own = count++ < NAIVE_PAIRS ? caps : { ...caps, naive: 0 };
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
