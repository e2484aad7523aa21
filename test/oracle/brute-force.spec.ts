import { describe, expect, it } from '@jest/globals';
import { bruteForce } from './brute-force.js';
import { build, type Problem } from './build.js';

const answer = (problem: Problem) => {
  const found = bruteForce(build(problem));
  return found === 'infeasible' ? found : [found.value, found.price, found.minutes];
};
const a = { 'skill-a': 1 };

describe('brute force, on cases worked by hand', () => {
  it('counts a level as all the levels below it', () => {
    // low 3 + high 5 = 8; high alone brings level 1 too: 5.
    const badges = { low: { price: 3, gives: { 'skill-a': 1 } }, high: { price: 5, gives: { 'skill-a': 3 } } };
    expect(answer({ badges, goals: { levels: { 'skill-a': 3 } } })).toEqual([5, 5, 0]);
    expect(answer({ badges, goals: { levels: { 'skill-a': 2 } } })).toEqual([5, 5, 0]);
  });

  it('never lets a badge give what it needs itself', () => {
    // climber needs level 2 and gives 3: it cannot start by itself, so basics (4) come first: 4 + 1 = 5.
    const climber = { price: 1, gives: { 'skill-a': 3 }, needs: [[{ 'skill-a': 2 }]] };
    const goals = { levels: { 'skill-a': 3 } };
    expect(answer({ badges: { climber }, goals })).toBe('infeasible');
    expect(answer({ badges: { climber, basics: { price: 4, gives: { 'skill-a': 2 } } }, goals })).toEqual([5, 5, 0]);
  });

  it('cannot enter a ring of prerequisites without a way in', () => {
    // p needs q, q needs p: never. With a door of 10 to q's skill: door 10 + p 1 = 11 (p may stand on the door's skill).
    const p = { price: 1, gives: { 'skill-p': 1 }, needs: [[{ 'skill-q': 1 }]] };
    const q = { price: 1, gives: { 'skill-q': 1 }, needs: [[{ 'skill-p': 1 }]] };
    const goals = { levels: { 'skill-p': 1 } };
    expect(answer({ badges: { p, q }, goals })).toBe('infeasible');
    expect(answer({ badges: { p, q, door: { price: 10, gives: { 'skill-q': 1 } } }, goals })).toEqual([11, 11, 0]);
  });

  it('takes the cheaper alternative of a group that mixes a credential and a skill', () => {
    // goal 2 needs (licence 9 | skill-b at 2); b2 costs 4: 2 + 4 = 6. When the licence is held: 2.
    const badges = {
      target: { price: 2, gives: a, needs: [['licence', { 'skill-b': 2 }]] },
      licence: { price: 9 },
      b1: { price: 1, gives: { 'skill-b': 1 } },
      b2: { price: 4, gives: { 'skill-b': 2 } },
    };
    expect(answer({ badges, goals: { levels: a } })).toEqual([6, 6, 0]);
    expect(answer({ badges, goals: { levels: a }, held: ['licence'] })).toEqual([2, 2, 0]);
  });

  it('lets a k-of-n bundle cover the dearest members, and the rest pay their own price', () => {
    // x 10, y 20, z 40 are all required. Any two for 25. Covering z and y: 25 + 10 = 35; z and x: 45; x and y: 65; none: 70.
    const badges = { x: { price: 10 }, y: { price: 20 }, z: { price: 40 } };
    const pair = { members: { x: {}, y: {}, z: {} }, atLeast: 2, bundle: 25 };
    const goals = { anyOf: [['x'], ['y'], ['z']] };
    expect(answer({ badges, stacks: { pair }, goals })).toEqual([35, 35, 0]);
  });

  it('refunds no held member: with x held the bundle still costs its price', () => {
    // y 20 and z 40 wanted, x held. All three for 50: 50 < 60, x only counts. At 65 the bundle is not worth it: 60.
    const badges = { x: {}, y: { price: 20 }, z: { price: 40 } };
    const all = (bundle: number) => ({ all: { members: { x: {}, y: {}, z: {} }, bundle } });
    const goals = { anyOf: [['y'], ['z']] };
    expect(answer({ badges, stacks: all(50), goals, held: ['x'] })).toEqual([50, 50, 0]);
    expect(answer({ badges, stacks: all(65), goals, held: ['x'] })).toEqual([60, 60, 0]);
  });

  it('uses awards of completed stacks, one inside the other', () => {
    // x 1 + y 2 award inner, inner + z 3 award outer, which gives the goal: 6. Bought directly: 20.
    const badges = {
      x: { price: 1 },
      y: { price: 2 },
      z: { price: 3 },
      inner: {},
      outer: { gives: a },
      direct: { price: 20, gives: a },
    };
    const stacks = {
      one: { members: { x: {}, y: {} }, awards: 'inner' },
      two: { members: { inner: {}, z: {} }, awards: 'outer' },
    };
    expect(answer({ badges, stacks, goals: { levels: a } })).toEqual([6, 6, 0]);
  });

  it('counts credits, not members, towards minCredits', () => {
    // 6 credits: x (6 credits, 9) = 9; y (3) + z (3) = 4 + 4 = 8; w (2) helps nobody.
    const badges = { x: { price: 9 }, y: { price: 4 }, z: { price: 4 }, w: { price: 1 } };
    const members = { x: { credits: 6 }, y: { credits: 3 }, z: { credits: 3 }, w: { credits: 2 } };
    expect(answer({ badges, stacks: { s: { members, minCredits: 6 } }, goals: { stacks: ['s'] } })).toEqual([8, 8, 0]);
  });

  it('sells a credit bundle only for a set with no member too many', () => {
    // 6 credits for 5: {x}, {y,z}, but not {y,z,w} (w is spare). All of y, z, w wanted: 5 + w 3 = 8, not 5.
    const badges = { y: { price: 4 }, z: { price: 4 }, w: { price: 3 } };
    const members = { y: { credits: 3 }, z: { credits: 3 }, w: { credits: 2 } };
    const goals = { anyOf: [['y'], ['z'], ['w']] };
    expect(answer({ badges, stacks: { s: { members, minCredits: 6, bundle: 5 } }, goals })).toEqual([8, 8, 0]);
  });

  it('needs one of each group, and every member without one', () => {
    // (p1 5 | p2 3) + (q1 2 | q2 9) + core 1 = 3 + 2 + 1 = 6.
    const badges = { p1: { price: 5 }, p2: { price: 3 }, q1: { price: 2 }, q2: { price: 9 }, core: { price: 1 } };
    const members = { p1: { group: 0 }, p2: { group: 0 }, q1: { group: 1 }, q2: { group: 1 }, core: {} };
    expect(answer({ badges, stacks: { s: { members } }, goals: { stacks: ['s'] } })).toEqual([6, 6, 0]);
  });

  it('takes off at most what a fund grants a purchase, to the cent', () => {
    // 33.35 less half, rounded half up beforehand: 16.68 off, 16.67 to pay, beats the other at 16.70.
    const badges = { x: { price: 3335, gives: a, grants: { half: 1668 } }, y: { price: 1670, gives: a } };
    expect(answer({ badges, funds: { half: null }, goals: { levels: a } })).toEqual([1667, 1667, 0]);
  });

  it('shares the cap of a fund between purchases and gives what is left to another fund', () => {
    // x 100 and y 100; big grants 80 each but 100 in all, small grants 30 for y: 100+100 - 80 - 30 = 90 (big alone: 100).
    const badges = { x: { price: 100, grants: { big: 80 } }, y: { price: 100, grants: { big: 80, small: 30 } } };
    const goals = { anyOf: [['x'], ['y']] };
    expect(answer({ badges, funds: { big: 100, small: null }, goals })).toEqual([90, 90, 0]);
    expect(answer({ badges, funds: { big: 100, small: 0 }, goals })).toEqual([100, 100, 0]);
  });

  it('applies a fund to the price of a bundle', () => {
    // Two singles of 60, 50 off each: 20. With a cap of 50 in all the singles are 60 + 60 - 50 = 70, and a bundle of 90
    // less the 30 granted for it is 60.
    const badges = { x: { price: 60, grants: { f: 50 } }, y: { price: 60, grants: { f: 50 } } };
    const stacks = (bundle: number) => ({ s: { members: { x: {}, y: {} }, bundle, grants: { f: 30 } } });
    const goals = { anyOf: [['x'], ['y']] };
    expect(answer({ badges, stacks: stacks(100), funds: { f: null }, goals })).toEqual([20, 20, 0]);
    expect(answer({ badges, stacks: stacks(90), funds: { f: 50 }, goals })).toEqual([60, 60, 0]);
  });

  it('renews without prerequisites, and never inside a bundle', () => {
    // taken anew: 10 + its prerequisite 30; renewed: 12. In a bundle with y (20) for 15: renewal cannot join, 12 + 20 = 32.
    const badges = {
      gate: { price: 30 },
      x: { price: 10, needs: [['gate']], renewal: [12, 60] as const },
      y: { price: 20 },
    };
    expect(answer({ badges, goals: { anyOf: [['x']] } })).toEqual([12, 12, 60]);
    const stacks = { s: { members: { x: {}, y: {} }, bundle: 15 } };
    expect(answer({ badges, stacks, goals: { anyOf: [['x'], ['y']] } })).toEqual([32, 32, 60]);
  });

  it('covers a share of the weights at the least price', () => {
    // Weights: a1 = 4, a2 = 2, b1 = 3; at least 6: {a to 2} 4 + 2 = 6 for 7; {a to 1, b} 7 for 3 + 5 = 8. So 7.
    const badges = {
      a1: { price: 3, gives: { 'skill-a': 1 } },
      a2: { price: 7, gives: { 'skill-a': 2 } },
      b: { price: 5, gives: { 'skill-b': 1 } },
    };
    const weights = [
      ['skill-a', 1, 4],
      ['skill-a', 2, 2],
      ['skill-b', 1, 3],
    ] as const;
    expect(answer({ badges, goals: { coverage: { atLeast: 6, weights } } })).toEqual([7, 7, 0]);
    expect(answer({ badges, goals: { coverage: { atLeast: 7, weights } } })).toEqual([8, 8, 0]);
    expect(answer({ badges, goals: { coverage: { atLeast: 10, weights } } })).toBe('infeasible');
  });

  it('keeps a budget after bundles and a limit of minutes', () => {
    // fast 50 in 10 minutes, slow 20 in 60. By price: 20. With at most 30 minutes: 50. With 40 of money as well: nothing.
    const badges = { fast: { price: 50, minutes: 10, gives: a }, slow: { price: 20, minutes: 60, gives: a } };
    const goals = { levels: a };
    expect(answer({ badges, goals })).toEqual([20, 20, 60]);
    expect(answer({ badges, goals, limits: { minutes: 30 } })).toEqual([50, 50, 10]);
    expect(answer({ badges, goals, limits: { minutes: 30, price: 49 } })).toBe('infeasible');
    expect(answer({ badges, goals, limits: { minutes: 10, price: 50 } })).toEqual([50, 50, 10]);
  });

  it('breaks a tie in price by minutes, and in minutes by price', () => {
    const badges = {
      x: { price: 20, minutes: 90, gives: a },
      y: { price: 20, minutes: 30, gives: a },
      z: { price: 25, minutes: 30, gives: a },
    };
    expect(answer({ badges, goals: { levels: a } })).toEqual([20, 20, 30]);
    const objective = { price: 0, minutes: 1, then: 'price' } as const;
    expect(answer({ badges, goals: { levels: a }, objective })).toEqual([30, 20, 30]);
  });

  it('puts a credential into one bundle at most, a held one too', () => {
    // h held; {h,x} for 10, {h,y} for 10; x 50, y 50. h can make up one bundle only: 10 + 50 = 60.
    const badges = { h: {}, x: { price: 50 }, y: { price: 50 } };
    const stacks = { s: { members: { h: {}, x: {} }, bundle: 10 }, t: { members: { h: {}, y: {} }, bundle: 10 } };
    expect(answer({ badges, stacks, held: ['h'], goals: { anyOf: [['x'], ['y']] } })).toEqual([60, 60, 0]);
  });

  it('wants nothing when the goals are reached already', () => {
    expect(answer({ badges: { x: { price: 1, gives: a } }, levels: a, goals: { levels: a } })).toEqual([0, 0, 0]);
  });
});
