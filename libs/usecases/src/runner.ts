import type { Pathway, Person } from '#lib/engine';
import type { Refusal } from '#lib/model';
import type { Catalogue } from './catalogue.js';
import { planPathway, type PathwayOptions } from './engine-contract.js';
import { loadSolver } from './solver.js';

export interface PathwayTask {
  readonly catalogue: Catalogue;
  readonly person: Person;
  /** A role's id. */
  readonly role: string;
  readonly options: PathwayOptions;
}

/** Where pathways are solved: in this thread ({@link InlineRunner}) or in a pool of workers (`PooledRunner`). Same task, same answer. */
export interface PathwayRunner {
  /** @throws AbortError when the signal fires first */
  plan(task: PathwayTask, signal?: AbortSignal): Promise<Pathway | Refusal>;
  close(): Promise<void>;
}

/** Solves in the calling thread, for a program that waits for nothing else. */
export class InlineRunner implements PathwayRunner {
  async plan(task: PathwayTask, signal?: AbortSignal): Promise<Pathway | Refusal> {
    const solver = await loadSolver();
    signal?.throwIfAborted();
    const { snapshot } = task.catalogue;
    return planPathway(snapshot, task.person, snapshot.roles.index.get(task.role)!, task.options, solver);
  }

  async close(): Promise<void> {}
}
