import type { Fact, Level } from '#lib/model';
import { Draws } from './draws.js';
import type { Framework } from './framework.js';

/**
 * The shape of a real catalogue of courses as docs/benchmarks.md describes it: 5.5 skills taught and 2.6 required each, at levels,
 * prerequisites that go round in circles across skills, a third of what roles ask for beyond what anybody teaches, long plans.
 */
const DENSE = {
  /** Weights of the levels 1 to 5: of what a course is about, and of what a role asks for. */
  courseLevels: [0.34, 0.3, 0.2, 0.11, 0.05],
  roleLevels: [0.2, 0.28, 0.28, 0.17, 0.07],
  /** Skills taught: weights of 2, 3, … 10. */
  taught: [0.04, 0.1, 0.18, 0.22, 0.18, 0.12, 0.08, 0.05, 0.03],
  /** Required skill-levels: weights of 0, 1, 2, … 6, for courses on the first level and on later ones. */
  required: { first: [0.3, 0.3, 0.22, 0.12, 0.06, 0, 0], later: [0.04, 0.08, 0.2, 0.26, 0.2, 0.14, 0.08] },
  /** A course is made for a role with at least so many skills that are taught. */
  pool: 10,
  /** How often a requirement is one level less of what the course itself teaches. */
  ownSkill: 0.4,
  /** Share of skills that roles ask for and no course teaches. */
  untaught: 0.2,
} as const;

const level = (weights: readonly number[], draws: Draws): Level => (draws.weighted(weights) + 1) as Level;

/** Learners hold part of a role's skills; courses, roles at levels and learners are plain facts. */
export function denseFacts(seed: number, framework: Framework, size: { courses: number; learners: number }): Fact[] {
  const draws = new Draws(seed);
  const facts: Fact[] = [...framework.skills, { type: 'issuer', id: 'i-0', name: 'Issuer', trust: 0.8 }];
  const untaught = new Set(framework.skills.flatMap(({ id }) => (draws.happens(DENSE.untaught) ? [id] : [])));
  const asked = new Map<string, Level>();
  for (const { role, skills } of framework.roles) {
    facts.push(role);
    for (const { skill, essential } of skills) {
      const need = level(DENSE.roleLevels, draws);
      asked.set(`${role.id} ${skill}`, need);
      const importance = essential ? draws.between(6, 10) / 10 : draws.between(2, 6) / 10;
      facts.push({ type: 'roleSkill', role: role.id, skill, level: need, importance, essential });
    }
  }
  for (let i = 0; i < size.courses; i++) facts.push(...course(`c-${i}`, draws, framework, untaught));
  for (let i = 0; i < size.learners; i++) {
    facts.push({ type: 'learner', id: `l-${i}`, name: `Learner ${i}` });
    const { role, skills } = draws.pick(framework.roles);
    for (const { skill } of skills) {
      const held = asked.get(`${role.id} ${skill}`)! - draws.between(0, 1);
      if (held < 1 || draws.happens(0.4)) continue;
      facts.push({ type: 'learnerSkill', learner: `l-${i}`, skill, level: held as Level });
    }
  }
  return facts;
}

/** A course teaches and requires skills that some role needs together. */
function course(id: string, draws: Draws, framework: Framework, untaught: ReadonlySet<string>): Fact[] {
  const about = level(DENSE.courseLevels, draws);
  let teachable: readonly string[] = [];
  for (let tries = 0; teachable.length < DENSE.pool && tries < 20; tries++) {
    const skills = draws
      .pick(framework.roles)
      .skills.map(({ skill }) => skill)
      .filter((skill) => !untaught.has(skill));
    if (skills.length > teachable.length) teachable = skills;
  }
  const taught = new Map<string, number>();
  for (const skill of draws.some(teachable, 2 + draws.weighted(DENSE.taught)))
    taught.set(skill, Math.max(1, about - draws.between(0, 1)));
  const required = new Map<string, number>();
  const others = draws.some(
    teachable.filter((skill) => !taught.has(skill)),
    6,
  );
  const own = draws.some(
    [...taught].filter(([, to]) => to > 1),
    6,
  );
  for (let left = draws.weighted(DENSE.required[about === 1 ? 'first' : 'later']); left > 0; left--) {
    const above = draws.happens(DENSE.ownSkill) ? own.pop() : undefined;
    if (above) required.set(above[0], above[1] - 1);
    else if (others.length > 0) required.set(others.pop()!, draws.between(1, Math.min(3, Math.max(1, about - 1))));
  }
  const effort = [...taught.values()].reduce((sum, to) => sum + to, 0);
  return [
    {
      type: 'credential',
      id,
      name: `Course ${id}`,
      issuer: 'i-0',
      cost: Math.round(draws.lognormal(4000 * effort ** 0.7, 0.9)),
      currency: 'EUR',
      hours: Math.max(1, Math.round(draws.lognormal(7 * effort ** 0.9, 0.5))),
    },
    ...[...taught].map(([skill, to]): Fact => ({ type: 'credentialSkill', credential: id, skill, level: to as Level })),
    ...[...required].map(([needs, at]): Fact => ({ type: 'prerequisite', credential: id, needs, level: at as Level })),
  ];
}
