import type { Columns, Lists } from './columns.js';

/** The columns turned round: who needs, gives, awards, counts. */
export interface Links {
  /** group of needs → its credential. */
  readonly groupOwner: Int32Array;
  /** skill → alternatives (positions in `alternatives.item`) that ask for one of its levels. */
  readonly skillNeeded: Lists;
  /** credential → alternatives (positions) that ask for it. */
  readonly credentialNeeded: Lists;
  /** alternative (position) → its group. */
  readonly alternativeGroup: Int32Array;
  /** credential → stacks it is a member of. */
  readonly memberOf: Lists;
  /** member (position in `members.item`) → its stack. */
  readonly memberStack: Int32Array;
  /** credential → stacks that award it. */
  readonly awardedBy: Lists;
}

/** Turns the columns round, once per snapshot. */
export function linksOf(columns: Columns): Links {
  const { credentials, stacks, skills, needs, alternatives, members, awards } = columns;
  const groups = needs[credentials]!;
  const groupOwner = ownersOf(needs, groups);
  const alternativeGroup = ownersOf(alternatives.start, alternatives.item.length);
  const memberStack = ownersOf(members.start, members.item.length);
  const of = alternatives.item;
  return {
    groupOwner,
    alternativeGroup,
    memberStack,
    skillNeeded: byKey(skills, of.length, (k) => (of[k]! >= 0 ? (of[k]! / 6) | 0 : -1), identity),
    credentialNeeded: byKey(credentials, of.length, (k) => (of[k]! < 0 ? -1 - of[k]! : -1), identity),
    memberOf: byKey(
      credentials,
      members.item.length,
      (k) => members.item[k]!,
      (k) => memberStack[k]!,
    ),
    awardedBy: byKey(
      credentials,
      stacks,
      (t) => (members.start[t + 1]! > members.start[t]! ? awards[t]! : -1),
      identity,
    ),
  };
}

const identity = (k: number): number => k;

function ownersOf(start: Int32Array, items: number): Int32Array {
  const owner = new Int32Array(items);
  for (let i = 0; i + 1 < start.length; i++) owner.fill(i, start[i], start[i + 1]);
  return owner;
}

/** Items 0 … count − 1 in lists by their key, in ascending order; those with key −1 are in none. */
export function byKey(
  keys: number,
  count: number,
  key: (item: number) => number,
  value: (item: number) => number,
): Lists {
  const start = new Int32Array(keys + 1);
  for (let i = 0; i < count; i++) {
    const own = key(i);
    if (own >= 0) start[own + 1]!++;
  }
  for (let i = 0; i < keys; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, keys);
  const item = new Int32Array(start[keys]!);
  for (let i = 0; i < count; i++) {
    const own = key(i);
    if (own >= 0) item[next[own]!++] = value(i);
  }
  return { start, item };
}
