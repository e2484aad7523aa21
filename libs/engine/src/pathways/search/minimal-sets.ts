import { isMinimal, type CompletionRule } from '../../snapshot/stack-rule.js';

/** Above this many members the sets of a stack are not listed. */
const MOST_MEMBERS = 12;

/** Whether what a bundle may cover has to be listed set by set: its rule mixes number or credits with groups. */
export function needsListing(rule: CompletionRule): boolean {
  const grouped = rule.members.some((member) => member.group !== null);
  return rule.minCredits !== null || (rule.atLeast !== null && grouped && rule.members.length <= MOST_MEMBERS);
}

/**
 * Sets of members (positions in the rule) that complete a stack with none too many; with very many members the one set of all, which
 * is larger than any of them.
 */
export function minimalSets(rule: CompletionRule): number[][] {
  const all = rule.members.map((_, i) => i);
  if (all.length > MOST_MEMBERS) return [all];
  const sets: number[][] = [];
  for (let bits = 1; bits < 1 << all.length; bits++) {
    const set = all.filter((i) => (bits >> i) & 1);
    if (isMinimal(rule, new Set(set.map((i) => rule.members[i]!.credential)))) sets.push(set);
  }
  return sets;
}
