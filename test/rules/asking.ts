import { gapOf, highsSolver, planPathway, snapshotOf } from '#lib/engine';
import type { Gap, MilpSolver, Pathway, PathwayOptions, PathwayRefusal, Person } from '#lib/engine';
import { makeFact, type Fact, type FactOf, type FactType, type Level } from '#lib/model';
import { loadHighs } from '../oracle/highs.js';

/*
 * Small catalogues by hand. Money in cents, hours as they are; everything is of the issuer `i` unless said otherwise.
 */

export const ON = '2026-06-15';

let solver: MilpSolver;

/** To be awaited before the first pathway. */
export async function load(): Promise<void> {
  solver = highsSolver(await loadHighs());
}

export function fact<T extends FactType>(type: T, values: Readonly<Record<string, unknown>>): FactOf<T> {
  const made = makeFact(type, values);
  if (made.status === 'ok') return made.fact;
  throw new Error(`${type} ${JSON.stringify(values)}: ${JSON.stringify(made.problems)}`);
}

type More = Readonly<Record<string, unknown>>;

/** A badge: its price in cents, hours, what it certifies (`{ solar: 3 }`), and any other column. */
export function badge(id: string, cost: number, gives: Readonly<Record<string, number>>, more: More = {}): Fact[] {
  const own = fact('credential', { id, name: id, issuer: 'i', cost, currency: 'EUR', hours: 10, ...more });
  return [
    own,
    ...Object.entries(gives).map(([skill, level]) => fact('credentialSkill', { credential: id, skill, level })),
  ];
}

export const needs = (credential: string, what: string, more: More = {}) =>
  fact('prerequisite', { credential, needs: what, ...more });

/** A stack; members by id, or with their group or credits. */
export function stack(id: string, members: readonly (string | More)[], more: More = {}): Fact[] {
  const sold = more['bundlePrice'] === undefined ? {} : { currency: 'EUR' };
  return [
    fact('stack', { id, name: id, issuer: 'i', ...sold, ...more }),
    ...members.map((one) =>
      fact('stackMember', typeof one === 'string' ? { stack: id, credential: one } : { stack: id, ...one }),
    ),
  ];
}

/** The role `r` with the levels it asks for. */
export const role = (wants: Readonly<Record<string, number>>, more: More = {}): Fact[] => [
  fact('role', { id: 'r', title: 'Role' }),
  ...Object.entries(wants).map(([skill, level]) => fact('roleSkill', { role: 'r', skill, level, ...more })),
];

export const licence = (credential: string, group?: string) => fact('roleCredential', { role: 'r', credential, group });

export const fund = (id: string, covers: readonly string[], more: More) =>
  fact('funding', { id, name: id, kind: 'subsidy', covers, currency: 'EUR', ...more });

export interface Holds {
  readonly learner?: More;
  /** Levels by skill, without a day. */
  readonly skills?: Readonly<Record<string, number>>;
  readonly credentials?: Person['credentials'];
}

export function person({ learner, skills = {}, credentials = [] }: Holds = {}): Person {
  return {
    ...(learner && { learner: fact('learner', { id: 'l', ...learner }) }),
    skills: Object.entries(skills).map(([skill, level]) => ({ skill, level: level as Level })),
    credentials,
  };
}

export const held = (credential: string, issuedOn = '2026-01-01', expiresOn?: string) => ({
  credential,
  issuedOn,
  ...(expiresOn !== undefined && { expiresOn }),
});

/** The facts with the issuer `i` and every skill they name. */
export function catalogue(...parts: readonly (Fact | readonly Fact[])[]): Fact[] {
  const facts = parts.flat();
  const named = facts.flatMap((each) =>
    each.type === 'roleSkill' || each.type === 'credentialSkill' ? [each.skill] : [],
  );
  const known = new Set(facts.flatMap((each) => (each.type === 'skill' || each.type === 'issuer' ? [each.id] : [])));
  return [
    ...(known.has('i') ? [] : [fact('issuer', { id: 'i', name: 'Issuer' })]),
    ...[...new Set(named)].filter((id) => !known.has(id)).map((id) => fact('skill', { id, name: id })),
    ...facts,
  ];
}

export function gap(facts: readonly Fact[], who: Holds = {}, on = ON): Gap {
  const snapshot = snapshotOf(facts);
  return gapOf(snapshot, person(who), snapshot.roles.index.get('r')!, { on });
}

export function asked(
  facts: readonly Fact[],
  who: Holds | Person = {},
  options: Partial<PathwayOptions> = {},
): Pathway | PathwayRefusal {
  const snapshot = snapshotOf(facts);
  const one = Array.isArray((who as Person).skills) ? (who as Person) : person(who as Holds);
  return planPathway(snapshot, one, snapshot.roles.index.get('r')!, { on: ON, ...options }, { solver });
}

export function pathway(
  facts: readonly Fact[],
  who: Holds | Person = {},
  options: Partial<PathwayOptions> = {},
): Pathway {
  const answer = asked(facts, who, options);
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer;
}

/** What is most often looked at: status, amount, hours, and the badges in order. */
export function brief(facts: readonly Fact[], who: Holds | Person = {}, options: Partial<PathwayOptions> = {}) {
  const { status, cost, hours, steps } = pathway(facts, who, options);
  return [status, cost.amount, hours, steps.map((step) => step.credential.id).join(' ')];
}
