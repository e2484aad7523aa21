/** When a stack is complete. Groups are numbered from 0; credits are thousandths of a credit. */
export interface CompletionRule {
  readonly members: readonly {
    readonly credential: number;
    readonly group: number | null;
    readonly credits: number;
  }[];
  readonly atLeast: number | null;
  readonly minCredits: number | null;
}

/**
 * Whether the members that count make the stack complete: one of every group; at least `atLeast` in number; at least `minCredits`
 * in credits; and, where neither is given, every member without a group. A stack without members is never complete.
 */
export function isComplete(rule: CompletionRule, counts: (credential: number) => boolean): boolean {
  if (rule.members.length === 0) return false;
  const open = new Set<number>();
  const met = new Set<number>();
  let number = 0;
  let credits = 0;
  let everyUngrouped = true;
  for (const member of rule.members) {
    const has = counts(member.credential);
    if (has) {
      number++;
      credits += member.credits;
    }
    if (member.group === null) everyUngrouped &&= has;
    else (has ? met : open).add(member.group);
  }
  for (const group of open) if (!met.has(group)) return false;
  if (rule.atLeast === null && rule.minCredits === null) return everyUngrouped;
  return number >= (rule.atLeast ?? 0) && credits >= (rule.minCredits ?? 0);
}

/** Whether a set of members completes the stack and would not without any one of them. */
export function isMinimal(rule: CompletionRule, set: ReadonlySet<number>): boolean {
  if (!isComplete(rule, (credential) => set.has(credential))) return false;
  for (const out of set) {
    if (isComplete(rule, (credential) => credential !== out && set.has(credential))) return false;
  }
  return true;
}
