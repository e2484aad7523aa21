import type { Alternative, Instance, StackRule } from '../instance.js';

/** Credentials by number, for examples worked by hand: each has one offer. */
export interface Example {
  readonly skills?: number;
  readonly badges: readonly {
    readonly price: number;
    readonly minutes?: number;
    readonly gives?: readonly (readonly [skill: number, level: number])[];
    readonly needs?: readonly (readonly Alternative[])[];
  }[];
  readonly stacks?: readonly StackRule[];
  readonly goals?: Partial<Instance['goals']>;
  readonly limits?: Partial<Instance['limits']>;
}

/** The instance of an example: money is minimised, then minutes. */
export function exampleInstance({ skills = 0, badges, stacks = [], goals = {}, limits = {} }: Example): Instance {
  return {
    version: 1,
    currency: 'EUR',
    skills: Array.from({ length: skills }, (_, i) => `skill-${i}`),
    credentials: badges.map((_, i) => `badge-${i}`),
    gives: badges.map((badge) => badge.gives ?? []),
    needs: badges.map((badge) => badge.needs ?? []),
    start: { levels: Array.from({ length: skills }, () => 0), credentials: [] },
    offers: badges.map(({ price, minutes = 0 }, credential) => ({
      credential,
      renewal: false,
      price,
      minutes,
      grants: [],
    })),
    stacks,
    funds: [],
    goals: { levels: [], anyOf: [], stacks: [], coverage: null, ...goals },
    limits: { price: null, minutes: null, ...limits },
    objective: { price: 1, minutes: 0, then: 'minutes' },
  };
}

/** A stack of all of these. */
export function allOf(id: string, members: readonly number[], more: Partial<StackRule> = {}): StackRule {
  return {
    id,
    members: members.map((credential) => ({ credential, group: null, credits: 0 })),
    atLeast: null,
    minCredits: null,
    awards: null,
    bundle: null,
    ...more,
  };
}
