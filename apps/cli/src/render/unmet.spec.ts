import { describe, expect, it } from '@jest/globals';
import { snapshotOf, unmetDemand, type UnmetOptions } from '#lib/engine';
import type { Fact } from '#lib/model';
import { PLAIN } from './paint.js';
import { tellUnmet } from './unmet.js';

const FACTS: readonly Fact[] = [
  { type: 'skill', id: 'py', name: 'Python' },
  { type: 'skill', id: 'neg', name: 'Negotiation' },
  { type: 'issuer', id: 'i', name: 'Institute', trust: 0.3 },
  { type: 'credential', id: 'c', name: 'Python badge', issuer: 'i', cost: 19_950, currency: 'EUR', hours: 3 },
  { type: 'credentialSkill', credential: 'c', skill: 'py', level: 3 },
  ...Array.from({ length: 6 }, (_, i): Fact => ({
    type: 'posting',
    id: `p${i}`,
    title: 'Analyst',
    postedOn: '2026-05-01',
    skills: i < 3 ? ['py', 'neg'] : ['py', 'strange'],
  })),
];

function tell(facts: readonly Fact[], options: Partial<UnmetOptions> = {}): string[] {
  const answer = unmetDemand(snapshotOf(facts), { on: '2026-11-22', ...options });
  if (answer.status !== 'ok') throw new Error(JSON.stringify(answer));
  return tellUnmet(answer, PLAIN, 100).split('\n');
}

describe('tellUnmet', () => {
  it('says the answer, lists the skills in aligned columns and gives reasons in words', () => {
    expect(tell(FACTS, { minTrust: 0.5 }).slice(0, -3)).toEqual([
      'Asked for and not certified  2025-11-23 to 2026-11-22 · trust 0.5 or more',
      '',
      '2 of 2 skills asked for are not certified at the level asked (over 6 postings).',
      '',
      'skill        level  unmet            asked  share  at level  below    cheapest  why',
      'Python           3  ████████████  6      6  100 %         1      0  EUR 199.50  trust',
      'Negotiation      3  ░░░░░░        3      3   50 %         0      0              none',
      '',
      'Python: 1 credential certifies level 3, none from an issuer trusted 0.5 or more.',
      'Negotiation: No published credential certifies it.',
      '░ rests on few postings: read with care',
      '',
      '3 mentions of skills that no skill answers to.',
      '',
    ]);
  });

  it('says how many are met, and that nothing is asked for', () => {
    expect(tell(FACTS)[2]).toBe(
      '1 of 2 skills asked for are not certified at the level asked (over 6 postings); 1 are.',
    );
    expect(tell(FACTS.filter((fact) => fact.type !== 'posting'))[2]).toMatch(/^Nothing is asked for: import /);
  });
});
