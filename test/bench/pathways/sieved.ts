import {
  bestPlan,
  highsSolver,
  LAZY_LOOKS,
  lazyIndex,
  relevantOf,
  residualInstance,
  Standing,
  survivorsOf,
  valueBound,
  withItsPlan,
  type BestPlan,
  type Instance,
  type LazyGoals,
  type LazyIndex,
  type MilpSolver,
} from '#lib/engine';
import type { Highs } from 'highs';
import { madeCatalogue, madeQuestion, type MadeCatalogue, type Shape } from '../million-catalogue.js';
import { clock, ownPart, timed, type Measured } from './measure.js';

/** A question to be measured. */
export interface Asking {
  readonly name: string;
  readonly uncovered: number;
  readonly measure: () => Measured;
}

/** What one catalogue is made into once. */
interface Made {
  readonly key: string;
  readonly made: MadeCatalogue;
  readonly index: LazyIndex;
}

let last: Made | undefined;

function madeOnce(size: number, shape: Shape): Made {
  const key = `${shape} ${size}`;
  if (last?.key === key) return last;
  last = undefined;
  const made = madeCatalogue(1, size, shape);
  last = { key, made, index: lazyIndex(made.columns, made.offers) };
  return last;
}

/**
 * Questions to a catalogue that never becomes one instance: sieve, instance of what is left, best plan and proof are the time measured.
 * Learners hold much of one role and some of another, of which they want so many skills that about `gap` reachable levels are open.
 * @param cap time limit of a solve, in milliseconds
 */
export function* sievedQuestions(
  size: number,
  shape: Shape,
  gap: number,
  highs: Highs,
  cap: number,
): Generator<Asking, never> {
  const { made, index } = madeOnce(size, shape);
  const solver = highsSolver(highs);
  for (let seed = 1; ; seed++) {
    const { held, wanted } = madeQuestion(made, seed);
    const { level: reach } = new Standing(index, { levels: held, credentials: [], renewals: [] });
    const have = new Map(held);
    const levels: [number, number][] = [];
    let [open, uncovered] = [0, 0];
    for (const [skill, level] of wanted) {
      const [from, top] = [have.get(skill) ?? 0, Math.min(level, reach[skill]!)];
      if (open + top - from > 1.1 * gap) continue;
      uncovered += Math.max(0, level - Math.max(top, from));
      if (top <= from) continue;
      levels.push([skill, top]);
      open += top - from;
    }
    if (open < 0.9 * gap) continue;
    const goals = { levels, anyOf: [], stacks: [] };
    yield { name: `question ${seed}`, uncovered, measure: () => measured(index, held, goals, solver, cap) };
  }
}

interface Answered {
  readonly best: BestPlan;
  readonly instance: Instance;
}

function answer(
  index: LazyIndex,
  levels: readonly (readonly [number, number])[],
  goals: LazyGoals,
  solver: MilpSolver,
  cap: number,
): Answered {
  const standing = new Standing(index, { levels, credentials: [], renewals: [] });
  const found = survivorsOf(standing, goals, { looks: LAZY_LOOKS, solver });
  const chosen = found.status === 'capped' ? withItsPlan(standing, found) : found;
  const instance = residualInstance(standing, relevantOf(standing, chosen, goals), goals, 'EUR');
  const best = bestPlan(instance, solver, { timeLimitMs: cap, clock });
  const bound = valueBound(index, found);
  if (found.status === 'closed' || (best.outcome.plan?.value ?? Infinity) <= bound) return { best, instance };
  return { best: { outcome: { ...best.outcome, status: 'feasible', bound }, proof: undefined }, instance };
}

function measured(
  index: LazyIndex,
  held: readonly (readonly [number, number])[],
  goals: LazyGoals,
  solver: MilpSolver,
  cap: number,
): Measured {
  const [{ best, instance }, own] = timed(() => answer(index, held, goals, solver, cap));
  return { ...ownPart(instance, best, own), greedy: null };
}
