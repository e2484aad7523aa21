import { isMinimal, type CompletionRule } from '../../snapshot/stack-rule.js';

/** Above this many members that a bundle may cover, the sets are not listed. */
const MOST_MEMBERS = 12;

/** Whether what a bundle may cover has to be listed set by set: its rule mixes number or credits with groups. */
export function needsListing(rule: CompletionRule, covers: (credential: number) => boolean): boolean {
  const grouped = rule.members.some((member) => member.group !== null);
  return (
    rule.minCredits !== null || (rule.atLeast !== null && grouped && coverable(rule, covers).length <= MOST_MEMBERS)
  );
}

const listed = new WeakMap<CompletionRule, Map<string, readonly (readonly number[])[]>>();

/**
 * Sets of members (positions in the rule) that complete a stack with none too many; with very many members the one set of all, which
 * is larger than any of them.
 * @param covers whether a bundle may cover a credential: sets with others are left out
 */
export function minimalSets(
  rule: CompletionRule,
  covers: (credential: number) => boolean,
): readonly (readonly number[])[] {
  const members = coverable(rule, covers);
  if (members.length > MOST_MEMBERS) return [members];
  const ofRule = listed.get(rule) ?? new Map<string, readonly (readonly number[])[]>();
  listed.set(rule, ofRule);
  const key = members.join();
  const sets = ofRule.get(key) ?? listedSets(rule, members);
  ofRule.set(key, sets);
  return sets;
}

function coverable({ members }: CompletionRule, covers: (credential: number) => boolean): number[] {
  return [...members.keys()].filter((i) => covers(members[i]!.credential));
}

function listedSets(rule: CompletionRule, members: readonly number[]): number[][] {
  const sets: number[][] = [];
  for (let bits = 1; bits < 1 << members.length; bits++) {
    const set = members.filter((_, i) => (bits >> i) & 1);
    if (isMinimal(rule, new Set(set.map((i) => rule.members[i]!.credential)))) sets.push(set);
  }
  return sets;
}
