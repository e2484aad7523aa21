import type { Highs } from 'highs';
import { highsSolver, type MilpSolver } from '#lib/engine';

let loading: Promise<MilpSolver> | undefined;

/** The solver of pathways: HiGHS, loaded (about 40 ms) when the first one is asked for and kept. */
export function loadSolver(): Promise<MilpSolver> {
  loading ??= load();
  return loading;
}

async function load(): Promise<MilpSolver> {
  // A CommonJS package whose types describe a module: Node gives the loading function itself as the default export.
  const { default: loadHighs } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
  return highsSolver(await loadHighs());
}
