import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, type Day, type Fact, type FactOf, type Level } from '#lib/model';
import { snapshotOf } from '../snapshot/build.js';
import { capabilityMap, type Worker } from './capability-map.js';

const ON = '2026-11-22';

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

function company(seed: number): { facts: Fact[]; people: Worker[] } {
  const pick = chance(seed);
  const facts = new Map<string, Fact>();
  const add = (key: string, fact: Fact): unknown => facts.set(`${fact.type} ${key}`, fact);
  const level = (): Level => (pick(5) + 1) as Level;
  add('o', { type: 'organization', id: 'o', name: 'o' });
  add('i', { type: 'issuer', id: 'i', name: 'i' });
  for (let i = 0; i < 4; i++) {
    add(`t${i}`, {
      type: 'team',
      id: `t${i}`,
      organization: 'o',
      name: `t${i}`,
      ...(i > 0 && pick(2) && { parent: `t${pick(i)}` }),
    });
    add(`s${i}`, { type: 'skill', id: `s${i}`, name: `s${i}` });
    add(`r${i}`, { type: 'role', id: `r${i}`, title: `r${i}` });
    for (let k = 0; k < 2; k++) {
      const skill = `s${pick(4)}`;
      add(`r${i}${skill}`, { type: 'roleSkill', role: `r${i}`, skill, level: level() });
    }
    const validMonths = pick(4) ? pick(24) + 12 : undefined;
    add(`c${i}`, {
      type: 'credential',
      id: `c${i}`,
      name: `c${i}`,
      issuer: 'i',
      cost: 0,
      currency: 'EUR',
      hours: 1,
      validMonths,
    });
    const skill = `s${pick(4)}`;
    add(`c${i}${skill}`, { type: 'credentialSkill', credential: `c${i}`, skill, level: level() });
  }
  const day = (): Day => addDays(ON, pick(1200) - 1000);
  const people = Array.from({ length: pick(7) }, (_, i): Worker => {
    const id = `p${i}`;
    return {
      learner: { type: 'learner', id, ...(pick(4) > 0 && { shares: ['skills'] }) },
      skills: Array.from({ length: pick(2) }, () => ({
        skill: `s${pick(4)}`,
        level: level(),
        ...(pick(2) && { at: day() }),
      })),
      credentials: Array.from({ length: pick(9) }, () => ({
        credential: `c${pick(4)}`,
        issuedOn: day(),
        ...(pick(3) === 0 && { expiresOn: addDays(ON, pick(800) - 200) }),
      })),
      positions: Array.from({ length: 1 + pick(2) }, () => ({
        type: 'position' as const,
        learner: id,
        team: `t${pick(4)}`,
        role: `r${pick(4)}`,
        ...(pick(3) === 0 && { since: day() }),
      })),
    };
  });
  return { facts: [...facts.values()], people };
}

type Row = [
  team: string,
  skill: string,
  level: number,
  needed: number,
  atLevel: number,
  below: number,
  holders: number,
  ends: string,
];

/** The same numbers day by day: a level ends when it is held today and not held on some day of the window. */
function naive(facts: readonly Fact[], people: readonly Worker[], all: boolean): Row[] {
  const of = <T extends Fact['type']>(type: T): FactOf<T>[] =>
    facts.filter((fact) => fact.type === type) as FactOf<T>[];
  const counted = people.filter((one) => all || one.learner.shares?.includes('skills'));
  const under = (team: string, top: string): boolean => {
    const parent = of('team').find((one) => one.id === team)!.parent;
    return team === top || (parent !== undefined && under(parent, top));
  };
  const need = (one: Worker, team: string, skill: string): number =>
    Math.max(
      0,
      ...one.positions
        .filter((job) => (job.since ?? ON) <= ON && under(job.team, team))
        .flatMap((job) => of('roleSkill').filter((fact) => fact.role === job.role && fact.skill === skill))
        .map((fact) => fact.level),
    );
  // What was known on the day asked about, as far as it still holds on a later one.
  const held = (one: Worker, skill: string, later: Day): number =>
    Math.max(
      0,
      ...one.skills.filter((fact) => fact.skill === skill && (fact.at ?? ON) <= ON).map((fact) => fact.level),
      ...one.credentials
        .filter((fact) => {
          const months = of('credential').find((credential) => credential.id === fact.credential)!.validMonths;
          const end = fact.expiresOn ?? (months === undefined ? undefined : addMonths(fact.issuedOn, months));
          return fact.issuedOn <= ON && (end === undefined || end >= later);
        })
        .flatMap((fact) =>
          of('credentialSkill').filter((link) => link.credential === fact.credential && link.skill === skill),
        )
        .map((link) => link.level),
    );
  const rows: Row[] = [];
  for (const { id: team } of of('team')) {
    const members = counted.filter((one) =>
      one.positions.some((job) => (job.since ?? ON) <= ON && under(job.team, team)),
    );
    for (const { id: skill } of of('skill')) {
      const needing = members.filter((one) => need(one, team, skill) > 0);
      if (needing.length === 0) continue;
      const level = Math.max(...needing.map((one) => need(one, team, skill)));
      const good = needing.filter((one) => held(one, skill, ON) >= need(one, team, skill));
      const low = needing.filter((one) => held(one, skill, ON) > 0 && held(one, skill, ON) < need(one, team, skill));
      const ends = good.flatMap((one) => {
        for (let ahead = 0; ahead <= 365; ahead++) {
          const holds = held(one, skill, addDays(ON, ahead + 1)) >= need(one, team, skill);
          if (!holds) return [`${addDays(ON, ahead)} ${one.learner.id}`];
        }
        return [];
      });
      const holders = members.filter((one) => held(one, skill, ON) >= level).length;
      rows.push([team, skill, level, needing.length, good.length, low.length, holders, ends.sort().join(' ')]);
    }
  }
  return rows;
}

describe('capabilityMap against a walk through the objects', () => {
  it('gives the same cells for 150 seeded companies', () => {
    let [single, ending] = [0, 0];
    for (let seed = 1; seed <= 150; seed++) {
      const { facts, people } = company(seed);
      const includeUnshared = seed % 2 === 0;
      const map = capabilityMap(snapshotOf(facts), people, { on: ON, organization: 'o', includeUnshared });
      if (map.status !== 'ok') throw new Error(JSON.stringify(map));
      const rows = map.teams.flatMap(({ team, skills }) =>
        skills.map((one): Row => {
          const ends = one.people.expiring.map(({ learner, expiresOn }) => `${expiresOn} ${learner}`).join(' ');
          return [team.id, one.skill.id, one.level, one.needed, one.atLevel, one.below, one.holders, ends];
        }),
      );
      const key = (row: Row): string => `${row[0]} ${row[1]}`;
      rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
      for (const one of map.teams.flatMap(({ skills }) => skills)) {
        expect(one.singlePointOfFailure).toBe(one.holders === 1);
      }
      expect({ seed, rows }).toEqual({ seed, rows: naive(facts, people, includeUnshared) });
      for (const { skills } of map.teams) {
        single += skills.filter((one) => one.singlePointOfFailure).length;
        ending += skills.filter((one) => one.expiring > 0).length;
      }
    }
    expect(single).toBeGreaterThan(50);
    expect(ending).toBeGreaterThan(50);
  });
});
