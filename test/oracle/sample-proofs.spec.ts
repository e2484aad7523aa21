import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkCertificate } from '#lib/checker';
import { highsSolver, planPathway, snapshotOf, type Certificate, type MilpSolver, type Person } from '#lib/engine';
import { CATALOGUE_TYPES, type Fact } from '#lib/model';
import { facts, typesInSample } from '../sample-facts.js';
import { loadHighs } from './highs.js';
import { Chance } from './random.js';

/* Certificates of the sample's own questions: one in thirteen of all pairs of a learner and a role. */

const catalogue = CATALOGUE_TYPES.filter((type) => typesInSample.includes(type)).flatMap((type): readonly Fact[] =>
  facts(type),
);
const learners = facts('learner');
const skills = facts('learnerSkill');
const credentials = facts('learnerCredential');
const roles = facts('role').map(({ id }) => id);
const pairs = learners
  .flatMap((learner) => roles.map((role) => [learner, role] as const))
  .filter((_, at) => at % 13 === 0);

function person(learner: (typeof learners)[number], shuffle: <T>(of: readonly T[]) => readonly T[]): Person {
  const own = <T extends { readonly learner: string }>(of: readonly T[]) =>
    shuffle(of.filter((each) => each.learner === learner.id));
  return { learner, skills: own(skills), credentials: own(credentials) };
}

function certificates(
  solver: MilpSolver,
  some: typeof pairs,
  shuffle: <T>(of: readonly T[]) => readonly T[],
): Certificate[] {
  const snapshot = snapshotOf(shuffle(catalogue));
  const options = { on: '2026-11-22', certificate: true, alternatives: 0, front: 0 };
  return some.map(([learner, role]) => {
    const at = snapshot.roles.index.get(role)!;
    const answer = planPathway(snapshot, person(learner, shuffle), at, options, { solver });
    if (answer.status !== 'optimal') throw new Error(`${learner.id} as ${role}: ${answer.status}`);
    return answer.proof.certificate as Certificate;
  });
}

describe('certificates of the sample', () => {
  let solver: MilpSolver;
  beforeAll(async () => {
    solver = highsSolver(await loadHighs());
  });

  it('are all right, and at least nine in ten proved', () => {
    const found = certificates(solver, pairs, (of) => of);
    const verdicts = found.map((each) => checkCertificate(JSON.stringify(each)).status);
    expect(verdicts.length).toBeGreaterThanOrEqual(40);
    expect(verdicts.filter((verdict) => verdict !== 'proved' && verdict !== 'confirmed')).toEqual([]);
    expect(verdicts.filter((verdict) => verdict === 'proved').length).toBeGreaterThanOrEqual(0.9 * verdicts.length);
  });

  it('are the same to the byte when asked for twice, and from facts in another order', () => {
    const some = pairs.filter((_, at) => at % 7 === 0);
    const text = (all: readonly Certificate[]) => all.map((each) => JSON.stringify(each));
    const once = text(certificates(solver, some, (of) => of));
    expect(text(certificates(solver, some, (of) => of))).toEqual(once);
    const chance = new Chance(6);
    expect(text(certificates(solver, some, (of) => chance.some(of, of.length)))).toEqual(once);
    expect(once.filter((each) => /"kind":"(prices|tree)"/.test(each)).length).toBeGreaterThan(some.length / 2);
  });
});
