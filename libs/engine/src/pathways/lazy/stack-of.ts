import type { CompletionRule } from '../../snapshot/stack-rule.js';
import type { Columns } from './columns.js';

/** The rule of one stack, out of the columns. */
export function ruleOf(columns: Columns, stack: number): CompletionRule {
  const { members, memberGroup, memberCredits, atLeast, minCredits } = columns;
  const rule: { credential: number; group: number | null; credits: number }[] = [];
  for (let k = members.start[stack]!; k < members.start[stack + 1]!; k++) {
    const group = memberGroup[k]! < 0 ? null : memberGroup[k]!;
    rule.push({ credential: members.item[k]!, group, credits: memberCredits[k]! });
  }
  const given = (value: number): number | null => (value < 0 ? null : value);
  return { members: rule, atLeast: given(atLeast[stack]!), minCredits: given(minCredits[stack]!) };
}
