import type { Named, Uncovered, UncoveredReason } from '../answers.js';
import { skillName } from '../gaps/gap.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { isPublished } from '../snapshot/published.js';

const LEFT_OUT = 'is left out by your filters';
/** The same where courses that begin on fixed days are left out too. */
export const LEFT_OUT_OR_OVER = 'is left out by your filters, or begins on no day that is left';
/** The same where an award could only be made so early that it ends before the target date. */
export const LEFT_OUT_OR_BRIEF =
  'is left out by your filters, begins on no day that is left, or can only be had so early that it ends before the target date';

/**
 * Why a required skill cannot be had at its level.
 * @param reachable the highest level that can be had
 * @param free the highest level that could be had without any filter
 * @param why what keeps it from that level, where a filter (or the calendar) does
 */
export function uncoveredSkill(
  snapshot: Snapshot,
  skill: number,
  need: number,
  reachable: number,
  free: number,
  why = LEFT_OUT,
): Uncovered {
  const name = skillName(snapshot, skill);
  const highest = highestCertified(snapshot, skill);
  const [reason, message] = skillReason(name.name, need, reachable, highest, free, why);
  return { skill: name, level: need, reachable, reason, message };
}

function skillReason(
  name: string,
  need: number,
  reachable: number,
  highest: number,
  free: number,
  why: string,
): [UncoveredReason, string] {
  if (highest === 0) return ['no-credential', `No published credential certifies ${name}.`];
  if (highest < need) {
    return [
      'level-too-high',
      `No published credential certifies ${name} above level ${highest}; the role asks for ${need}.`,
    ];
  }
  if (free >= need) {
    return [
      'filtered',
      `${name} ${need} could be reached, but what certifies it ${why}; without it ${reachable} can be reached.`,
    ];
  }
  return ['prerequisite-unreachable', `${name} ${need} is certified, but what has to come before it cannot be had.`];
}

function highestCertified(snapshot: Snapshot, skill: number): number {
  const { starts, target, level } = snapshot.certifiedBy;
  let highest = 0;
  for (let k = starts[skill]!; k < starts[skill + 1]!; k++) {
    if (isPublished(snapshot.credentials.facts[target[k]!]!)) highest = Math.max(highest, level[k]!);
  }
  return highest;
}

/**
 * Why none of a group of required credentials, or a stack, can be had. It is told of the first that is offered.
 * @param free whether one of them could be had without any filter
 */
export function uncoveredThing(
  group: readonly (Named & { readonly status?: string })[],
  free: boolean,
  why = LEFT_OUT,
): Uncovered {
  const thing = group.find((one) => isPublished(one)) ?? group[0]!;
  const name = { id: thing.id, name: thing.name };
  const others = group.length > 1 ? ` and its ${group.length - 1} alternative(s)` : '';
  if (free) {
    return {
      credential: name,
      reachable: 0,
      reason: 'filtered',
      message: `${thing.name}${others} ${why}.`,
    };
  }
  if (!isPublished(thing)) {
    return {
      credential: name,
      reachable: 0,
      reason: 'no-credential',
      message: `${thing.name}${others} is not offered (status ${thing.status}).`,
    };
  }
  return {
    credential: name,
    reachable: 0,
    reason: 'prerequisite-unreachable',
    message: `What has to come before ${thing.name}${others} cannot be had.`,
  };
}
