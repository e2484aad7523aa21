import { COST, HOURS, MIX, type GenerateOptions } from './generate.js';

/** Only skill-levels and the badges that bring them. */
const BARE = {
  needs: [0],
  stacks: [0, 0],
  funds: false,
  limits: false,
  renewals: 0,
  coverage: 0,
  anyOf: [0],
  wantedStack: 0,
} as const satisfies GenerateOptions;

/** Badges with prerequisites of every sort. */
const LADDER = { ...BARE, needs: [0, 0, 1, 1, 2], credentials: [5, 10] } as const satisfies GenerateOptions;
const STACKS = { ...LADDER, stacks: [1, 3], bundles: false, wantedStack: 0.5 } as const satisfies GenerateOptions;
const SOLD = { ...STACKS, needs: [0, 0, 1], bundles: true, anyOf: [0, 1, 2] } as const satisfies GenerateOptions;

/** Kinds of problem, each with one thing that makes it what it is, and `everything` with all of them together. */
export const KINDS = {
  plain: { ...BARE, credentials: [5, 11], skills: [2, 6], gives: [1, 2, 2, 3], allSkills: true },
  /** More badges than brute force can try: for the dynamic programme. */
  cover: { ...BARE, credentials: [14, 40], skills: [8, 17], gives: [1, 2, 3, 3, 4, 5], allSkills: true },
  circles: {
    ...LADDER,
    needs: [0, 1, 1, 2, 2],
    alternatives: [1],
    onCredential: 0.2,
    gives: [1, 2, 2, 3],
    skills: [3, 6],
    allSkills: true,
  },
  groups: { ...LADDER, alternatives: [2, 2, 3], onCredential: 0.6 },
  'stacks-all': { ...STACKS, kinds: ['all'] },
  'stacks-k-of-n': { ...STACKS, kinds: ['atLeast'] },
  'stacks-groups': { ...STACKS, kinds: ['groups', 'mixed'] },
  'stacks-credits': { ...STACKS, kinds: ['minCredits'] },
  /** More members, and more ways to complete a stack with them, than can be listed. */
  'stacks-of-many': { ...STACKS, credentials: [14, 22], members: [10, 16], wantedStack: 0.5, skills: [3, 6] },
  'stacks-nested': { ...STACKS, stacks: [2, 4], nested: true, awards: 1 },
  awards: { ...STACKS, awards: 1, wantedStack: 0, onCredential: 0.8, credentials: [6, 10] },
  bundles: { ...SOLD, credentials: [5, 9] },
  'bundles-credits': { ...SOLD, credentials: [5, 9], kinds: ['minCredits', 'mixed'] },
  'bundles-of-many': { ...SOLD, credentials: [13, 18], members: [6, 14], wantedStack: 0.6 },
  'funds-uncapped': { ...LADDER, funds: [1, 2], capped: 0 },
  'funds-capped': { ...LADDER, funds: [1, 2], capped: 1 },
  'funds-and-bundles': { ...SOLD, credentials: [5, 8], funds: [1, 2] },
  coverage: { ...LADDER, coverage: 1, allSkills: true },
  'coverage-stacks': { ...STACKS, coverage: 1, allSkills: true },
  budget: { ...LADDER, limits: { price: 1, minutes: 0 }, objectives: [HOURS, MIX] },
  'hours-cap': { ...LADDER, limits: { price: 0, minutes: 1 }, objectives: [COST, MIX] },
  'budget-coverage': { ...LADDER, limits: { price: 1, minutes: 1 }, coverage: 1, allSkills: true },
  'required-stack': { ...STACKS, wantedStack: 1 },
  'required-credential': { ...LADDER, anyOf: [1, 2], anyOfSize: [1, 1] },
  'role-groups': { ...LADDER, anyOf: [1, 2, 3], anyOfSize: [2, 3] },
  renewals: { ...LADDER, renewals: 0.6, onCredential: 0.5, credentials: [4, 7] },
  cost: { ...LADDER, objectives: [COST] },
  hours: { ...LADDER, objectives: [HOURS] },
  mix: { ...LADDER, objectives: [MIX] },
  everything: {},
} as const satisfies Readonly<Record<string, GenerateOptions>>;

export type Kind = keyof typeof KINDS;
