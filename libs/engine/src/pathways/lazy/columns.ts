import type { Snapshot } from '../../snapshot/snapshot.js';

/** Lists of one length each, flat: the items of list i stand from start[i] to start[i + 1]. */
export interface Lists {
  readonly start: Int32Array;
  readonly item: Int32Array;
}

/** Skill `s` at level `l` as one number. */
export const levelFact = (skill: number, level: number): number => skill * 6 + level;

/** What a catalogue says of credentials and stacks, prices aside, in flat arrays: nothing is kept per credential but numbers. */
export interface Columns {
  readonly skills: number;
  readonly credentials: number;
  readonly stacks: number;
  /** credential → {@link levelFact}s it certifies. */
  readonly gives: Lists;
  /** credential → groups of needs (their numbers run on from one credential to the next: `needs[c]` to `needs[c + 1]`). */
  readonly needs: Int32Array;
  /** group → alternatives: a levelFact, or −1 − credential. */
  readonly alternatives: Lists;
  /** stack → credentials that are its members, and of each its group (−1: none) and thousandths of credits. */
  readonly members: Lists;
  readonly memberGroup: Int32Array;
  readonly memberCredits: Int32Array;
  /** Per stack; −1 where not given. */
  readonly atLeast: Int32Array;
  readonly minCredits: Int32Array;
  readonly awards: Int32Array;
}

/** The columns of a snapshot, in its positions. */
export function columnsOf(snapshot: Snapshot): Columns {
  const { certifies, needs, stackOf } = snapshot;
  const credentials = snapshot.credentials.facts.length;
  const given = new Int32Array(certifies.target.length);
  for (let k = 0; k < given.length; k++) given[k] = levelFact(certifies.target[k]!, certifies.level[k]!);
  const groups = new Int32Array(credentials + 1);
  for (let c = 0; c < credentials; c++) groups[c + 1] = groups[c]! + needs[c]!.length;
  const starts = new Int32Array(groups[credentials]! + 1);
  let group = 0;
  for (const own of needs) for (const one of own) starts[++group] = starts[group - 1]! + one.length;
  const alternatives = new Int32Array(starts[group]!);
  let at = 0;
  for (const own of needs) {
    for (const one of own) {
      for (const need of one) {
        alternatives[at++] = need.kind === 'skill' ? levelFact(need.skill, need.level) : -1 - need.credential;
      }
    }
  }
  const members = stackOf.flatMap((stack) => stack.members);
  const memberStarts = new Int32Array(stackOf.length + 1);
  stackOf.forEach((stack, t) => (memberStarts[t + 1] = memberStarts[t]! + stack.members.length));
  return {
    skills: snapshot.skills.facts.length,
    credentials,
    stacks: stackOf.length,
    gives: { start: certifies.starts, item: given },
    needs: groups,
    alternatives: { start: starts, item: alternatives },
    members: { start: memberStarts, item: Int32Array.from(members, (one) => one.credential) },
    memberGroup: Int32Array.from(members, (one) => one.group ?? -1),
    memberCredits: Int32Array.from(members, (one) => one.credits),
    atLeast: Int32Array.from(stackOf, (one) => one.atLeast ?? -1),
    minCredits: Int32Array.from(stackOf, (one) => one.minCredits ?? -1),
    awards: Int32Array.from(stackOf, (one) => one.awards ?? -1),
  };
}
