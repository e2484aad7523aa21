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
import { madeFramework, type Framework } from './framework.js';
import { sampleFacts, sparseFacts } from './sample.js';

/** Day of every question that a bench asks. */
export const ON = '2026-11-22';

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

export type Shape = 'sample' | 'dense' | 'sparse';
export const SHAPES: readonly Shape[] = ['sample', 'dense', 'sparse'];
/** Courses of the dense catalogue whose figures docs/benchmarks.md gives. */
export const DENSE_COURSES = 3000;
const LEARNERS = 200;

/** The made framework that a catalogue of a shape and a size stands on. */
function frameworkFor(shape: Shape, seed: number, credentials: number): Framework {
  const by = (skills: number, roles: number, ofARole: number) =>
    madeFramework(seed, { skills: Math.round(skills), roles: Math.max(60, Math.round(roles)), ofARole });
  const part = credentials / DENSE_COURSES;
  if (shape === 'dense') return by(Math.max(200, 2500 * part), 650 * part, 11);
  if (shape === 'sample') return by(10 * Math.sqrt(credentials), credentials / 8, 14);
  return by(Math.min(14_200, Math.max(90, credentials / 7)), Math.min(3000, credentials / 8), 14);
}

/** The facts of a catalogue: on a framework given, else on a made one. */
export function catalogueFacts(shape: Shape, seed: number, credentials: number, framework?: Framework): Fact[] {
  const on = framework ?? frameworkFor(shape, seed, credentials);
  const size = { credentials, learners: LEARNERS };
  if (shape === 'dense') return denseFacts(seed, on, { courses: credentials, learners: LEARNERS });
  return shape === 'sample' ? sampleFacts(seed, on, size) : sparseFacts(seed, on, size);
}

/** The dense catalogue (3,000 courses unless told). */
export function denseCatalogue(seed: number, courses = DENSE_COURSES): Asked {
  return asked(catalogueFacts('dense', seed, courses));
}

/** A learner asks for a role. */
export interface Pair {
  readonly name: string;
  readonly person: Person;
  /** Position in the snapshot. */
  readonly role: number;
  readonly instance: Instance;
  /** Skill-levels between what is held and what the role asks for: those that can be reached, and those that cannot. */
  readonly gap: number;
  readonly uncovered: number;
}

/** Somebody, and a role to ask for. */
export function drawn(draws: Draws, { snapshot, people }: Asked): Pick<Pair, 'person' | 'role'> {
  return { person: draws.pick(people), role: draws.between(0, snapshot.roles.facts.length - 1) };
}

/** Skill-levels between the start and the goals. */
export function gapOf({ goals, start }: Instance): number {
  return goals.levels.reduce((sum, [skill, level]) => sum + level - start.levels[skill]!, 0);
}

/** Skill-levels that a person's own words leave open, whatever can be reached. */
function wholeGap({ requires, skills }: Snapshot, person: Person, role: number): number {
  const own = new Map(person.skills.map((one) => [skills.index.get(one.skill), one.level]));
  let gap = 0;
  for (let k = requires.starts[role]!; k < requires.starts[role + 1]!; k++)
    gap += Math.max(0, requires.level[k]! - (own.get(requires.skill[k]) ?? 0));
  return gap;
}

/**
 * Seeded learner–role pairs in an endless stream.
 * @param gap least and most skill-levels that are open and can be reached
 */
export function* pairs(
  seed: number,
  catalogue: Asked,
  options: Omit<PathwayOptions, 'on'> = {},
  gap: readonly [least: number, most: number] = [1, Infinity],
): Generator<Pair, never> {
  const { snapshot } = catalogue;
  const draws = new Draws(seed);
  for (;;) {
    const { person, role } = drawn(draws, catalogue);
    const whole = wholeGap(snapshot, person, role);
    if (whole < gap[0] || whole > 2.5 * gap[1]) continue;
    const pair = pairOf(snapshot, person, role, options);
    if (pair.gap >= gap[0] && pair.gap <= gap[1]) yield pair;
  }
}

function pairOf(snapshot: Snapshot, person: Person, role: number, options: Omit<PathwayOptions, 'on'> = {}): Pair {
  const problem = pathwayProblem(snapshot, person, role, { on: ON, ...options });
  if ('problems' in problem) throw new Error(problem.problems[0]!.message);
  const { instance, uncovered } = problem;
  const missing = uncovered.reduce((sum, one) => sum + (one.level ?? 0) - (one.reachable ?? 0), 0);
  const name = `${person.learner!.id} ${snapshot.roles.facts[role]!.id}`;
  return { name, person, role, instance, gap: gapOf(instance), uncovered: missing };
}

/** Every role once, asked for by one learner after the other; roles that leave nothing open are passed over. */
export function* everyRole({ snapshot, people }: Asked): Generator<Pair> {
  for (const [role, { id }] of snapshot.roles.facts.entries()) {
    const person = people[role % people.length]!;
    const pair = pairOf(snapshot, person, role);
    if (pair.gap > 0) yield { ...pair, name: `${person.learner!.id} ${id.slice(-12)}` };
  }
}
