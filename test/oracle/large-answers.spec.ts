import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  highsSolver,
  planPathway,
  type MilpSolver,
  type Certificate,
  type Pathway,
  type PathwayOptions,
  type Person,
  type SieveLimits,
  type Snapshot,
} from '#lib/engine';
import { checkCertificate } from '#lib/checker';
import { asked, catalogueFacts, drawn, ON, type Shape } from '../bench/catalogues/instances.js';
import { Draws } from '../bench/catalogues/draws.js';
import { loadHighs } from './highs.js';

/** STACKWAY_ORACLE_INSTANCES widens the comparison. */
const COUNT = Math.ceil(Number(process.env['STACKWAY_ORACLE_INSTANCES'] ?? 24) / 6);

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await loadHighs());
});

type Told = Pathway & { readonly status: string };

/** Random wishes of the kind that the sieve takes. */
function wishes(draws: Draws, { credentials, issuers }: Snapshot): Omit<PathwayOptions, 'on'> {
  const some = (table: Snapshot['credentials' | 'issuers']): string =>
    draws.pick<{ readonly id: string }>(table.facts).id;
  return {
    minimise: draws.pick(['cost', 'cost', 'hours', 'mix'] as const),
    ...(draws.happens(0.2) && { language: draws.pick(['en', 'de']) }),
    ...(draws.happens(0.15) && { minTrust: 0.5 }),
    ...(draws.happens(0.15) && { exclude: [some(credentials), some(issuers)] }),
    ...(draws.happens(0.2) && { require: [some(credentials)] }),
  };
}

describe.each<[Shape, number]>([
  ['sample', 200],
  ['sample', 400],
  ['sparse', 300],
  ['dense', 250],
])('whole answers from a made catalogue, %s of %i', (shape, size) => {
  it.each([1, 2])(
    'are those of the full way, whatever the sieve leaves out: seed %i',
    (seed) => {
      const catalogue = asked(catalogueFacts(shape, seed, size));
      const { snapshot } = catalogue;
      const draws = new Draws(seed);
      let [sieved, leftOut] = [0, 0];
      for (let i = 0; i < COUNT; i++) {
        const isNobody = draws.happens(0.1);
        const { person: somebody, role } = drawn(draws, catalogue);
        const person: Person = isNobody ? { skills: [], credentials: [] } : somebody;
        const options: PathwayOptions = { on: ON, certificate: true, ...wishes(draws, snapshot) };
        const ask = (from: number): Told =>
          planPathway(snapshot, person, role, options, { solver, sieve: { from } }) as Told;
        const [full, large] = [ask(Infinity), ask(0)];
        const where = `${shape} ${size} seed ${seed} question ${i} ${JSON.stringify(options)}`;
        const told = (answer: Told) => ({
          where,
          status: answer.status,
          value: answer.objective.value,
          tie: options.minimise === 'cost' ? answer.hours : answer.cost.amount,
          uncovered: answer.uncovered,
          readiness: answer.readiness,
          bound: answer.bound,
          left: answer.left,
          considered: answer.considered,
        });
        expect(told(large)).toEqual(told(full));
        if (full.status !== 'optimal') continue;
        const [proved, alsoProved] = [full, large].map(({ proof }) => proof.kind !== 'solver');
        if (proved) expect([where, alsoProved]).toEqual([where, true]);
        const checked = checkCertificate(JSON.stringify(large.proof.certificate));
        expect([where, checked.status]).toEqual([where, alsoProved ? 'proved' : 'confirmed']);
        expect(large.greedy?.excess ?? 0).toBeGreaterThanOrEqual(0);
        if (/ruled out by prices beforehand/.test(large.proof.statement)) sieved++;
        const offers = ({ proof }: Told): number => (proof.certificate as Certificate).instance.offers.length;
        leftOut += offers(full) - offers(large);
      }
      expect(sieved).toBeGreaterThan(0);
      expect(leftOut).toBeGreaterThan(0);
    },
    300_000,
  );
});

describe('a sieved catalogue', () => {
  const size = 300;
  const questions = (seed: number) => {
    const catalogue = asked(catalogueFacts('sample', seed, size));
    const draws = new Draws(seed);
    return Array.from({ length: 8 }, () => {
      const { person, role } = drawn(draws, catalogue);
      return (sieve: SieveLimits, wishes: Omit<PathwayOptions, 'on'> = {}): Told =>
        planPathway(catalogue.snapshot, person, role, { on: ON, ...wishes }, { solver, sieve }) as Told;
    });
  };
  const FULL = { from: Infinity };

  it('has alternatives within a tenth, and both ends of the trade-off of money and hours', () => {
    let alternatives = 0;
    for (const ask of questions(3).slice(0, 4)) {
      const wishes = { alternatives: 1, front: 2 };
      const [full, large] = [ask(FULL, wishes), ask({ from: 0 }, wishes)];
      expect(large.objective.value).toBe(full.objective.value);
      expect(large.alternatives.length).toBeLessThanOrEqual(full.alternatives.length);
      for (const one of large.alternatives) {
        expect(one.cost.amount).toBeLessThanOrEqual(1.1 * full.cost.amount + 0.005);
        expect(one.cost.amount).toBeGreaterThanOrEqual(full.alternatives[0]!.cost.amount);
      }
      alternatives += large.alternatives.length;
      const ends = ({ front }: Told) => [front[0], front.at(-1)].map((one) => one && [one.cost, one.hours]);
      expect(ends(large)).toEqual(ends(full));
      if (large.steps.length > 0) expect(large.proof.statement).toContain('among those left only');
    }
    expect(alternatives).toBeGreaterThan(0);
  }, 120_000);

  it('gives plan, bound and gap where the effort runs out', () => {
    let [unfinished, open] = [0, 0];
    for (const ask of questions(4)) {
      const [full, large] = [ask(FULL), ask({ from: 0, looks: 30 })];
      expect(large.uncovered).toEqual(full.uncovered);
      expect(large.objective.value).toBeGreaterThanOrEqual(full.objective.value);
      expect(large.bound).toBeLessThanOrEqual(full.objective.value);
      if (large.status === 'optimal') {
        expect(large.objective.value).toBe(full.objective.value);
        const isOpen = / is as good takes fewer hours was not settled/.test(large.proof.statement);
        if (isOpen) open++;
        else expect(large.hours).toBe(full.hours);
        continue;
      }
      unfinished++;
      const { value } = large.objective;
      expect([large.status, large.proof.kind]).toEqual(['feasible', 'none']);
      expect(large.proof.statement).toMatch(/too large to rule out enough/);
      expect(large.gap).toBeCloseTo((value - large.bound!) / value, 9);
      expect(large.steps.length).toBeGreaterThan(0);
      expect(large.readiness.after).toBe(full.readiness.after);
    }
    expect(unfinished).toBeGreaterThan(0);
    expect(open).toBeGreaterThan(0);
  }, 120_000);
});
