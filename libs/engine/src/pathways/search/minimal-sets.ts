import { isMinimal, type CompletionRule } from '../../snapshot/stack-rule.js';

/** Above this many members the sets of a stack are not listed. */
const MOST_MEMBERS = 12;

/** Whether what a bundle may cover has to be listed set by set: its rule mixes number or credits with groups. */
export function needsListing(rule: CompletionRule): boolean {
  const grouped = rule.members.some((member) => member.group !== null);
  return rule.minCredits !== null || (rule.atLeast !== null && grouped && rule.members.length <= MOST_MEMBERS);
}

const listed = new WeakMap<CompletionRule, readonly (readonly number[])[]>();

/**
 * Sets of members (positions in the rule) that complete a stack with none too many; with very many members the one set of all, which
 * is larger than any of them.
 * @param covers whether a bundle may cover a credential: sets with others are left out
 */
export function minimalSets(rule: CompletionRule, covers: (credential: number) => boolean): (readonly number[])[] {
  const can = (i: number): boolean => covers(rule.members[i]!.credential);
  if (rule.members.length > MOST_MEMBERS) return [[...rule.members.keys()].filter(can)];
  const known = listed.get(rule) ?? listedSets(rule);
  listed.set(rule, known);
  return known.filter((set) => set.every(can));
}

function listedSets(rule: CompletionRule): number[][] {
  const all = [...rule.members.keys()];
  const sets: number[][] = [];
  for (let bits = 1; bits < 1 << all.length; bits++) {
    const set = all.filter((i) => (bits >> i) & 1);
    if (isMinimal(rule, new Set(set.map((i) => rule.members[i]!.credential)))) sets.push(set);
  }
  return sets;
}
