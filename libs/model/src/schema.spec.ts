import { describe, expect, it } from '@jest/globals';
import type { FactOf, FactType } from './facts.js';
import { FACT_TYPES, NODE_TYPES, SCHEMA } from './schema.js';

type RequiredKeys<F> = { [K in keyof F]-?: undefined extends F[K] ? never : K }[keyof F];

/** Per field whether it is required, as the interfaces say: the compiler refuses this table when one is missing, extra or wrong. */
const FIELDS: {
  readonly [T in FactType]: {
    readonly [K in Exclude<keyof FactOf<T>, 'type'>]: K extends RequiredKeys<FactOf<T>> ? true : false;
  };
} = {
  skill: {
    id: true,
    name: true,
    altNames: false,
    kind: false,
    framework: false,
    description: false,
    broader: false,
    sameAs: false,
  },
  skillGroup: { id: true, name: true, altNames: false, code: false, framework: false, description: false },
  skillBroader: { skill: true, broader: true },
  skillRelation: { skill: true, related: true, kind: false },
  skillCollection: { skill: true, collection: true },
  postingSkill: { posting: true, skill: true, importance: false },
  skillSameAs: { skill: true, same: true, confidence: false, source: false },
  unmatchedSkill: { of: true, name: true, level: false, importance: false, essential: false },
  nameDecision: { kind: true, name: true, means: false },
  role: { id: true, title: true, altTitles: false, codes: false, family: false, jobZone: false, description: false },
  roleTitle: { role: true, title: true },
  roleGroup: { id: true, name: true, code: false, description: false },
  roleBroader: { role: true, broader: true },
  roleCollection: { role: true, collection: true },
  roleSameAs: { role: true, same: true, confidence: false, source: false },
  crosswalk: {
    fromScheme: true,
    from: true,
    toScheme: true,
    to: true,
    confidence: false,
    partial: false,
    source: false,
  },
  learnerUnmatchedSkill: { learner: true, name: true, level: false, evidence: false, at: false },
  jobZone: { role: true, zone: true },
  roleSkill: { role: true, skill: true, level: true, importance: false, essential: false },
  roleCredential: { role: true, credential: true, group: false },
  issuer: { id: true, name: true, accredited: false, trust: false, recognisedBy: false, regions: false, url: false },
  credential: {
    id: true,
    name: true,
    issuer: true,
    kind: false,
    cost: true,
    currency: true,
    hours: true,
    weeks: false,
    mode: false,
    language: false,
    regions: false,
    eqf: false,
    credits: false,
    assessment: false,
    verification: false,
    validMonths: false,
    renewalCost: false,
    renewalHours: false,
    starts: false,
    status: false,
    url: false,
    description: false,
  },
  credentialSkill: { credential: true, skill: true, level: true },
  prerequisite: { credential: true, needs: true, level: false, group: false },
  stack: {
    id: true,
    name: true,
    issuer: true,
    atLeast: false,
    minCredits: false,
    bundlePrice: false,
    currency: false,
    credits: false,
    awards: false,
  },
  stackMember: { stack: true, credential: true, group: false, credits: false },
  articulation: { from: true, programme: true, credits: true, minLevel: false, condition: false },
  funding: {
    id: true,
    name: true,
    kind: true,
    percent: false,
    amount: false,
    currency: false,
    cap: false,
    covers: true,
    eligibility: false,
  },
  learner: { id: true, name: false, email: false, hoursPerWeek: false, region: false, language: false, shares: false },
  learnerSkill: { learner: true, skill: true, level: true, evidence: false, at: false },
  learnerCredential: { learner: true, credential: true, issuedOn: true, expiresOn: false, evidence: false },
  organization: { id: true, name: true },
  team: { id: true, organization: true, name: true, parent: false },
  position: { learner: true, team: true, role: true, since: false, targetRole: false },
  posting: {
    id: true,
    title: true,
    role: false,
    employer: false,
    region: false,
    sector: false,
    postedOn: true,
    skills: false,
    description: false,
    salaryMin: false,
    salaryMax: false,
    currency: false,
    period: false,
  },
  rate: { from: true, to: true, rate: true, on: true },
  wage: {
    role: true,
    region: true,
    year: true,
    employment: false,
    openings: false,
    median: false,
    p10: false,
    p90: false,
    currency: false,
    source: false,
    atLeast: false,
  },
};

describe('the schema', () => {
  it.each(FACT_TYPES)('lists the fields of %s as its interface does', (type) => {
    const listed = Object.fromEntries(SCHEMA[type].fields.map((field) => [field.name, field.required]));
    expect(listed).toEqual(FIELDS[type]);
  });

  it.each(FACT_TYPES)('identifies %s by fields that it has', (type) => {
    const names = SCHEMA[type].fields.map((field) => field.name);
    expect(SCHEMA[type].key.length).toBeGreaterThan(0);
    expect(names).toEqual(expect.arrayContaining([...SCHEMA[type].key]));
  });

  it('gives every file to one type, and every reference to things with ids', () => {
    const files = FACT_TYPES.map((type) => SCHEMA[type].file);
    expect(new Set(files).size).toBe(files.length);
    const referred = new Set(FACT_TYPES.flatMap((type) => SCHEMA[type].fields.flatMap((field) => field.refs ?? [])));
    expect([...referred].filter((type) => !NODE_TYPES.includes(type))).toEqual([]);
  });

  it('reads things before what refers to them, but for what refers to its own type', () => {
    const order = new Map(FACT_TYPES.map((type, i) => [type, i]));
    const early = FACT_TYPES.flatMap((type) =>
      SCHEMA[type].fields.flatMap((field) =>
        (field.refs ?? [])
          .filter((other) => other !== type && order.get(other)! > order.get(type)!)
          .map((other) => `${type}.${field.name} → ${other}`),
      ),
    );
    expect(early).toEqual([]);
  });

  it('has a currency beside every amount of money', () => {
    for (const type of FACT_TYPES) {
      const names = SCHEMA[type].fields.map((field) => field.name);
      for (const field of SCHEMA[type].fields) if (field.type === 'money') expect(names).toContain(field.currency);
    }
  });
});
