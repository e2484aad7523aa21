import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Pathway } from '#lib/engine';
import { badge, catalogue, held, licence, load, pathway, role, stack, type Holds } from './asking.js';

beforeAll(load);

const told = ({ alternatives }: Pathway) =>
  alternatives.map(({ kind, cost, readiness, steps, leavesOut }) => ({
    kind,
    cost: cost.amount,
    readiness,
    steps: steps.map(({ id }) => id).sort(),
    leavesOut: leavesOut?.map(({ anyOf }) => anyOf.map(({ id }) => id)),
  }));
const within = (facts: ReturnType<typeof catalogue>, budget: string, who: Holds = {}, more = {}) => {
  const answer = pathway(facts, who, { budget, ...more });
  expect(answer.status).toBe('infeasible');
  return told(answer);
};
const offer = (cost: number, readiness: number, steps: string[], leavesOut?: string[][]) => ({
  kind: 'within-budget',
  cost,
  readiness,
  steps,
  leavesOut,
});

describe('what is offered where the budget is too small', () => {
  const skills = [
    role({ solar: 1, wind: 1 }),
    badge('a', 10_000, { solar: 1 }),
    badge('b', 11_000, { wind: 1 }),
  ].flat();
  const licensed = catalogue(
    skills,
    badge('lic', 3000, {}),
    badge('lic2', 90_000, {}),
    licence('lic', 'g'),
    licence('lic2', 'g'),
  );

  it('brings the licence that the role requires, and beside it what covers more without', () => {
    expect(within(licensed, '215')).toEqual([
      offer(130, 0.5, ['a', 'lic']),
      offer(210, 1, ['a', 'b'], [['lic', 'lic2']]),
    ]);
  });

  it('offers one plan where nothing covers more without the licence', () => {
    expect(within(licensed, '140')).toEqual([offer(130, 0.5, ['a', 'lic'])]);
    expect(within(licensed, '35')).toEqual([offer(30, 0, ['lic'])]);
  });

  it('names the licence it leaves out where that does not fit', () => {
    const dear = catalogue(skills, badge('lic', 30_000, {}), licence('lic'));
    expect(within(dear, '150')).toEqual([offer(100, 0.5, ['a'], [['lic']])]);
  });

  it('renews a licence that has ended', () => {
    const ended = { credentials: [held('lic', '2020-01-01', '2021-01-01')] };
    const renewable = catalogue(skills, badge('lic', 30_000, {}, { renewalCost: 2000 }), licence('lic'));
    expect(within(renewable, '125', ended)).toEqual([offer(120, 0.5, ['a', 'lic'])]);
  });

  it('keeps what the person requires, a stack among it', () => {
    const more = catalogue(skills, badge('m', 1000, {}), badge('n', 1500, {}), stack('s', ['m', 'n']));
    expect(within(more, '130', {}, { require: ['s'] })).toEqual([offer(125, 0.5, ['a', 'm', 'n'])]);
    expect(within(more, '20', {}, { require: ['s'] })).toEqual([]);
  });

  it('says so where nothing at all fits', () => {
    const answer = pathway(licensed, {}, { budget: '5' });
    expect(answer).toMatchObject({
      status: 'infeasible',
      alternatives: [],
      whyFewer: 'Nothing that closes any of the gap keeps within the limits.',
    });
    expect(pathway(licensed, {}, { budget: '140' }).whyFewer).toBeUndefined();
  });
});

describe('plans that truly differ', () => {
  const facts = (other: number) =>
    catalogue(
      role({ solar: 1, wind: 1 }),
      badge('lic', 1000, {}),
      licence('lic'),
      badge('both', 10_000, { solar: 1, wind: 1 }),
      badge('a', 5000, { solar: 1 }),
      badge('b', other, { wind: 1 }),
    );

  it('reach all goals, licences among them', () => {
    expect(told(pathway(facts(5500), {}, { alternatives: 1 }))).toEqual([
      { ...offer(115, 1, ['a', 'b', 'lic']), kind: 'different' },
    ]);
  });

  it('are fewer than asked for with a reason: none is there, or it is too dear', () => {
    const shown = pathway(facts(5500), {}, { alternatives: 2 });
    expect(shown.alternatives).toHaveLength(1);
    expect(shown.whyFewer).toBe('No other plan leaves out at least 30 % of the badges of each plan shown.');
    const dear = pathway(facts(6200), {}, { alternatives: 2 });
    expect(dear.alternatives).toEqual([]);
    expect(dear.whyFewer).toBe(
      'The best other plan that leaves out at least 30 % of the badges of each plan shown would take EUR 122, over a tenth more than the best of all: it is not shown.',
    );
    expect(pathway(facts(6200)).whyFewer).toBeUndefined();
  });

  it('are told of under a coverage too', () => {
    const half = pathway(facts(6200), {}, { coverage: 0.5, alternatives: 1 });
    expect([half.cost.amount, half.alternatives, half.whyFewer]).toEqual([
      60,
      [],
      'The best other plan that leaves out at least 30 % of the badges of each plan shown would take EUR 72, over a tenth more than the best of all: it is not shown.',
    ]);
  });
});
