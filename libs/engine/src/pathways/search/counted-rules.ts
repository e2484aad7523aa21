import { divisor } from '../divisor.js';
import type { Instance } from '../instance.js';
import { clausesAreWhole } from './clauses.js';

/** So much of what members bring a stack needs, in parts of which every member brings a whole number. */
export interface CountedRule {
  readonly stack: number;
  readonly of: 'number' | 'credits';
  readonly need: number;
  /** Per member what it brings, above 0. */
  readonly weight: ReadonlyMap<number, number>;
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
