import type { Stack } from '#lib/model';
import type { StackOf } from '../snapshot.js';
import { sharedInts, sharedNumbers } from './memory.js';

/** The rules of stacks in shared memory: the members of stack i stand from starts[i] to starts[i + 1]; −1 where something is not given. */
export interface SharedStacks {
  readonly starts: Int32Array;
  readonly credential: Int32Array;
  readonly group: Int32Array;
  readonly credits: Uint8Array | Int32Array | Float64Array;
  readonly atLeast: Int32Array;
  readonly minCredits: Uint8Array | Int32Array | Float64Array;
  readonly awards: Int32Array;
}

export function shareStacks(stacks: readonly StackOf[]): SharedStacks {
  const members = stacks.flatMap((stack) => stack.members);
  const starts = [0];
  for (const stack of stacks) starts.push(starts.at(-1)! + stack.members.length);
  return {
    starts: sharedInts(starts),
    credential: sharedInts(members.map((one) => one.credential)),
    group: sharedInts(members.map((one) => one.group ?? -1)),
    credits: sharedNumbers(members.map((one) => one.credits)),
    atLeast: sharedInts(stacks.map((one) => one.atLeast ?? -1)),
    minCredits: sharedNumbers(stacks.map((one) => one.minCredits ?? -1)),
    awards: sharedInts(stacks.map((one) => one.awards ?? -1)),
  };
}

/** @param facts of the same stacks */
export function openStacks(shared: SharedStacks, facts: readonly Stack[]): StackOf[] {
  const given = (value: number): number | null => (value < 0 ? null : value);
  return facts.map((fact, i) => ({
    fact,
    members: Array.from({ length: shared.starts[i + 1]! - shared.starts[i]! }, (_, k) => {
      const at = shared.starts[i]! + k;
      return {
        credential: shared.credential[at]!,
        group: given(shared.group[at]!),
        credits: shared.credits[at]!,
      };
    }),
    atLeast: given(shared.atLeast[i]!),
    minCredits: given(shared.minCredits[i]!),
    awards: given(shared.awards[i]!),
  }));
}
