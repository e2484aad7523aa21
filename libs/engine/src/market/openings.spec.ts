import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '#lib/model';
import { snapshotOf } from '../snapshot/build.js';
import { openingsByRole } from './openings.js';
import { unmetDemand } from './unmet-demand.js';

const ON = '2026-11-22';
const role = (id: string, ...codes: string[]): Fact => ({ type: 'role', id, title: id, codes });
const group = (id: string, code?: string): Fact => ({ type: 'roleGroup', id, name: id, ...(code && { code }) });
const wage = (of: string, openings: number, more: object = {}): Fact => ({
  type: 'wage',
  role: of,
  region: 'US',
  year: 2025,
  openings,
  ...more,
});

function openings(facts: readonly Fact[], region?: string, minSame = 0.8): Record<string, number> {
  const snapshot = snapshotOf(facts);
  const found = [...openingsByRole(snapshot, ON, region, minSame)].map(
    ([one, count]) => [snapshot.roles.facts[one]!.id, count] as const,
  );
  return Object.fromEntries(found.sort());
}

describe('openings stated for a group of roles', () => {
  const onet = [role('15-1252.00'), role('15-1253.00'), role('15-1253.01'), group('15-1252'), group('15-1253')];

  it('count for the role that carries its code, before the point as well', () => {
    expect(openings([...onet, wage('15-1252', 90)])).toEqual({ '15-1252.00': 90 });
  });

  it('are shared out once, in equal parts', () => {
    expect(openings([...onet, wage('15-1253', 90)])).toEqual({ '15-1253.00': 45, '15-1253.01': 45 });
  });

  it('go to those that have none of their own, less what the others have', () => {
    expect(openings([...onet, wage('15-1253', 90), wage('15-1253.01', 30)])).toEqual({ '15-1253.00': 60, '15-1253.01': 30 }); // prettier-ignore
    expect(openings([...onet, wage('15-1253', 90), wage('15-1253.01', 95)])).toEqual({ '15-1253.01': 95 });
  });

  it('are not counted again for a larger group around it', () => {
    const all = [...onet, group('15', '15'), ...onet.flatMap((one) => (one.type === 'role' ? [{ type: 'roleBroader', role: one.id, broader: '15' } as const] : []))]; // prettier-ignore
    const facts = [...all, wage('15', 200), wage('15-1253', 90)];
    expect(openings(facts)).toEqual({ '15-1252.00': 110, '15-1253.00': 45, '15-1253.01': 45 });
  });

  it('of the newest year of each region, and of one region where that is asked for', () => {
    const facts = [...onet, wage('15-1252', 90), wage('15-1252', 70, { year: 2024 }), wage('15-1252', 5, { region: 'PR' })]; // prettier-ignore
    expect(openings(facts)).toEqual({ '15-1252.00': 95 });
    expect(openings(facts, 'PR')).toEqual({ '15-1252.00': 5 });
  });

  it('reach roles below groups below it, and end in a ring', () => {
    const below = [
      { type: 'roleBroader', role: 'g2', broader: 'g1' },
      { type: 'roleBroader', role: 'g1', broader: 'g2' },
      { type: 'roleBroader', role: 'r', broader: 'g2' },
    ] as const;
    expect(openings([role('r'), role('q'), group('g1'), group('g2'), ...below, wage('g1', 7)])).toEqual({ r: 7 });
  });

  it('never come to more than is stated, whatever the groups', () => {
    const ids = ['1.0', '1.1', '2.0', '3.0'] as const;
    const amounts = fc.record({
      '1.0': fc.nat(50),
      '1.1': fc.nat(50),
      '1': fc.nat(50),
      '2': fc.nat(50),
      all: fc.nat(200),
    });
    fc.assert(
      fc.property(amounts, (stated) => {
        const roles = ids.map((one) => role(one));
        const groups = ['1', '2', 'all'].map((one) => group(one));
        const broader = ids.map((one): Fact => ({ type: 'roleBroader', role: one, broader: 'all' }));
        const wages = Object.entries(stated).map(([of, count]) => wage(of, count));
        const found = openings([...roles, ...groups, ...broader, ...wages]);
        const sum = (...of: string[]) => of.reduce((all, one) => all + (found[one] ?? 0), 0);
        const own = stated['1.0'] + stated['1.1'];
        const bothOwn = stated['1.0'] > 0 && stated['1.1'] > 0;
        if (bothOwn) expect(sum('1.0', '1.1')).toBe(own);
        else if (stated['1'] > own) expect(sum('1.0', '1.1')).toBeCloseTo(stated['1']);
        if (stated['2'] > 0) expect(sum('2.0')).toBe(stated['2']);
        const told = Math.max(stated.all, Math.max(stated['1'], stated['1.0'] + stated['1.1']) + stated['2']);
        expect(sum(...ids)).toBeLessThanOrEqual(told + 1e-9);
        if (stated.all > 0) expect(sum(...ids)).toBeGreaterThanOrEqual(stated.all - 1e-9);
      }),
    );
  });
});

describe('the same role in two frameworks', () => {
  const same: Fact = { type: 'roleSameAs', role: 'esco', same: 'onet', confidence: 0.9 };
  const both = [role('esco'), role('onet'), same];

  it('has its openings counted once, the greater number', () => {
    expect(openings([...both, wage('esco', 10), wage('onet', 30)])).toEqual({ onet: 30 });
    expect(openings([...both, wage('esco', 30), wage('onet', 30)])).toEqual({ esco: 30 });
    expect(openings([...both, wage('esco', 10), wage('onet', 30)], undefined, 0.95)).toEqual({ esco: 10, onet: 30 });
  });

  const skills: Fact[] = [
    { type: 'skill', id: 's', name: 'S' },
    { type: 'skill', id: 't', name: 'T' },
    { type: 'roleSkill', role: 'esco', skill: 's', level: 2 },
  ];
  const ask = (facts: readonly Fact[], more: object = {}) => {
    const answer = unmetDemand(snapshotOf(facts), { on: ON, ...more });
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
    return {
      basis: answer.basis,
      all: answer.postings,
      skills: answer.skills.map((one) => [one.skill.id, one.demand]),
    };
  };

  it('is asked for by the openings and postings of either', () => {
    const facts = [...both, ...skills, wage('onet', 30)];
    expect(ask(facts, { role: 'esco' })).toEqual({ basis: 'openings', all: 30, skills: [['s', 30]] });
    expect(ask(facts, { role: 'esco', minSame: 0.95 })).toMatchObject({ all: 0, skills: [] });
    const posting = (id: string, of: string, skill?: string): Fact => ({ type: 'posting', id, title: id, role: of, postedOn: '2026-10-01', ...(skill && { skills: [skill] }) }); // prettier-ignore
    const posted = [...facts, posting('p', 'onet', 't'), posting('q', 'onet'), posting('o', 'other')];
    expect(ask(posted, { role: 'esco' })).toEqual({ basis: 'postings', all: 2, skills: [['s', 1], ['t', 1]] }); // prettier-ignore
  });

  it('is supplied by what certifies the same skill of another framework', () => {
    const course: Fact[] = [
      { type: 'issuer', id: 'i', name: 'I' },
      { type: 'credential', id: 'c', name: 'C', issuer: 'i', cost: 100, currency: 'EUR', hours: 1 },
      { type: 'credentialSkill', credential: 'c', skill: 't', level: 3 },
      { type: 'skillSameAs', skill: 's', same: 't', confidence: 0.85 },
    ];
    const facts = [...both, ...skills, ...course];
    expect(ask(facts).skills).toEqual([]);
    expect(ask(facts, { minSame: 0.9 }).skills).toEqual([['s', 1]]);
  });

  it('is refused below the lowest confidence there is', () => {
    expect(unmetDemand(snapshotOf(both), { on: ON, minSame: 0.4 })).toMatchObject({
      status: 'refused',
      problems: [{ code: 'out-of-range' }],
    });
  });
});
