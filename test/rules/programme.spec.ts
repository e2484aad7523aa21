import { beforeAll, describe, expect, it } from '@jest/globals';
import { asked, badge, brief, catalogue, fact, held, load, pathway, role, stack } from './asking.js';

beforeAll(load);

const into = (from: string, credits: number, more = {}) =>
  fact('articulation', { from, programme: 'BEng', credits, ...more });
const facts = catalogue(
  role({ solar: 1 }),
  badge('a', 1000, { solar: 1 }),
  badge('b', 3000, { wind: 2 }),
  badge('c', 2000, {}),
  badge('d', 2500, {}),
  stack('s', ['c', 'd'], { atLeast: 1, bundlePrice: 2400 }),
  into('a', 2),
  into('b', 6),
  into('s', 5),
);
const toward = (credits: number, more = {}) => ({ creditsToward: 'BEng', credits, ...more });

describe('credits toward a programme', () => {
  it('are earned by credentials and by completing stacks, as cheaply as can be', () => {
    expect(brief(facts)).toEqual(['optimal', 10, 10, 'a']);
    expect(brief(facts, {}, toward(2))).toEqual(['optimal', 10, 10, 'a']);
    expect(brief(facts, {}, toward(3))).toEqual(['optimal', 30, 20, 'a c']);
    expect(brief(facts, {}, toward(7.5))).toEqual(['optimal', 40, 20, 'a b']);
    expect(brief(facts, {}, toward(13))).toEqual(['optimal', 60, 30, 'a b c']);
  });

  it('are told as the reason of a step, and proved', () => {
    const { steps, proof, stacks } = pathway(facts, {}, toward(13));
    expect(steps.map(({ credential, neededBy }) => [credential.id, neededBy.map(({ id }) => id)])).toEqual([
      ['a', ['BEng']],
      ['b', ['BEng']],
      ['c', ['s']],
    ]);
    expect(['prices', 'tree']).toContain(proof.kind);
    expect(stacks).toMatchObject([{ stack: { id: 's' }, completed: true, articulates: [{ programme: 'BEng' }] }]);
  });

  it('count what is held', () => {
    expect(brief(facts, { credentials: [held('b')] }, toward(8))).toEqual(['optimal', 10, 10, 'a']);
    expect(brief(facts, { credentials: [held('c')] }, toward(7))).toEqual(['optimal', 10, 10, 'a']);
    expect(brief(facts, { credentials: [held('a'), held('b')] }, toward(8))).toEqual(['optimal', 0, 0, '']);
  });

  it('are earned as far as they can be, and the rest is told', () => {
    const more = pathway(facts, {}, toward(14));
    expect(more).toMatchObject({
      status: 'optimal',
      cost: { amount: 60 },
      uncovered: [{ credential: { id: 'BEng' }, reason: 'no-credential' }],
    });
    expect(pathway(facts, {}, toward(13, { exclude: ['s'] }))).toMatchObject({
      cost: { amount: 40 },
      uncovered: [{ reason: 'filtered', message: 'Of 13 credits toward BEng, 8 can be earned.' }],
    });
  });

  it('come only from what is high enough', () => {
    const strict = catalogue(
      ...facts.filter((one) => one.type !== 'articulation').map((one) => [one]),
      into('a', 2, { minLevel: 2 }),
      into('b', 6, { minLevel: 2 }),
    );
    expect(brief(strict, {}, toward(6))).toEqual(['optimal', 40, 20, 'a b']);
    expect(pathway(strict, {}, toward(7)).uncovered).toHaveLength(1);
  });

  it.each([
    [{ creditsToward: 'BEng' }, 'missing-value', 'credits'],
    [{ credits: 3 }, 'missing-value', 'creditsToward'],
    [{ creditsToward: 'Beng', credits: 3 }, 'unknown-programme', 'creditsToward'],
    [{ creditsToward: 'BEng', credits: 0 }, 'out-of-range', 'credits'],
  ])('are refused when asked for as %j', (options, code, column) => {
    expect(asked(facts, {}, options)).toMatchObject({ status: 'refused', problems: [{ code, where: { column } }] });
  });
});
