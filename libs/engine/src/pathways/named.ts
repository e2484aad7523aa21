import type { Named } from '../answers.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { NO_STACK, PROGRAMME } from './instance-writer.js';
import type { PathwayProblem } from './pathway-problem.js';

/** A credential of a problem's instance. */
export function namedCredential(snapshot: Snapshot, problem: PathwayProblem, credential: number): Named {
  const { id, name } = snapshot.credentials.facts[problem.credentials[credential]!]!;
  return { id, name };
}

/** A stack of a problem's instance, or the programme that stands as one; undefined for one that nobody made. */
export function namedStack(snapshot: Snapshot, problem: PathwayProblem, stack: number): Named | undefined {
  const position = problem.stacks[stack]!;
  if (position === NO_STACK) return undefined;
  const own = problem.instance.stacks[stack]!.id;
  if (position === PROGRAMME) return { id: own, name: own };
  const { id, name } = snapshot.stackOf[position]!.fact;
  return { id, name };
}
