import type { Instance, StackRule } from '#lib/engine';

/*
 * What can be reached, written for the oracles in the plainest way and without a line of the engine:
 * sweep over everything again and again until nothing changes.
 */

export interface Reached {
  readonly held: Set<number>;
  /** Held at the start or awarded: what counts without being taken. */
  readonly free: Set<number>;
  readonly complete: Set<number>;
  readonly levels: number[];
  /** The offers that could be started, in an order in which they can be studied. */
  readonly order: number[];
}

/** Does a set of credentials satisfy the rule of a stack? A stack without members is never complete. */
export function satisfies(stack: StackRule, set: ReadonlySet<number>): boolean {
  if (stack.members.length === 0) return false;
  const inside = stack.members.filter((member) => set.has(member.credential));
  for (const member of stack.members) {
    if (member.group !== null && !inside.some((other) => other.group === member.group)) return false;
  }
  if (stack.atLeast !== null && inside.length < stack.atLeast) return false;
  let credits = 0;
  for (const member of inside) credits += member.credits;
  if (stack.minCredits !== null && credits < stack.minCredits) return false;
  if (stack.atLeast === null && stack.minCredits === null) {
    return stack.members.every((member) => member.group !== null || set.has(member.credential));
  }
  return true;
}

/** Starts every offer of the list that can ever be started with what the others bring. */
export function reach(instance: Instance, offers: readonly number[]): Reached {
  const levels = [...instance.start.levels];
  const held = new Set<number>();
  const free = new Set<number>(instance.start.credentials);
  const complete = new Set<number>();
  const order: number[] = [];
  const hold = (credential: number) => {
    held.add(credential);
    for (const [skill, level] of instance.gives[credential]!) if (level > levels[skill]!) levels[skill] = level;
  };
  for (const credential of free) hold(credential);
  for (let changed = true; changed;) {
    changed = false;
    for (const [index, stack] of instance.stacks.entries()) {
      if (complete.has(index) || !satisfies(stack, held)) continue;
      complete.add(index);
      changed = true;
      if (stack.awards === null) continue;
      free.add(stack.awards);
      hold(stack.awards);
    }
    if (changed) continue;
    const next = offers.find((offer) => !order.includes(offer) && startable(instance, offer, held, levels));
    if (next === undefined) continue;
    order.push(next);
    hold(instance.offers[next]!.credential);
    changed = true;
  }
  return { held, free, complete, levels, order };
}

/** Can an offer be started with what is held? A renewal always can. */
export function startable(instance: Instance, offer: number, held: ReadonlySet<number>, levels: readonly number[]) {
  const { credential, renewal } = instance.offers[offer]!;
  if (renewal) return true;
  return instance.needs[credential]!.every((group) =>
    group.some((any) => (any[0] === 'credential' ? held.has(any[1]) : levels[any[1]]! >= any[2])),
  );
}

/** Are all goals reached? (Limits are no goals.) */
export function goalsReached(instance: Instance, { held, complete, levels }: Reached): boolean {
  const { goals } = instance;
  if (!goals.anyOf.every((group) => group.some((credential) => held.has(credential)))) return false;
  if (!goals.stacks.every((stack) => complete.has(stack))) return false;
  if (goals.coverage === null) return goals.levels.every(([skill, level]) => levels[skill]! >= level);
  let covered = 0;
  for (const [skill, level, weight] of goals.coverage.weights) if (levels[skill]! >= level) covered += weight;
  return covered >= goals.coverage.atLeast;
}

/** Could the goals be reached if everything were taken, whatever it costs? */
export function reachable(instance: Instance): boolean {
  return goalsReached(
    instance,
    reach(
      instance,
      instance.offers.map((_, offer) => offer),
    ),
  );
}
