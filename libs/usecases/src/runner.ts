import { planPathway, type Pathway, type PathwayOptions, type Person, type SolveProgress } from '#lib/engine';
import { refuse, type Refusal } from '#lib/model';
import type { Catalogue } from './catalogue.js';
import { cancelled } from './solving/refusals.js';
import { loadSolver } from './solver.js';

export interface PathwayTask {
  readonly catalogue: Catalogue;
  readonly person: Person;
  /** A role's id. */
  readonly role: string;
  readonly options: PathwayOptions;
}

export interface PlanControl {
  /** Stops the solve: the answer is then a refusal `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far the solve is, now and then. */
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined;
}

/** Where pathways are solved: in this thread ({@link InlineRunner}) or in a pool of workers (`PooledRunner`). Same task, same answer. */
export interface PathwayRunner {
  plan(task: PathwayTask, control?: PlanControl): Promise<Pathway | Refusal>;
  /** Gets ready in the background for questions about a catalogue. */
  prepare?(catalogue: Catalogue): Promise<void>;
  close(): Promise<void>;
}

/** Solves in the calling thread, for a program that waits for nothing else: a signal is only looked at before the solve. */
export class InlineRunner implements PathwayRunner {
  /** @param clock a monotonic clock in milliseconds, for time limits */
  constructor(private readonly clock: () => number) {}

  async plan(task: PathwayTask, control: PlanControl = {}): Promise<Pathway | Refusal> {
    const solver = await loadSolver();
    if (control.signal?.aborted) return refuse(cancelled());
    const { snapshot } = task.catalogue;
    const role = snapshot.roles.index.get(task.role)!;
    const { onProgress } = control;
    const solving = { solver, clock: this.clock, ...(onProgress && { onProgress }) };
    return planPathway(snapshot, task.person, role, task.options, solving);
  }

  async close(): Promise<void> {}
}
