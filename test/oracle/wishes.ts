import { checkCertificate } from '#lib/checker';
import {
  planPathway,
  snapshotOf,
  type Certificate,
  type MilpSolver,
  type Pathway,
  type PathwayOptions,
  type Person,
} from '#lib/engine';
import { addDays, CATALOGUE_TYPES, type Fact } from '#lib/model';
import { facts, typesInSample } from '../sample-facts.js';

/* Questions to the sample with wishes of every kind, and what stands behind each answer. */

const ON = '2026-11-22';

type Wish = (plain: Pathway) => Partial<PathwayOptions>;

const share = (of: number, part: number): string => (of * part).toFixed(2);
const inWeeks = (weeks: number): string => addDays(ON, Math.ceil(7 * weeks));

/** Wishes by name; limits go by what the plan without them takes. */
export const WISHES: Readonly<Record<string, Wish>> = {
  none: () => ({}),
  hours: () => ({ minimise: 'hours' }),
  mix: () => ({ minimise: 'mix' }),
  trust: () => ({ minimise: 'trust' }),
  'coverage 0.8': () => ({ coverage: 0.8 }),
  'coverage 0.9': () => ({ coverage: 0.9 }),
  'budget 70 %': ({ cost }) => ({ budget: share(cost.amount, 0.7) }),
  'budget 70 %, coverage 0.7': ({ cost }) => ({ budget: share(cost.amount, 0.7), coverage: 0.7 }),
  'budget 102 %, mix': ({ cost }) => ({ budget: share(cost.amount, 1.02), minimise: 'mix' }),
  'hours 80 %': ({ hours }) => ({ maxHours: 0.8 * hours }),
  'hours 97 %': ({ hours }) => ({ maxHours: 0.97 * hours }),
  'budget 103 %, hours 97 %': ({ cost, hours }) => ({ budget: share(cost.amount, 1.03), maxHours: 0.97 * hours }),
  'by 80 %': ({ weeks }) => ({ by: inWeeks(0.8 * weeks) }),
  'by the last day': ({ finish }) => ({ by: finish ?? ON }),
  'three at a time, by 60 %': ({ weeks }) => ({ parallel: 3, by: inWeeks(0.6 * weeks) }),
  'valid later': () => ({ validOn: '2028-06-30' }),
  finish: () => ({ minimise: 'finish' }),
  'finish, three at a time': () => ({ minimise: 'finish', parallel: 3 }),
};

export interface Answered {
  readonly status: Pathway['status'];
  readonly kind: Pathway['proof']['kind'];
  readonly statement: string;
  /** What the checker says of the certificate, and what is in it; null where there is none. */
  readonly certificate: { readonly verdict: string; readonly plan: Certificate['plan'] } | null;
  readonly options: Partial<PathwayOptions>;
}

/**
 * Asks every so many of all pairs of a learner and a role, those left out that need no step.
 * @param every 1 for all of them
 */
export function sampleAsker(solver: MilpSolver, every: number): (wish: Wish) => Generator<Answered> {
  const catalogue = CATALOGUE_TYPES.filter((type) => typesInSample.includes(type));
  const snapshot = snapshotOf(catalogue.flatMap((type): readonly Fact[] => facts(type)));
  const [skills, credentials] = [facts('learnerSkill'), facts('learnerCredential')];
  const people = facts('learner').map((learner): Person => {
    const own = <T extends { readonly learner: string }>(of: readonly T[]) =>
      of.filter((one) => one.learner === learner.id);
    return { learner, skills: own(skills), credentials: own(credentials) };
  });
  const ask = (person: Person, role: number, options: Partial<PathwayOptions>): Pathway => {
    const answer = planPathway(snapshot, person, role, { on: ON, certificate: true, ...options }, { solver });
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
    return answer;
  };
  const pairs = people
    .flatMap((person) => [...snapshot.roles.facts.keys()].map((role) => ({ person, role })))
    .filter((_, at) => at % every === 0)
    .map((pair) => ({ ...pair, plain: ask(pair.person, pair.role, {}) }))
    .filter(({ plain }) => plain.steps.length > 0);
  return function* (wish) {
    for (const { person, role, plain } of pairs) {
      const options = wish(plain);
      const { status, proof } = ask(person, role, options);
      const { kind, statement } = proof;
      const certificate = proof.certificate as Certificate | undefined;
      const verdict = certificate && checkCertificate(JSON.stringify(certificate)).status;
      yield {
        status,
        kind,
        statement,
        certificate: certificate && verdict ? { verdict, plan: certificate.plan } : null,
        options,
      };
    }
  };
}
