import { isComplete, type CompletionRule } from '../../snapshot/stack-rule.js';

/** Up to this many members the clauses are found from all sets of members: whatever the rule says, they say the same. */
const MOST_MEMBERS = 12;

/** More clauses than this say too little each to be worth having. */
const MOST_CLAUSES = 128;

/**
 * Sets of credentials, of each of which at least one has to count before the stack is complete: the rule as an "and" of "or"s.
 * Up to twelve members all of them: whoever satisfies every clause completes the stack. Above that (or with very many clauses) only
 * some, which every completion satisfies: fewer conditions than there are, never more.
 */
export function clausesOf(rule: CompletionRule): readonly (readonly number[])[] {
  return clausesOfRule(rule).clauses;
}

/** Whether the clauses say all that the rule says. */
export function clausesAreWhole(rule: CompletionRule): boolean {
  return clausesOfRule(rule).areWhole;
}

interface Clauses {
  readonly clauses: readonly (readonly number[])[];
  readonly areWhole: boolean;
}

const known = new WeakMap<CompletionRule, Clauses>();

function clausesOfRule(rule: CompletionRule): Clauses {
  const found = known.get(rule) ?? foundClauses(rule);
  known.set(rule, found);
  return found;
}

function foundClauses(rule: CompletionRule): Clauses {
  const ids = rule.members.map((member) => member.credential);
  if (ids.length === 0) return { clauses: [[]], areWhole: true };
  // without number and credits the plain ones say it all
  if (rule.atLeast === null && rule.minCredits === null) return { clauses: plainClauses(rule, ids), areWhole: true };
  const all = ids.length > MOST_MEMBERS ? undefined : allClauses(rule, ids);
  return all ? { clauses: all, areWhole: true } : { clauses: plainClauses(rule, ids), areWhole: false };
}

/** Complements of the largest sets of members that do not complete the stack; undefined when they are very many. */
function allClauses(rule: CompletionRule, ids: readonly number[]): number[][] | undefined {
  const full = (1 << ids.length) - 1;
  const complete = new Uint8Array(full + 1);
  for (let set = 0; set <= full; set++) {
    const has = new Set(ids.filter((_, i) => (set >> i) & 1));
    complete[set] = isComplete(rule, (credential) => has.has(credential)) ? 1 : 0;
  }
  const clauses: number[][] = [];
  for (let set = 0; set <= full; set++) {
    if (complete[set] === 1) continue;
    const largest = ids.every((_, i) => (set >> i) & 1 || complete[set | (1 << i)] === 1);
    if (!largest) continue;
    if (clauses.push(ids.filter((_, i) => !((set >> i) & 1))) > MOST_CLAUSES) return undefined;
  }
  return clauses;
}

/** One of each group, every member where all are asked for, and of any run of n − k + 1 members one. */
function plainClauses({ members, atLeast, minCredits }: CompletionRule, ids: readonly number[]): number[][] {
  const groups = new Set(members.flatMap(({ group }) => group ?? []));
  const clauses = [...groups].map((group) => members.filter((m) => m.group === group).map((m) => m.credential));
  if (atLeast === null && minCredits === null) {
    clauses.push(...members.filter((m) => m.group === null).map((m) => [m.credential]));
  }
  if (atLeast !== null) {
    const size = ids.length - atLeast + 1;
    if (size <= 0) return [[]];
    if (size <= ids.length) for (let i = 0; i < ids.length; i++) clauses.push(run(ids, i, size));
  }
  if (minCredits !== null) clauses.push([...ids]);
  return clauses;
}

function run(ids: readonly number[], from: number, size: number): number[] {
  return Array.from({ length: size }, (_, k) => ids[(from + k) % ids.length]!).sort((a, b) => a - b);
}
