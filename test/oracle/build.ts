import type { Grant, Instance, Offer, StackRule } from '#lib/engine';

type Alternative = Instance['needs'][number][number][number];
type Names = Readonly<Record<string, number>>;

/** A credential of a hand-written instance: what it brings, what it needs, and (unless price is left out) one offer of it. */
export interface Badge {
  readonly price?: number;
  readonly minutes?: number;
  readonly gives?: Names;
  /** Each entry is a group: alternatives such as `['a', { python: 2 }]`. */
  readonly needs?: readonly (readonly (string | Names)[])[];
  /** Fund → saving. */
  readonly grants?: Names;
  /** Price and minutes of a renewal. */
  readonly renewal?: readonly [price: number, minutes: number];
}

export interface Stack {
  /** Member → group and credits (in whole credits), or nothing. */
  readonly members: Readonly<Record<string, { readonly group?: number; readonly credits?: number }>>;
  readonly atLeast?: number;
  readonly minCredits?: number;
  readonly awards?: string;
  readonly bundle?: number;
  readonly grants?: Names;
}

/** A whole problem in names, for tests that are worked by hand. Everything left out is empty; the objective is the price, then minutes. */
export interface Problem {
  readonly badges: Readonly<Record<string, Badge>>;
  readonly stacks?: Readonly<Record<string, Stack>>;
  /** Fund → cap. */
  readonly funds?: Readonly<Record<string, number | null>>;
  readonly levels?: Names;
  readonly held?: readonly string[];
  readonly goals?: {
    readonly levels?: Names;
    readonly anyOf?: readonly (readonly string[])[];
    readonly stacks?: readonly string[];
    readonly coverage?: {
      readonly atLeast: number;
      readonly weights: readonly (readonly [string, number, number])[];
    };
  };
  readonly limits?: { readonly price?: number; readonly minutes?: number };
  readonly objective?: Instance['objective'];
}

/** Names → integers. */
export function build(problem: Problem): Instance {
  const { badges, stacks = {}, funds = {}, held = [], goals = {} } = problem;
  const credentials = Object.keys(badges);
  const skills = [...new Set(JSON.stringify(problem).match(/skill-\w+/g) ?? [])].sort();
  const indexIn =
    (names: readonly string[]) =>
    (name: string): number => {
      if (!names.includes(name)) throw new Error(`no ${name} among ${names.join(', ')}`);
      return names.indexOf(name);
    };
  const skill = indexIn(skills);
  const credential = indexIn(credentials);
  const fund = indexIn(Object.keys(funds));
  const levels = (names: Names = {}) => Object.entries(names).map(([name, level]) => [skill(name), level] as const);
  const grants = (names: Names = {}): Grant[] => Object.entries(names).map(([name, saving]) => [fund(name), saving]);
  const alternatives = (one: string | Names): Alternative[] =>
    typeof one === 'string'
      ? [['credential', credential(one)]]
      : levels(one).map(([index, level]): Alternative => ['skill', index, level]);
  const gives = Object.values(badges).map((badge) => levels(badge.gives));
  const start = skills.map((name) => problem.levels?.[name] ?? 0);
  for (const name of held)
    for (const [index, level] of gives[credential(name)]!) start[index] = Math.max(start[index]!, level);
  return {
    version: 1,
    currency: 'EUR',
    skills,
    credentials,
    gives,
    needs: Object.values(badges).map((badge) => (badge.needs ?? []).map((group) => group.flatMap(alternatives))),
    start: { levels: start, credentials: held.map(credential) },
    offers: Object.entries(badges).flatMap(([name, badge]) => offersOf(credential(name), badge, grants(badge.grants))),
    stacks: Object.entries(stacks).map(([id, stack]): StackRule => ({
      id,
      members: Object.entries(stack.members).map(([name, { group, credits }]) => ({
        credential: credential(name),
        group: group ?? null,
        credits: 1000 * (credits ?? 0),
      })),
      atLeast: stack.atLeast ?? null,
      minCredits: stack.minCredits === undefined ? null : 1000 * stack.minCredits,
      awards: stack.awards === undefined ? null : credential(stack.awards),
      bundle: stack.bundle === undefined ? null : { price: stack.bundle, grants: grants(stack.grants) },
    })),
    funds: Object.entries(funds).map(([id, cap]) => ({ id, cap })),
    goals: {
      levels: levels(goals.levels),
      anyOf: (goals.anyOf ?? []).map((group) => group.map(credential)),
      stacks: (goals.stacks ?? []).map(indexIn(Object.keys(stacks))),
      coverage: goals.coverage
        ? {
            atLeast: goals.coverage.atLeast,
            weights: goals.coverage.weights.map(([name, level, weight]) => [skill(name), level, weight] as const),
          }
        : null,
    },
    limits: { price: problem.limits?.price ?? null, minutes: problem.limits?.minutes ?? null },
    objective: problem.objective ?? { price: 1, minutes: 0, then: 'minutes' },
  };
}

function offersOf(credential: number, badge: Badge, grants: Grant[]): Offer[] {
  const offers: Offer[] = [];
  if (badge.price !== undefined)
    offers.push({ credential, renewal: false, price: badge.price, minutes: badge.minutes ?? 0, grants });
  if (badge.renewal)
    offers.push({ credential, renewal: true, price: badge.renewal[0], minutes: badge.renewal[1], grants });
  return offers;
}
