import { describe, expect, it } from '@jest/globals';
import type { Credential, Fact, FactOf, Level } from '#lib/model';
import { snapshotOf } from '../snapshot/build.js';
import { unmetDemand } from './unmet-demand.js';

const ON = '2026-11-22';
const FROM = '2025-11-23';

/** Numbers from a seed (mulberry32): 0 to n − 1. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

function market(seed: number): Fact[] {
  const pick = chance(seed);
  const facts = new Map<string, Fact>();
  const add = (key: string, fact: Fact): unknown => facts.set(`${fact.type} ${key}`, fact);
  const level = (): Level => (pick(5) + 1) as Level;
  const maybe = <T>(value: T): T | undefined => (pick(2) === 0 ? value : undefined);
  for (let i = 0; i < 8; i++) add(`s${i}`, { type: 'skill', id: `s${i}`, name: `Skill ${i}` });
  for (let i = 0; i < 3; i++)
    add(`i${i}`, { type: 'issuer', id: `i${i}`, name: `Issuer ${i}`, trust: [0.2, 0.8, undefined][i] });
  for (let i = 0; i < 4; i++) {
    add(`r${i}`, { type: 'role', id: `r${i}`, title: `Role ${i}` });
    for (let k = 0; k < 3; k++) {
      const skill = `s${pick(7)}`;
      add(`r${i}${skill}`, { type: 'roleSkill', role: `r${i}`, skill, level: level(), importance: maybe(pick(5) / 4) });
    }
    if (pick(3) > 0)
      add(`w${i}`, { type: 'wage', role: `r${i}`, region: `R${pick(2)}`, year: 2020 + pick(9), openings: pick(50) });
  }
  for (let i = 0; i < 10; i++) {
    add(`c${i}`, {
      type: 'credential',
      id: `c${i}`,
      name: `c${i}`,
      issuer: `i${pick(3)}`,
      cost: pick(10) * 100,
      currency: 'EUR',
      hours: 1,
      status: maybe(pick(2) === 0 ? 'published' : 'retired'),
      regions: maybe([`R${pick(2)}`]),
    });
    for (let k = 0; k < 2; k++) {
      const skill = `s${pick(8)}`;
      add(`c${i}${skill}`, { type: 'credentialSkill', credential: `c${i}`, skill, level: level() });
    }
  }
  for (let i = pick(20); i > 0; i--) {
    const skills = Array.from({ length: pick(4) }, () => [`s${pick(8)}`, `Skill ${pick(8)}`, 'strange'][pick(3)]!);
    add(`p${i}`, {
      type: 'posting',
      id: `p${i}`,
      title: 'p',
      postedOn: `${2025 + pick(2)}-${String(pick(12) + 1).padStart(2, '0')}-${['22', '23', '07'][pick(3)]}`,
      role: maybe(`r${pick(4)}`),
      region: maybe(`R${pick(2)}`),
      ...(skills.length > 0 && { skills }),
    });
  }
  return [...facts.values()];
}

interface Limits {
  readonly region?: string;
  readonly maxPrice?: string;
  readonly minTrust?: number;
}
type Row = [skill: string, level: number, demand: number, unmet: number, reason: string];

/** The same answer by walking objects, from the words of the docstring alone. */
function naive(facts: readonly Fact[], limits: Limits): { basis: string; rows: Row[]; met: number } {
  const all = <T extends Fact['type']>(type: T): FactOf<T>[] =>
    facts.filter((fact) => fact.type === type) as FactOf<T>[];
  const required = all('roleSkill');
  const here = (region: string | undefined): boolean => limits.region === undefined || region === limits.region;
  const usual = (skill: string): number => {
    const levels = required.filter((need) => need.skill === skill).map((need) => need.level);
    const often = [1, 2, 3, 4, 5].map((level) => levels.filter((one) => one === level).length);
    return levels.length === 0 ? 3 : often.indexOf(Math.max(...often)) + 1;
  };
  const asked: { skill: string; level: number; amount: number }[] = [];
  const ofRole = (role: string, weight: number): unknown =>
    required
      .filter((need) => need.role === role)
      .forEach((need) => asked.push({ skill: need.skill, level: need.level, amount: weight * (need.importance ?? 1) }));
  const postings = all('posting').filter((one) => one.postedOn >= FROM && one.postedOn <= ON && here(one.region));
  for (const posting of postings) {
    if (!posting.skills && posting.role) ofRole(posting.role, 1);
    const skills = all('skill').filter((one) => posting.skills?.some((text) => text === one.id || text === one.name));
    for (const { id } of skills) {
      const own = required.find((need) => need.role === posting.role && need.skill === id);
      asked.push({ skill: id, level: own?.level ?? usual(id), amount: 1 });
    }
  }
  const wages = all('wage').filter((wage) => wage.openings! > 0 && wage.year <= 2026 && here(wage.region));
  if (postings.length === 0) {
    if (wages.length > 0) wages.forEach((wage) => ofRole(wage.role, wage.openings!));
    else all('role').forEach((role) => ofRole(role.id, 1));
  }

  const rows: Row[] = [];
  let met = 0;
  for (const { id } of all('skill')) {
    const own = asked.filter((one) => one.skill === id && one.amount > 0);
    const offers = all('credentialSkill').flatMap((link) => {
      const credential = all('credential').find((one) => one.id === link.credential)!;
      const published = (credential.status ?? 'published') === 'published';
      const offered = !limits.region || !credential.regions || credential.regions.includes(limits.region);
      return link.skill === id && published && offered ? [{ level: link.level, credential }] : [];
    });
    const trusted = ({ issuer }: Credential): boolean =>
      limits.minTrust === undefined || (all('issuer').find((one) => one.id === issuer)!.trust ?? -1) >= limits.minTrust;
    const cheap = ({ cost }: Credential): boolean =>
      limits.maxPrice === undefined || cost <= Number(limits.maxPrice) * 100;
    const reason = (level: number): string => {
      const enough = offers.filter((offer) => offer.level >= level).map((offer) => offer.credential);
      if (enough.some((one) => trusted(one) && cheap(one))) return 'met';
      if (offers.length === 0) return 'none';
      if (enough.length === 0) return 'level-too-low';
      return enough.some(trusted) ? 'price' : 'trust';
    };
    const at = (level: number): number => own.filter((one) => one.level === level).reduce((a, b) => a + b.amount, 0);
    const missing = [1, 2, 3, 4, 5].filter((level) => at(level) > 0 && reason(level) !== 'met');
    const sum = (levels: readonly number[]): number => levels.reduce((a, level) => a + at(level), 0);
    if (missing.length === 0) met += own.length > 0 ? 1 : 0;
    else {
      const head = missing.reduce((a, b) => (at(b) > at(a) ? b : a));
      rows.push([id, head, sum([1, 2, 3, 4, 5]), sum(missing), reason(head)]);
    }
  }
  rows.sort((a, b) => b[3] - a[3] || (a[0] < b[0] ? -1 : 1));
  return { basis: postings.length > 0 ? 'postings' : wages.length > 0 ? 'openings' : 'roles', rows, met };
}

describe('unmetDemand against a walk through the objects', () => {
  it('gives the same rows for 600 seeded markets, with and without limits', () => {
    const bases = new Map<string, number>();
    const reasons = new Map<string, number>();
    for (let seed = 1; seed <= 600; seed++) {
      const facts = market(seed);
      const limits = [{}, { region: 'R1' }, { maxPrice: '5', minTrust: 0.8 }, { region: 'R0', maxPrice: '3' }][
        seed % 4
      ]!;
      const answer = unmetDemand(snapshotOf(facts), { on: ON, currency: 'EUR', ...limits });
      if (answer.status !== 'ok') throw new Error(JSON.stringify(answer));
      const expected = naive(facts, limits);
      const rows = answer.skills.map((one): Row => [one.skill.id, one.level, one.demand, one.unmet, one.reason]);
      expect({ seed, basis: answer.basis, rows, met: answer.counts.met }).toEqual({ seed, ...expected });
      bases.set(answer.basis, (bases.get(answer.basis) ?? 0) + 1);
      for (const { reason } of answer.skills) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    expect([...bases.keys()].sort()).toEqual(['openings', 'postings', 'roles']);
    expect([...reasons.keys()].sort()).toEqual(['level-too-low', 'none', 'price', 'trust']);
  });
});
