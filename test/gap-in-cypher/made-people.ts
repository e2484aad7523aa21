import { addDays, makeFact, type Day, type Fact, type FactType } from '#lib/model';
import { Chance } from '../oracle/random.js';

export const DAYS = { first: '2022-01-01', last: 1800 } as const;

const [SKILLS, ROLES, CREDENTIALS, STACKS, LEARNERS] = [40, 25, 60, 24, 60] as const;

/**
 * A seeded catalogue made to be hard for a gap: credentials that end by months or never, earned once or again, issued and assessed
 * before and after the days asked about; stacks by all, number, credits and groups, whose awards are members of later stacks and end too.
 */
export function madePeople(seed: number): Fact[] {
  const chance = new Chance(seed);
  const facts: Fact[] = [];
  const add = (type: FactType, values: Readonly<Record<string, unknown>>): void => {
    const made = makeFact(type, values);
    if (made.status === 'refused') throw new Error(JSON.stringify(made.problems));
    facts.push(made.fact);
  };
  const all = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}-${i}`);
  const [skills, credentials] = [all('s', SKILLS), all('c', CREDENTIALS)];
  const day = (): Day => addDays(DAYS.first, chance.between(0, DAYS.last));
  const level = (): number => chance.between(1, 5);
  const maybe = <T>(share: number, value: () => T): T | undefined => (chance.happens(share) ? value() : undefined);

  for (const id of skills) add('skill', { id, name: `Skill ${id}` });
  add('issuer', { id: 'i', name: 'Issuer' });
  for (const role of all('r', ROLES)) {
    add('role', { id: role, title: `Role ${role}` });
    // The first role asks for nothing: its readiness is null.
    for (const skill of chance.some(skills, role === 'r-0' ? 0 : chance.between(1, 20))) {
      const importance = maybe(0.8, () => chance.between(0, 1000) / 1000);
      add('roleSkill', { role, skill, level: level(), importance, essential: maybe(0.5, () => chance.happens(0.5)) });
    }
  }
  for (const id of credentials) {
    const validMonths = maybe(0.5, () => chance.between(1, 48));
    add('credential', { id, name: `Badge ${id}`, issuer: 'i', cost: 1000, currency: 'EUR', hours: 8, validMonths });
    for (const skill of chance.some(skills, chance.between(0, 4))) {
      add('credentialSkill', { credential: id, skill, level: level() });
    }
  }
  // Stack n awards the badge 36 + n and takes its members from those before it, so that awards build on awards.
  for (const [n, stack] of all('t', STACKS).entries()) {
    const members = chance.some(credentials.slice(0, 36 + n), chance.between(1, 4));
    if (n > 0 && chance.happens(0.6)) members.push(`c-${35 + chance.between(1, n)}`);
    const distinct = [...new Set(members)];
    const rule = chance.pick(['all', 'number', 'credits', 'groups', 'groups and number'] as const);
    add('stack', {
      id: stack,
      name: `Stack ${stack}`,
      issuer: 'i',
      awards: `c-${36 + n}`,
      atLeast: rule.endsWith('number') ? chance.between(1, distinct.length) : undefined,
      minCredits: rule === 'credits' ? chance.between(1, 4) + 0.3 : undefined,
    });
    for (const credential of distinct) {
      const group = rule.startsWith('groups') ? maybe(0.7, () => chance.pick(['a', 'b'])) : undefined;
      const credits = rule === 'credits' ? chance.between(1, 30) / 10 : undefined;
      add('stackMember', { stack, credential, group, credits });
    }
  }
  for (const learner of all('l', LEARNERS)) {
    add('learner', { id: learner });
    for (const skill of chance.some(skills, chance.between(0, 12))) {
      for (const at of new Set([maybe(0.7, day), ...(chance.happens(0.4) ? [day(), day()] : [])])) {
        add('learnerSkill', { learner, skill, level: level(), at });
      }
    }
    for (const credential of chance.some(credentials.slice(0, 40), chance.between(0, 24))) {
      for (const issuedOn of new Set([day(), ...(chance.happens(0.3) ? [day()] : [])])) {
        const expiresOn = maybe(0.3, () => addDays(issuedOn, chance.between(0, 900)));
        add('learnerCredential', { learner, credential, issuedOn, expiresOn });
      }
    }
  }
  return facts;
}
