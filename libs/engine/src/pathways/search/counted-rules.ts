import { divisor } from '../divisor.js';
import type { Instance } from '../instance.js';
import { clausesAreWhole } from './clauses.js';
import type { Decided } from './tariff.js';

/** So much of what members bring a stack needs, in parts of which every member brings a whole number. */
export interface CountedRule {
  readonly stack: number;
  readonly of: 'number' | 'credits';
  readonly need: number;
  /** Per member what it brings, above 0. */
  readonly weight: ReadonlyMap<number, number>;
}

/** What a counted rule asks for in a branch beside what is held for certain, and what each credential brings that may be held besides. */
export interface Counting {
  readonly need: number;
  readonly open: ReadonlyMap<number, number>;
}

/**
 * Of each stack that is wanted, or that awards something and has a rule too long for clauses, how many members and how many credits it
 * needs. Where any one member, or only all of them, are enough, the clauses of the stack say it as well.
 */
export function countedRules(instance: Instance): CountedRule[] {
  return instance.stacks.flatMap((stack, t) => {
    const isWhole = clausesAreWhole(stack);
    if (!instance.goals.stacks.includes(t) && (stack.awards === null || isWhole)) return [];
    const rule = (of: CountedRule['of'], least: number | null): CountedRule[] => {
      const brought = stack.members.map((one) => [one.credential, of === 'number' ? 1 : one.credits] as const);
      const part = brought.map(([, brings]) => brings).reduce(divisor, 0) || 1;
      const weight = new Map(brought.flatMap(([one, brings]) => (brings > 0 ? [[one, brings / part] as const] : [])));
      const need = Math.ceil((least ?? 0) / part);
      const all = [...weight.values()].reduce((sum, one) => sum + one, 0);
      const isClause = isWhole && (need >= all || [...weight.values()].every((one) => one >= need));
      return least === null || isClause ? [] : [{ stack: t, of, need, weight }];
    };
    return [...rule('number', stack.atLeast), ...rule('credits', stack.minCredits)];
  });
}

/** Credentials that counted rules ask for and that the start does not hold, ascending. */
export function countedCredentials(instance: Instance): number[] {
  const held = new Set(instance.start.credentials);
  const asked = countedRules(instance).flatMap(({ weight }) => [...weight.keys()]);
  return [...new Set(asked)].filter((credential) => !held.has(credential)).sort((a, b) => a - b);
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
