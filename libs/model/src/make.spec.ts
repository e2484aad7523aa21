import { describe, expect, it } from '@jest/globals';
import type { FactType } from './facts.js';
import { canonicalJson, factIdentity, factKey, references } from './identity.js';
import { makeFact } from './make.js';

const codes = (type: FactType, values: Record<string, unknown>): string[] => {
  const made = makeFact(type, values);
  return made.status === 'ok' ? [] : made.problems.map((problem) => `${problem.field}: ${problem.code}`);
};

const credential = { id: 'c', name: 'C', issuer: 'i', cost: 100, currency: 'EUR', hours: 1 };

describe('making a fact', () => {
  it('leaves out what is empty and freezes the rest', () => {
    const made = makeFact('skill', { id: 's', name: 'Solar', altNames: [], kind: '', description: null });
    expect(made).toEqual({ status: 'ok', fact: { type: 'skill', id: 's', name: 'Solar' } });
    expect(made.status === 'ok' && Object.isFrozen(made.fact)).toBe(true);
  });

  it('tells every problem at once, with what was found and expected and what to do', () => {
    const made = makeFact('roleSkill', { role: 'r', level: 7, importance: 2 });
    expect(made.status === 'refused' && made.problems.map(({ field, code, found }) => [field, code, found])).toEqual([
      ['skill', 'missing-value', ''],
      ['level', 'out-of-range', '7'],
      ['importance', 'out-of-range', '2'],
    ]);
    for (const problem of made.status === 'refused' ? made.problems : []) {
      expect(problem.expected).not.toBe('');
      expect(problem.next).toMatch(/\.$/);
    }
  });

  it.each([
    ['level', 'credentialSkill', { credential: 'c', skill: 's', level: 2.5 }, 'level: not-a-whole-number'],
    ['level', 'credentialSkill', { credential: 'c', skill: 's', level: 0 }, 'level: out-of-range'],
    ['money', 'credential', { ...credential, cost: -1 }, 'cost: out-of-range'],
    ['NaN', 'credential', { ...credential, hours: NaN }, 'hours: not-a-number'],
    ['currency', 'credential', { ...credential, currency: 'EURO' }, 'currency: unknown-currency'],
    ['word', 'credential', { ...credential, mode: 'remote' }, 'mode: unknown-word'],
    ['day', 'learnerSkill', { learner: 'l', skill: 's', level: 1, at: '2026-02-30' }, 'at: not-a-date'],
    ['share', 'issuer', { id: 'i', name: 'I', trust: 1.1 }, 'trust: out-of-range'],
    ['boolean', 'issuer', { id: 'i', name: 'I', accredited: 'yes' }, 'accredited: not-a-boolean'],
    ['list of words', 'learner', { id: 'l', shares: ['skills', 'salary'] }, 'shares: unknown-word'],
    ['above 0', 'learner', { id: 'l', hoursPerWeek: 0 }, 'hoursPerWeek: out-of-range'],
  ] as const)('refuses a wrong %s', (_, type, values, expected) => {
    expect(codes(type, values)).toEqual([expected]);
  });

  it.each([
    ['needs itself', 'prerequisite', { credential: 'c', needs: 'c' }, 'needs: self-reference'],
    ['is broader than itself', 'skill', { id: 's', name: 'S', broader: ['t', 's'] }, 'broader: self-reference'],
    ['is a rate into itself', 'rate', { from: 'EUR', to: 'EUR', rate: 1, on: '2026-01-01' }, 'to: self-reference'],
    [
      'has a price without a currency',
      'stack',
      { id: 't', name: 'T', issuer: 'i', bundlePrice: 1 },
      'currency: missing-currency',
    ],
    [
      'ends before it begins',
      'learnerCredential',
      { learner: 'l', credential: 'c', issuedOn: '2026-02-01', expiresOn: '2026-01-31' },
      'expiresOn: ends-before-start',
    ],
    [
      'funds by percent and amount',
      'funding',
      { id: 'f', name: 'F', kind: 'grant', percent: 10, amount: 5, currency: 'EUR', covers: ['c'] },
      'percent: percent-or-amount',
    ],
    ...['North', 'age=8', 'region=', '=North'].map(
      (item) =>
        [
          `funds who has ${item}`,
          'funding',
          { id: 'f', name: 'F', kind: 'grant', percent: 1, covers: ['c'], eligibility: ['language=en', item] },
          'eligibility: not-a-condition',
        ] as const,
    ),
    ['funds by neither', 'funding', { id: 'f', name: 'F', kind: 'grant', covers: ['c'] }, 'percent: percent-or-amount'],
    [
      'pays less at most than at least',
      'posting',
      { id: 'p', title: 'P', postedOn: '2026-01-01', salaryMin: 2, salaryMax: 1, currency: 'EUR' },
      'salaryMax: range-reversed',
    ],
    [
      'pays less at the median than a tenth does',
      'wage',
      { role: 'r', region: 'N', year: 2024, p10: 3, median: 2, p90: 4, currency: 'EUR' },
      'median: range-reversed',
    ],
    [
      'pays less to nine tenths than to one',
      'wage',
      { role: 'r', region: 'N', year: 2024, p10: 3, p90: 2, currency: 'EUR' },
      'p90: range-reversed',
    ],
    ['speaks no language', 'learner', { id: 'l', language: 'zz-1' }, 'language: unknown-language'],
  ] as const)('refuses a thing that %s', (_, type, values, expected) => {
    expect(codes(type, values)).toEqual([expected]);
  });
});

describe('the identity of a fact', () => {
  const make = (type: FactType, values: Record<string, unknown>) => {
    const made = makeFact(type, values);
    if (made.status !== 'ok') throw new Error(JSON.stringify(made.problems));
    return made.fact;
  };

  it('is its id, or the fields that tell it from others', () => {
    expect(factKey(make('skill', { id: '007', name: 'S' }))).toBe('007');
    const needs = make('prerequisite', { credential: 'c', needs: 's', group: 'a' });
    expect(factKey(needs)).toBe('["c","s","a"]');
    expect(factIdentity(needs)).toBe('prerequisite ["c","s","a"]');
  });

  it('does not depend on the order in which fields were given', () => {
    const one = make('roleSkill', { role: 'r', skill: 's', level: 3, essential: false });
    const other = make('roleSkill', { essential: false, level: 3, skill: 's', role: 'r' });
    expect(canonicalJson(one)).toBe(canonicalJson(other));
    expect(canonicalJson(one)).toBe('{"type":"roleSkill","role":"r","skill":"s","level":3,"essential":false}');
  });

  it('lists what a fact refers to', () => {
    const fund = make('funding', { id: 'f', name: 'F', kind: 'grant', percent: 50, covers: ['c', 't'] });
    expect(references(fund).map(({ field, id }) => `${field} ${id}`)).toEqual(['covers c', 'covers t']);
  });
});
