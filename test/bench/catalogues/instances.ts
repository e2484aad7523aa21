import {
  pathwayProblem,
  snapshotOf,
  type Instance,
  type PathwayOptions,
  type Person,
  type Snapshot,
} from '#lib/engine';
import type { Fact, LearnerCredential, LearnerSkill } from '#lib/model';
import { denseFacts } from './dense.js';
import { Draws } from './draws.js';
import { madeFramework } from './framework.js';

/** Day of every question that a bench asks. */
export const ON = '2026-11-22';

/** The dense catalogue's framework: what made the figures of docs/benchmarks.md come out. */
const DENSE_FRAMEWORK = { skills: 2500, roles: 650, ofARole: 11 };
export const DENSE_COURSES = 3000;

/** A made catalogue ready for questions. */
export interface Asked {
  readonly facts: readonly Fact[];
  readonly snapshot: Snapshot;
  readonly people: readonly Person[];
}

export function asked(facts: readonly Fact[]): Asked {
  const skills = new Map<string, LearnerSkill[]>();
  const credentials = new Map<string, LearnerCredential[]>();
  const into = <T>(map: Map<string, T[]>, learner: string, fact: T) =>
    map.set(learner, [...(map.get(learner) ?? []), fact]);
  for (const fact of facts) {
    if (fact.type === 'learnerSkill') into(skills, fact.learner, fact);
    if (fact.type === 'learnerCredential') into(credentials, fact.learner, fact);
  }
  const people = facts.flatMap((fact): Person[] =>
    fact.type === 'learner'
      ? [{ learner: fact, skills: skills.get(fact.id) ?? [], credentials: credentials.get(fact.id) ?? [] }]
      : [],
  );
  return { facts, snapshot: snapshotOf(facts), people };
}

/** The dense catalogue (3,000 courses unless told). */
export function denseCatalogue(seed: number, courses = DENSE_COURSES): Asked {
  const part = courses / DENSE_COURSES;
  const size = {
    ...DENSE_FRAMEWORK,
    skills: Math.max(200, Math.round(DENSE_FRAMEWORK.skills * part)),
    roles: Math.max(50, Math.round(DENSE_FRAMEWORK.roles * part)),
  };
  return asked(denseFacts(seed, madeFramework(seed, size), { courses, learners: 200 }));
}

/** A learner asks for a role. */
export interface Pair {
  readonly name: string;
  readonly person: Person;
  /** Position in the snapshot. */
  readonly role: number;
  readonly instance: Instance;
  /** Skill-levels between what is held and what the role asks for, and how many of them nothing reaches. */
  readonly gap: number;
  readonly uncovered: number;
}

/** Seeded learner–role pairs with something to learn, in an endless stream. */
export function* pairs(
  seed: number,
  { snapshot, people }: Asked,
  options: Omit<PathwayOptions, 'on'> = {},
): Generator<Pair> {
  const draws = new Draws(seed);
  for (;;) {
    const person = draws.pick(people);
    const role = draws.between(0, snapshot.roles.facts.length - 1);
    const problem = pathwayProblem(snapshot, person, role, { on: ON, ...options });
    if ('problems' in problem) throw new Error(problem.problems[0]!.message);
    const { instance, uncovered, levels } = problem;
    if (instance.goals.levels.length + instance.goals.anyOf.length === 0) continue;
    let gap = 0;
    const { starts, skill, level } = snapshot.requires;
    for (let k = starts[role]!; k < starts[role + 1]!; k++)
      gap += Math.max(0, level[k]! - (levels.skills.get(skill[k]!)?.level ?? 0));
    const missing = uncovered.reduce((sum, one) => sum + (one.level ?? 0) - (one.reachable ?? 0), 0);
    const name = `${person.learner!.id} ${snapshot.roles.facts[role]!.id}`;
    yield { name, person, role, instance, gap, uncovered: missing };
  }
}

/** Instances of learner–role pairs of the dense catalogue: 3,000 courses, whole cents, least cost and then fewest minutes. */
export function denseInstances(seed: number, count: number): Instance[] {
  const stream = pairs(seed, denseCatalogue(seed));
  return Array.from({ length: count }, () => stream.next().value!.instance as Instance);
}
