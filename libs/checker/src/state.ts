import { LARGEST, fail, type Instance, type Need, type Offer, type Rule } from './format.js';

export const must = (holds: boolean, row: string, code: string, reason: string) => holds || fail(row, code, reason);
/** Lets through what is exact. A sum or product of whole numbers that is not comes out above the largest, however it is rounded. */
export const exact = (value: number, row: string) =>
  Math.abs(value) <= LARGEST ? value : fail(row, 'unsafe-number', `what it adds up to is above ${LARGEST}`);
export const sum = (of: readonly number[], row: string) => of.reduce((all, one) => exact(all + one, row), 0);
export const largest = (of: readonly number[]) => of.reduce((most, one) => Math.max(most, one), 0);
export const smallest = (of: readonly number[]) => of.reduce((least, one) => Math.min(least, one), Infinity);
export const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

export function satisfied({ members, atLeast, minCredits }: Rule, has: (credential: number) => unknown): boolean {
  const isFree = atLeast !== null || minCredits !== null;
  const inGroup = (of: number) => members.some(({ group, credential }) => group === of && has(credential));
  const meets = ({ credential, group }: Rule['members'][number]) =>
    has(credential) || (group === null ? isFree : inGroup(group));
  if (members.length === 0 || !members.every(meets)) return false;
  const counting = members.filter(({ credential }) => has(credential));
  const credits = counting.reduce((all, one) => all + one.credits, 0);
  return counting.length >= (atLeast ?? 0) && credits >= (minCredits ?? 0);
}

/** Facts by number: credential c counts as held; then six for each skill, a level each, of which level 0 holds: walks down end there. */
export class Facts {
  readonly given: readonly (readonly number[])[];
  readonly needs: readonly (readonly (readonly number[])[])[];
  /** Per fact the credentials that bring it or, for a level, that very level. */
  readonly bringers: readonly (readonly number[])[];
  constructor(readonly instance: Instance) {
    const fact = ([kind, at, level]: Need) => (kind === 'skill' ? this.level(at, level!) : at);
    this.given = instance.gives.map((levels) => levels.map(([skill, level]) => this.level(skill, level)));
    this.needs = instance.needs.map((groups) => groups.map((group) => group.map(fact)));
    const bringers = Array.from({ length: this.level(instance.skills.length, 0) }, (_, one): number[] =>
      one < this.given.length ? [one] : [],
    );
    for (const [credential, levels] of this.given.entries())
      for (const level of levels) bringers[level]!.push(credential);
    this.bringers = bringers;
  }
  level(skill: number, level: number): number {
    return this.instance.credentials.length + 6 * skill + level;
  }
}

/** What holds, first at the start. `free` counts without being taken; `size` grows with every fact. */
export class State {
  readonly has: Uint8Array;
  size = 0;
  readonly free: Set<number>;
  readonly complete: Set<number>;
  /** Of the start, or as another is. */
  constructor(
    private readonly facts: Facts,
    other?: State,
  ) {
    const { skills, start } = facts.instance;
    this.has = other ? other.has.slice() : new Uint8Array(facts.level(skills.length, 0));
    this.free = new Set(other?.free ?? start.credentials);
    this.complete = new Set(other?.complete);
    if (other) return;
    for (const skill of skills.keys()) this.has[facts.level(skill, 0)] = 1;
    for (const [skill, level] of start.levels.entries()) this.reach(facts.level(skill, level));
    for (const credential of this.free) this.hold(credential);
    this.settle();
  }
  private reach(fact: number): void {
    for (let each = fact; this.has[each] === 0; each--) this.size += this.has[each] = 1;
  }
  hold(credential: number): void {
    if (this.has[credential] === 0) this.size += this.has[credential] = 1;
    for (const fact of this.facts.given[credential]!) this.reach(fact);
  }
  /** Stacks complete by themselves, and an award may complete the next. */
  settle(): void {
    for (let before = -1; before < this.complete.size;) {
      before = this.complete.size;
      for (const [at, stack] of this.facts.instance.stacks.entries()) {
        if (this.complete.has(at) || !satisfied(stack, (one) => this.has[one])) continue;
        this.complete.add(at);
        if (stack.awards === null) continue;
        this.free.add(stack.awards);
        this.hold(stack.awards);
      }
    }
  }
  ready({ credential, renewal }: Offer): boolean {
    return renewal || this.facts.needs[credential]!.every((group) => group.some((fact) => this.has[fact] === 1));
  }
}

/** Has each offer taken as soon as it is ready, until none is. In the order in which they become ready one sweep is enough. */
export function takeAll(
  state: State,
  offers: readonly Offer[],
  from: readonly number[],
  take: (at: number, offer: Offer) => void,
): void {
  const isTaken = new Uint8Array(offers.length);
  for (let [before, sweep] = [0, true]; sweep; sweep = state.size > before) {
    before = state.size;
    for (const at of from) {
      if (isTaken[at] === 1 || !state.ready(offers[at]!)) continue;
      isTaken[at] = 1;
      take(at, offers[at]!);
    }
    state.settle();
  }
}
