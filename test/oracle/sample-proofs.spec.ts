import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkCertificate } from '#lib/checker';
import { highsSolver, planPathway, snapshotOf, type Certificate, type MilpSolver, type Person } from '#lib/engine';
import { CATALOGUE_TYPES, type Fact } from '#lib/model';
import { facts, typesInSample } from '../sample-facts.js';
import { loadHighs } from './highs.js';
import { Chance } from './random.js';
import { sampleAsker, WISHES } from './wishes.js';

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
  let ask: ReturnType<typeof sampleAsker>;
  beforeAll(async () => {
    solver = highsSolver(await loadHighs());
    ask = sampleAsker(solver, 101);
  });

  it('are all right, and all proved', () => {
    const found = certificates(solver, pairs, (of) => of);
    const verdicts = found.map((each) => checkCertificate(JSON.stringify(each)).status);
    expect(verdicts.length).toBeGreaterThanOrEqual(40);
    expect(verdicts.filter((verdict) => verdict !== 'proved')).toEqual([]);
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

  it.each(Object.entries(WISHES))('are proved with the wish: %s', (name, wish) => {
    const onCalendar = /finish|at a time/.test(name);
    let proofs = 0;
    for (const { status, kind, statement, certificate, options } of ask(wish)) {
      const where = `${name}: ${statement}`;
      expect([where, status]).toEqual([where, expect.stringMatching(/^(optimal|infeasible)$/)]);
      // What days of courses rule out is outside the certificate, and said to be.
      if (onCalendar && (kind === 'solver' || kind === 'none')) {
        expect(where).toMatch(/solver|cannot be had before/);
        continue;
      }
      expect([where, certificate?.verdict]).toEqual([where, 'proved']);
      expect([where, kind]).toEqual([where, expect.stringMatching(/^(prices|tree)$/)]);
      proofs++;
      if (status === 'optimal') continue;
      const { cost, minutes } = certificate!.plan;
      const isDear = options.budget !== undefined && cost > 100 * Number(options.budget);
      const isLong = options.maxHours !== undefined && minutes > 60 * options.maxHours;
      expect([where, isDear || isLong || options.by !== undefined || options.validOn !== undefined]).toEqual([
        where,
        true,
      ]);
    }
    expect(proofs).toBeGreaterThan(2);
  });
});
