import { isComplete } from '../../snapshot/stack-rule.js';
import type { Alternative, Instance } from '../instance.js';
import { alternativeHolds, close, coverageOf, startState } from '../replay.js';
import type { Decided } from './tariff.js';

/** All that can be had in a branch. */
export interface ReachOfBranch {
  readonly counts: (credential: number) => boolean;
  readonly completes: (stack: number) => boolean;
  readonly holds: (alternative: Alternative) => boolean;
  /** Weight of the entries of the coverage that are reached. */
  readonly covered: number;
}

/** What is held when every offer that is not ruled out is taken, as far as it can be, and every stack completed that may be. */
export function reachOfBranch(instance: Instance, { out, incomplete }: Decided): ReachOfBranch {
  const stacks = instance.stacks.map((stack, t) => (incomplete.includes(t) ? { ...stack, members: [] } : stack));
  const left = { ...instance, stacks };
  const end = startState(left);
  close(
    left,
    end,
    [...instance.offers.keys()].filter((offer) => !out.has(offer)),
  );
  const counts = (credential: number): boolean => end.counts[credential] === 1;
  return {
    counts,
    completes: (stack) => isComplete(stacks[stack]!, counts),
    holds: (alternative) => alternativeHolds(end, alternative),
    covered: coverageOf(instance, end),
  };
}
