import { divisor } from '../divisor.js';
import type { Instance } from '../instance.js';
import { clausesAreWhole } from './clauses.js';
import type { ReachOfBranch } from './reach-of-branch.js';
import type { Decided } from './tariff.js';

/** What a stack asks for so much of: members, or credits of members. */
export interface CountedRule {
  readonly stack: number;
  readonly of: 'number' | 'credits';
  readonly least: number;
  /** Per member what it brings. */
  readonly weight: ReadonlyMap<number, number>;
}

/** What a counted rule still asks for in a branch, in parts of which every credential brings a whole number; and what each brings. */
export interface Counting {
  readonly need: number;
  readonly brings: (credential: number) => number;
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
      const weight = new Map(stack.members.map((one) => [one.credential, of === 'number' ? 1 : one.credits]));
      const weights = [...weight.values()];
      const all = weights.reduce((sum, one) => sum + one, 0);
      const isClause = isWhole && (weights.every((one) => one >= (least ?? 0)) || (least ?? 0) >= all);
      return least === null || isClause ? [] : [{ stack: t, of, least, weight }];
    };
    return [...rule('number', stack.atLeast), ...rule('credits', stack.minCredits)];
  });
}

/**
 * What each rule asks for of the offers of a branch that are not yet taken, whoever completes its stack: members that the start holds,
 * and those that another stack may award, are taken for granted.
 * @returns undefined for a rule that asks for nothing more, or whose stack need not be completed
 */
export function countingIn(
  instance: Instance,
  rules: readonly CountedRule[],
  decided: Decided,
  reach: ReachOfBranch,
): readonly (Counting | undefined)[] {
  const isAsked = ({ stack }: CountedRule): boolean =>
    instance.goals.stacks.includes(stack) || decided.complete.includes(stack);
  return rules.map((rule) => (isAsked(rule) ? counting(instance, rule, decided.taken, reach) : undefined));
}

function counting(
  instance: Instance,
  rule: CountedRule,
  taken: readonly number[],
  reach: ReachOfBranch,
): Counting | undefined {
  const { offers, stacks, start } = instance;
  const awards = awardersOf(instance, rule, reach).map((one) => stacks[one]!.awards!);
  const free = new Set([...start.credentials, ...awards]);
  const weight = new Map([...rule.weight].filter(([credential, brings]) => brings > 0 && !free.has(credential)));
  const lacking = rule.least - [...rule.weight].reduce((sum, [one, brings]) => sum + (free.has(one) ? brings : 0), 0);
  const part = [...weight.values()].reduce(divisor, 0);
  if (lacking <= 0 || part === 0) return undefined;
  const weightOf = (credential: number): number => (weight.get(credential) ?? 0) / part;
  const need = Math.ceil(lacking / part);
  const left = taken.reduce((rest, offer) => rest - weightOf(offers[offer]!.credential), need);
  return left > 0 ? { need: left, brings: (credential) => Math.min(left, weightOf(credential)) } : undefined;
}

/** The other stacks that award a member of a rule's stack and can be completed. */
export function awardersOf({ stacks }: Instance, { stack, weight }: CountedRule, reach: ReachOfBranch): number[] {
  return [...stacks.keys()].filter((one) => {
    const { awards } = stacks[one]!;
    return one !== stack && awards !== null && weight.has(awards) && reach.completes(one);
  });
}
