import type { PersonLevels } from '../gaps/levels.js';
import type { Need, Snapshot } from '../snapshot/snapshot.js';
import { everySo, type Look } from './look.js';
import { isComplete } from '../snapshot/stack-rule.js';

const LOOK_EVERY = 200;

/** What could be reached from where the person stands. level: per skill 0 to 5; counts: per credential 0 or 1. */
export interface Reach {
  readonly level: Uint8Array;
  readonly counts: Uint8Array;
}

/** What is allowed: credentials that may be studied, may be renewed, may be awarded (0 or 1 each), stacks that may be used. */
export interface ReachWith {
  readonly study: Uint8Array;
  readonly award: Uint8Array;
  /** Whether its course can be begun on some day; every one can where absent. */
  readonly begins?: (credential: number) => boolean;
  readonly renewable: (credential: number) => boolean;
  readonly stack: (stack: number) => boolean;
  /** What has to come before a credential is studied. */
  readonly needs: (credential: number) => Snapshot['needs'][number];
  readonly look?: Look | undefined;
}

/** Everything that can be had, prices aside: the least fixpoint of studying, renewing and completing stacks. */
export function reachFrom(snapshot: Snapshot, levels: PersonLevels, allowed: ReachWith): Reach {
  const level = new Uint8Array(snapshot.skills.facts.length);
  const counts = new Uint8Array(snapshot.credentials.facts.length);
  for (const [skill, held] of levels.skills) level[skill] = held.level;
  const gain = (credential: number): void => {
    counts[credential] = 1;
    const { starts, target, level: given } = snapshot.certifies;
    for (let k = starts[credential]!; k < starts[credential + 1]!; k++) {
      if (level[target[k]!]! < given[k]!) level[target[k]!] = given[k]!;
    }
  };
  const holds = (need: Need): boolean =>
    need.kind === 'credential' ? counts[need.credential] === 1 : level[need.skill]! >= need.level;
  for (const credential of levels.holdings.valid.keys()) counts[credential] = 1;

  const look = everySo(allowed.look, LOOK_EVERY);
  let waiting = [...counts.keys()].filter((c) => counts[c] === 0 && allowed.study[c] === 1);
  for (let grown = true; grown;) {
    grown = false;
    waiting = waiting.filter((credential) => {
      look();
      const open = allowed.needs(credential);
      const begins = allowed.begins?.(credential) ?? true;
      if (!allowed.renewable(credential) && !(begins && open.every((group) => group.some(holds)))) return true;
      gain(credential);
      grown = true;
      return false;
    });
    snapshot.stackOf.forEach((stack, i) => {
      if (stack.awards === null || counts[stack.awards] === 1 || allowed.award[stack.awards] === 0) return;
      if (!allowed.stack(i) || !isComplete(stack, (credential) => counts[credential] === 1)) return;
      gain(stack.awards);
      grown = true;
    });
  }
  return { level, counts };
}
