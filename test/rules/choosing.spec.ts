import { beforeAll, describe, expect, it } from '@jest/globals';
import { asked, badge, brief, catalogue, fact, held, licence, load, needs, pathway, role, stack } from './asking.js';

beforeAll(load);

const issuer = (id: string, trust?: number) => fact('issuer', { id, name: id, trust });

describe('filters', () => {
  const facts = catalogue(
    role({ solar: 1 }),
    issuer('i', 0.5),
    issuer('known', 0.8),
    issuer('unknown'),
    badge('plain', 100, { solar: 1 }),
    badge(
      'full',
      900,
      { solar: 1 },
      { issuer: 'known', mode: 'online', language: ['en-GB', 'de'], regions: ['north'] },
    ),
    badge(
      'south',
      500,
      { solar: 1 },
      { issuer: 'unknown', mode: 'in-person', language: ['eng'], regions: ['south', 'west'] },
    ),
  );
  const left = (options: Parameters<typeof pathway>[2]) => pathway(facts, {}, options).left;
  const taken = (options: Parameters<typeof pathway>[2]) => brief(facts, {}, options)[3];

  it('are only those given: a learner’s own region and language leave nothing out', () => {
    const who = { learner: { region: 'north', language: 'fr' } };
    expect([brief(facts, who)[3], pathway(facts, who).left]).toEqual(['plain', []]);
  });

  it.each([
    ['minTrust', { minTrust: 0.8 }, 'full', 2],
    ['minTrust', { minTrust: 0.5 }, 'plain', 1],
    ['minTrust', { minTrust: 0 }, 'plain', 1],
    ['mode', { mode: 'online' as const }, 'full', 2],
    ['mode', { mode: 'in-person' as const }, 'south', 2],
    ['language', { language: 'en' }, 'full', 2],
    ['language', { language: 'en-GB' }, 'full', 2],
    ['language', { language: 'EN-gb' }, 'full', 2],
    ['region', { region: 'north' }, 'plain', 1],
    ['region', { region: 'east' }, 'plain', 2],
    ['exclude', { exclude: ['plain'] }, 'south', 1],
    ['exclude', { exclude: ['i', 'unknown'] }, 'full', 2],
  ])('%s %j', (filter, options, id, count) => {
    expect([taken(options), left(options)]).toEqual([id, [{ filter, count }]]);
  });

  it('that leave nothing make the skill uncovered, with the reason', () => {
    const { status, uncovered, left: out } = pathway(facts, {}, { mode: 'blended' });
    expect([status, out]).toEqual(['optimal', [{ filter: 'mode', count: 3 }]]);
    expect(uncovered).toMatchObject([{ skill: { id: 'solar' }, level: 1, reachable: 0, reason: 'filtered' }]);
  });

  it.each(['proposed', 'in-review', 'approved', 'retired'])('status %s is not offered, and no filter', (status) => {
    const one = catalogue(role({ solar: 1 }), badge('a', 100, { solar: 1 }, { status }));
    expect(pathway(one)).toMatchObject({ steps: [], left: [], uncovered: [{ reason: 'no-credential' }] });
    expect(brief(one, { credentials: [held('a')] })).toEqual(['optimal', 0, 0, '']);
    expect(pathway(one, { credentials: [held('a')] }).uncovered).toEqual([]);
  });

  it('a status left empty, or published, is offered', () => {
    for (const status of [undefined, 'published'])
      expect(brief(catalogue(role({ solar: 1 }), badge('a', 100, { solar: 1 }, { status })))[3]).toBe('a');
  });
});

describe('exclude and require', () => {
  const facts = catalogue(
    role({ solar: 1 }),
    issuer('j'),
    badge('a', 100, { solar: 1 }),
    badge('b', 300, { solar: 1 }, { issuer: 'j' }),
    badge('c', 900, {}),
    stack('s', ['c'], { awards: 'b', issuer: 'j' }),
  );

  it('take what is required although nothing else needs it', () => {
    expect(brief(facts, {}, { require: ['b'] })).toEqual(['optimal', 3, 10, 'b']);
    expect(pathway(facts, {}, { require: ['b'] }).steps[0]!.because).toMatch(/^Required by you/);
    expect(pathway(facts, {}, { require: ['c', 'a'] }).cost.amount).toBe(10);
  });

  it('a required badge is had by an award as well', () => {
    const award = catalogue(facts, badge('d', 5, {}), stack('t', ['d'], { awards: 'c' }));
    expect(brief(award, {}, { require: ['c', 'a'] }).slice(0, 2)).toEqual(['optimal', 1.05]);
  });

  it('an excluded badge, its issuer’s, or a stack’s award is not used', () => {
    expect(brief(facts, {}, { exclude: ['a'] })[3]).toBe('b');
    expect(brief(facts, {}, { exclude: ['a', 'j'] })[3]).toBe('');
    const only = facts.map((each) => (each.type === 'credential' && each.id === 'b' ? { ...each, cost: 5000 } : each));
    expect(brief(only, {}, { exclude: ['a'] })[3]).toBe('c');
    expect(brief(only, {}, { exclude: ['a', 's'] })[3]).toBe('b');
  });

  it('the same id in both is refused', () => {
    for (const id of ['a', 's']) {
      const answer = asked(facts, {}, { exclude: [id], require: [id] });
      expect(answer).toMatchObject({ status: 'refused', problems: [{ code: 'required-and-excluded', found: id }] });
    }
  });

  it('an id that nothing has is refused; an issuer cannot be required', () => {
    expect(asked(facts, {}, { require: ['x'] })).toMatchObject({ problems: [{ code: 'unknown-id' }] });
    expect(asked(facts, {}, { exclude: ['x'] })).toMatchObject({ problems: [{ code: 'unknown-id' }] });
    expect(asked(facts, {}, { require: ['j'] })).toMatchObject({ problems: [{ code: 'unknown-id' }] });
  });

  it('what is required and left out by a filter is told', () => {
    expect(pathway(facts, {}, { require: ['b'], exclude: ['j'] }).uncovered).toMatchObject([
      { credential: { id: 'b' }, reason: 'filtered' },
    ]);
  });
});

describe('what cannot be had', () => {
  it.each([
    ['no-credential', 0, catalogue(role({ solar: 4 }))],
    ['level-too-high', 2, catalogue(role({ solar: 4 }), badge('a', 100, { solar: 2 }))],
    [
      'prerequisite-unreachable',
      2,
      catalogue(
        role({ solar: 4 }),
        badge('a', 100, { solar: 2 }),
        badge('b', 100, { solar: 4 }),
        badge('never', 1, {}, { status: 'retired' }),
        needs('b', 'never'),
      ),
    ],
    [
      'filtered',
      2,
      catalogue(
        role({ solar: 4 }),
        badge('a', 100, { solar: 2 }),
        issuer('out'),
        badge('b', 100, { solar: 4 }, { issuer: 'out' }),
      ),
    ],
  ])('%s', (reason, reachable, facts) => {
    const answer = pathway(facts, {}, reason === 'filtered' ? { exclude: ['out'] } : {});
    expect(answer.uncovered).toMatchObject([{ skill: { id: 'solar' }, level: 4, reachable, reason }]);
    expect(answer.uncovered[0]!.message).not.toBe('');
    // Up to what can be reached it is planned for, and that is optimal.
    expect([answer.status, answer.readiness.after]).toEqual(['optimal', reachable / 4]);
  });

  it('counts what is held as reachable', () => {
    const facts = catalogue(role({ solar: 4 }), badge('a', 100, { solar: 2 }));
    expect(pathway(facts, { skills: { solar: 3 } })).toMatchObject({ steps: [], uncovered: [{ reachable: 3 }] });
  });

  it('goes for required badges too: not offered, or not to be begun', () => {
    const facts = catalogue(
      role({}),
      badge('a', 1, {}, { status: 'retired' }),
      badge('b', 1, {}),
      needs('b', 'a'),
      licence('a'),
      licence('b'),
    );
    expect(pathway(facts).uncovered).toMatchObject([
      { credential: { id: 'a' }, reason: 'no-credential' },
      { credential: { id: 'b' }, reason: 'prerequisite-unreachable' },
    ]);
  });

  it('is told of a group by the first that is offered', () => {
    const facts = catalogue(
      role({}),
      badge('a', 1, {}, { status: 'retired' }),
      badge('b', 1, {}),
      needs('b', 'a'),
      licence('a', 'g'),
      licence('b', 'g'),
    );
    expect(pathway(facts).uncovered).toMatchObject([{ credential: { id: 'b' }, reason: 'prerequisite-unreachable' }]);
  });
});

describe('coverage', () => {
  // Three skills of equal weight, two levels each.
  const facts = catalogue(
    role({ sa: 2, sb: 2, sc: 2 }),
    badge('a', 100, { sa: 2 }),
    badge('b', 200, { sb: 2 }),
    badge('c', 300, { sc: 2 }),
    badge('half', 150, { sc: 1 }),
  );

  it.each([
    [undefined, 6, 1],
    [1, 6, 1],
    [0.9, 6, 1],
    [5 / 6, 4.5, 5 / 6],
    [0.8, 4.5, 5 / 6],
    [2 / 3, 3, 2 / 3],
    [0.5, 2.5, 0.5],
    [1 / 3, 1, 1 / 3],
    [0, 0, 0],
  ])('%p: the cheapest plan with that readiness', (coverage, cost, readiness) => {
    const answer = pathway(facts, {}, coverage === undefined ? {} : { coverage });
    expect([answer.status, answer.cost.amount, answer.readiness.after]).toEqual(['optimal', cost, readiness]);
  });

  it('weighs by importance', () => {
    const weighed = facts.map((each) =>
      each.type === 'roleSkill' ? { ...each, importance: each.skill === 'sc' ? 1 : 0.25 } : each,
    );
    expect(brief(weighed, {}, { coverage: 0.6 })).toEqual(['optimal', 3, 10, 'c']);
  });

  it('still takes what the role requires by itself', () => {
    expect(brief([...facts, licence('c')], {}, { coverage: 0 })).toEqual(['optimal', 3, 10, 'c']);
  });

  it('that nothing reaches is infeasible, and said so', () => {
    const low = facts.filter((each) => !(each.type === 'credentialSkill' && each.skill === 'sa'));
    expect(pathway(low, {}, { coverage: 0.9 })).toMatchObject({
      status: 'infeasible',
      blocked: [{ constraint: 'coverage', without: { status: 'optimal' } }],
    });
  });
});
