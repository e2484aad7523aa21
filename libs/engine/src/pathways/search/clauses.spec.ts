import { describe, expect, it } from '@jest/globals';
import { isComplete, type CompletionRule } from '../../snapshot/stack-rule.js';
import { clausesAreWhole, clausesOf } from './clauses.js';

/** A sequence of whole numbers that looks random and is the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield state >> 8;
  }
}

function anyRule(draw: (below: number) => number): CompletionRule {
  const members = Array.from({ length: draw(7) }, (_, credential) => ({
    credential,
    group: draw(2) === 0 ? null : draw(3),
    credits: draw(4) * 500,
  }));
  return { members, atLeast: draw(2) === 0 ? null : draw(5), minCredits: draw(2) === 0 ? null : draw(6) * 500 };
}

const satisfies = (clauses: readonly (readonly number[])[], has: ReadonlySet<number>): boolean =>
  clauses.every((clause) => clause.some((credential) => has.has(credential)));

describe('the clauses of a stack', () => {
  it('say exactly what its rule says, whatever counts', () => {
    const draws = numbers(7);
    const draw = (below: number): number => draws.next().value % below;
    for (let i = 0; i < 400; i++) {
      const rule = anyRule(draw);
      const clauses = clausesOf(rule);
      expect(clausesAreWhole(rule)).toBe(true);
      for (let set = 0; set < 1 << rule.members.length; set++) {
        const has = new Set(rule.members.map((m) => m.credential).filter((c) => (set >> c) & 1));
        expect([rule, [...has], satisfies(clauses, has)]).toEqual([
          rule,
          [...has],
          isComplete(rule, (c) => has.has(c)),
        ]);
      }
    }
  });

  it('ask for no more than the rule where there are too many members to say it all', () => {
    const members = Array.from({ length: 16 }, (_, credential) => ({ credential, group: credential % 4, credits: 0 }));
    const rule: CompletionRule = { members, atLeast: 9, minCredits: null };
    expect(clausesAreWhole(rule)).toBe(false);
    const draws = numbers(3);
    for (let i = 0; i < 500; i++) {
      const has = new Set(members.map((m) => m.credential).filter(() => draws.next().value % 3 > 0));
      if (isComplete(rule, (c) => has.has(c))) expect(satisfies(clausesOf(rule), has)).toBe(true);
    }
  });
});
