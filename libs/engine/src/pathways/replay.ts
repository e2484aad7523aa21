import { isComplete } from '../snapshot/stack-rule.js';
import type { Alternative, Instance } from './instance.js';

/** What counts as held at one moment of a plan. levels: per skill 0 to 5; counts: per credential 0 or 1. */
export interface State {
  readonly levels: Uint8Array;
  readonly counts: Uint8Array;
  /** Where it is there, what is taken is written down, so that it can be taken back. */
  readonly changes?: Changes;
}

/** What was taken: skills with the levels they had, and credentials that count since. */
export interface Changes {
  readonly raised: (readonly [skill: number, before: number])[];
  readonly counted: number[];
}

/** The state before the first step, stacks that are complete already included. */
export function startState(instance: Instance): State {
  let state = starts.get(instance);
  if (!state) starts.set(instance, (state = startOf(instance)));
  return copyState(state);
}

const starts = new WeakMap<Instance, State>();

function startOf(instance: Instance): State {
  const state: State = {
    levels: Uint8Array.from(instance.start.levels),
    counts: new Uint8Array(instance.credentials.length),
  };
  for (const credential of instance.start.credentials) hold(instance, state, credential);
  completeStacks(instance, state);
  return state;
}

export function copyState(state: State): State {
  return { levels: state.levels.slice(), counts: state.counts.slice() };
}

export function alternativeHolds(state: State, alternative: Alternative): boolean {
  return alternative[0] === 'credential'
    ? state.counts[alternative[1]] === 1
    : state.levels[alternative[1]]! >= alternative[2];
}

/** Takes back all that was taken since `changes` was begun. */
export function takeBack({ levels, counts }: State, { raised, counted }: Changes): void {
  for (const [skill, before] of raised.reverse()) levels[skill] = before;
  for (const credential of counted) counts[credential] = 0;
}

/** Whether an offer can be started in a state. Renewals need nothing. */
export function canStart(instance: Instance, state: State, offer: number): boolean {
  const { credential, renewal } = instance.offers[offer]!;
  return renewal || instance.needs[credential]!.every((group) => group.some((one) => alternativeHolds(state, one)));
}

/** Whether taking an offer would change the state at all. */
export function addsSomething(instance: Instance, state: State, offer: number): boolean {
  return state.counts[instance.offers[offer]!.credential] === 0;
}

/** Takes an offer: its credential counts from now on, and so do the awards of stacks that it completes. */
export function take(instance: Instance, state: State, offer: number): void {
  gain(instance, state, instance.offers[offer]!.credential);
}

/** A credential counts from now on, however it was come by, and so do the awards of stacks that it completes. */
export function gain(instance: Instance, state: State, credential: number): void {
  if (state.counts[credential] === 1) return;
  hold(instance, state, credential);
  const awarding = awardingStacks(instance);
  const counts = (one: number): boolean => state.counts[one] === 1;
  const taken = [credential];
  for (let one = taken.pop(); one !== undefined; one = taken.pop()) {
    for (const t of awarding.get(one) ?? []) {
      const stack = instance.stacks[t]!;
      if (counts(stack.awards!) || !isComplete(stack, counts)) continue;
      hold(instance, state, stack.awards!);
      taken.push(stack.awards!);
    }
  }
}

function hold(instance: Instance, { counts, levels, changes }: State, credential: number): void {
  counts[credential] = 1;
  changes?.counted.push(credential);
  for (const [skill, level] of instance.gives[credential]!) {
    if (levels[skill]! >= level) continue;
    changes?.raised.push([skill, levels[skill]!]);
    levels[skill] = level;
  }
}

function completeStacks(instance: Instance, state: State): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const stack of instance.stacks) {
      if (stack.awards === null || state.counts[stack.awards] === 1) continue;
      if (!isComplete(stack, (credential) => state.counts[credential] === 1)) continue;
      hold(instance, state, stack.awards);
      changed = true;
    }
  }
}

const awarding = new WeakMap<Instance['stacks'], ReadonlyMap<number, readonly number[]>>();

/** Per credential the stacks that it is a member of and that award something. */
function awardingStacks({ stacks }: Instance): ReadonlyMap<number, readonly number[]> {
  const known = awarding.get(stacks);
  if (known) return known;
  const made = new Map<number, number[]>();
  stacks.forEach(({ awards, members }, t) => {
    if (awards === null) return;
    for (const credential of new Set(members.map((member) => member.credential))) {
      const list = made.get(credential);
      if (list) list.push(t);
      else made.set(credential, [t]);
    }
  });
  awarding.set(stacks, made);
  return made;
}

/**
 * Takes every offer of a set that can be started, again and again, until none is left that can.
 * @returns those taken, in the order found (the state is changed in place)
 */
export function close(instance: Instance, state: State, offers: readonly number[]): number[] {
  const taken: number[] = [];
  let waiting = offers;
  for (;;) {
    const stuck: number[] = [];
    for (const offer of waiting) {
      if (canStart(instance, state, offer)) {
        take(instance, state, offer);
        taken.push(offer);
      } else stuck.push(offer);
    }
    if (stuck.length === waiting.length || stuck.length === 0) return taken;
    waiting = stuck;
  }
}

/** Weight of the skill-levels reached, for goals with coverage. */
export function coverageOf(instance: Instance, state: State): number {
  let sum = 0;
  for (const [skill, level, weight] of instance.goals.coverage?.weights ?? []) {
    if (state.levels[skill]! >= level) sum += weight;
  }
  return sum;
}

/** One condition that a plan must have brought about when it ends. */
export type Target =
  | { readonly kind: 'level'; readonly skill: number; readonly level: number }
  | { readonly kind: 'anyOf'; readonly credentials: readonly number[] }
  | { readonly kind: 'stack'; readonly stack: number }
  | { readonly kind: 'offer'; readonly offer: number }
  /** A credential that a bundle counts without paying for it; the column is the model's claim. */
  | { readonly kind: 'counted'; readonly credential: number; readonly column: number };

/** Whether a credential counts without being studied: since the start, or as the award of a complete stack. A bundle may count it then. */
export function isUnpaid(instance: Instance, state: State, credential: number): boolean {
  const counts = (one: number): boolean => state.counts[one] === 1;
  return (
    startState(instance).counts[credential] === 1 ||
    instance.stacks.some((stack) => stack.awards === credential && isComplete(stack, counts))
  );
}

export function targetReached(instance: Instance, state: State, target: Target): boolean {
  switch (target.kind) {
    case 'level':
      return state.levels[target.skill]! >= target.level;
    case 'anyOf':
      return target.credentials.some((credential) => state.counts[credential] === 1);
    case 'stack':
      return isComplete(instance.stacks[target.stack]!, (credential) => state.counts[credential] === 1);
    case 'counted':
      return isUnpaid(instance, state, target.credential);
    case 'offer':
      return canStart(instance, state, target.offer);
  }
}

/** The targets every plan of the instance must reach; with coverage, the levels are not among them. */
export function requiredTargets(instance: Instance): Target[] {
  const { levels, anyOf, stacks, coverage } = instance.goals;
  const wanted: Target[] = coverage ? [] : levels.map(([skill, level]): Target => ({ kind: 'level', skill, level }));
  return [
    ...wanted,
    ...anyOf.map((credentials): Target => ({ kind: 'anyOf', credentials })),
    ...stacks.map((stack): Target => ({ kind: 'stack', stack })),
  ];
}

/** Whether a state satisfies the goals (not the limits) of the instance. */
export function goalsReached(instance: Instance, state: State): boolean {
  const { coverage } = instance.goals;
  return (
    requiredTargets(instance).every((target) => targetReached(instance, state, target)) &&
    (!coverage || coverageOf(instance, state) >= coverage.atLeast)
  );
}
