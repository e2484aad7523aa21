import type { Fact, Level } from '#lib/model';
import { Chance } from '../oracle/random.js';

/** How large a made catalogue is. */
export interface Size {
  readonly skills: number;
  readonly roles: number;
  readonly credentials: number;
  readonly learners: number;
}

/**
 * A seeded catalogue with the sample's densities: roles of 14 skills, credentials of 2 to 4 skills at levels, a third with
 * prerequisites, one stack of three for every ten credentials. Plain facts, in no particular order of ids.
 */
export function madeFacts(seed: number, size: Size): Fact[] {
  const chance = new Chance(seed);
  const facts: Fact[] = [{ type: 'issuer', id: 'i-0', name: 'Issuer', trust: 0.8 }];
  const level = (low: number, high: number): Level => chance.between(low, high) as Level;
  const pick = (prefix: string, count: number): string => `${prefix}-${chance.between(0, count - 1)}`;
  const distinct = (number: number, prefix: string, count: number): Set<string> => {
    const set = new Set<string>();
    while (set.size < number) set.add(pick(prefix, count));
    return set;
  };
  for (let i = 0; i < size.skills; i++) facts.push({ type: 'skill', id: `s-${i}`, name: `Skill ${i}` });
  for (let i = 0; i < size.roles; i++) {
    facts.push({ type: 'role', id: `r-${i}`, title: `Role ${i}` });
    for (const skill of distinct(14, 's', size.skills)) {
      const importance = chance.between(3, 10) / 10;
      facts.push({
        type: 'roleSkill',
        role: `r-${i}`,
        skill,
        level: level(2, 4),
        importance,
        essential: importance > 0.6,
      });
    }
  }
  for (let i = 0; i < size.credentials; i++) {
    const taught = distinct(chance.between(2, 4), 's', size.skills);
    const hours = 8 * chance.between(1, 8);
    const cost = 100 * (10 + hours * chance.between(2, 9));
    facts.push({
      type: 'credential',
      id: `c-${i}`,
      name: `Credential ${i}`,
      issuer: 'i-0',
      cost,
      currency: 'EUR',
      hours,
    });
    for (const skill of taught)
      facts.push({ type: 'credentialSkill', credential: `c-${i}`, skill, level: level(2, 4) });
    if (i > 0 && chance.between(1, 3) === 1) {
      facts.push({ type: 'prerequisite', credential: `c-${i}`, needs: pick('c', i) });
    }
    if (i % 10 === 9) {
      const members = [i - 9, i - 5, i - 1];
      facts.push({
        type: 'stack',
        id: `t-${i}`,
        name: `Stack ${i}`,
        issuer: 'i-0',
        bundlePrice: 60_000,
        currency: 'EUR',
      });
      for (const member of members) facts.push({ type: 'stackMember', stack: `t-${i}`, credential: `c-${member}` });
    }
  }
  for (let i = 0; i < size.learners; i++) {
    facts.push({ type: 'learner', id: `l-${i}`, name: `Learner ${i}` });
    for (const skill of distinct(20, 's', size.skills)) {
      facts.push({ type: 'learnerSkill', learner: `l-${i}`, skill, level: level(1, 4) });
    }
  }
  return facts;
}
