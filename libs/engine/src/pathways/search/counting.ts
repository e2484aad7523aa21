import type { Instance } from '../instance.js';
import type { CountedRule } from './counted-rules.js';
import type { Decided } from './tariff.js';

/** What a counted rule asks for in a branch beside what is held for certain, and what each credential brings that may be held besides. */
export interface Counting {
  readonly need: number;
  readonly open: ReadonlyMap<number, number>;
}

/** What each rule asks for in a branch; undefined for one that asks for nothing more, or whose stack need not be completed. */
export function countingIn(
  instance: Instance,
  rules: readonly CountedRule[],
  { taken, complete }: Decided,
): readonly (Counting | undefined)[] {
  const { offers, stacks, goals, start } = instance;
  const awards = complete.map((stack) => stacks[stack]!.awards);
  const held = new Set([...start.credentials, ...taken.map((offer) => offers[offer]!.credential), ...awards]);
  return rules.map(({ stack, need, weight }) => {
    if (!goals.stacks.includes(stack) && !complete.includes(stack)) return undefined;
    const left = [...weight].reduce((rest, [one, brings]) => rest - (held.has(one) ? brings : 0), need);
    const open = [...weight].flatMap(([one, brings]) =>
      held.has(one) ? [] : [[one, Math.min(left, brings)] as const],
    );
    return left > 0 ? { need: left, open: new Map(open) } : undefined;
  });
}

/** What a rule needs, less all that may be brought. */
export function missing({ need, open }: Counting): number {
  return [...open.values()].reduce((rest, brings) => rest - brings, need);
}
