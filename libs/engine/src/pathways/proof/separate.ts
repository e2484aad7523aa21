import type { Alternative, Instance } from '../instance.js';
import { canStart, close, copyState, startState, targetReached, type State, type Target } from '../replay.js';
import { exitsOf, settle, takeOut } from './inside.js';

/** A set of facts and its exits: of these every plan takes one. */
export interface Cut {
  readonly inside: State;
  readonly exits: readonly number[];
}

/** Where plans are looked for: offers taken for certain and offers ruled out, stacks whose bundle is bought and stacks whose is not. */
export interface Branch {
  readonly taken: readonly number[];
  readonly banned: ReadonlySet<number>;
  readonly bought: ReadonlySet<number>;
  readonly unbought: ReadonlySet<number>;
}

/** What copying a state weighs against looking at one offer. */
const COPY_EFFORT = 20;

/** Finds cuts that a fractional choice of offers does not satisfy. */
export class Separation {
  /** Offers looked at so far. */
  effort = 0;
  private readonly start: State;

  constructor(private readonly instance: Instance) {
    this.start = startState(instance);
  }

  /** Everything a plan has to bring about, each level of a skill by itself, and the needs of offers that are taken for certain. */
  targets(branch: Branch): Target[] {
    const { levels, anyOf, stacks, coverage } = this.instance.goals;
    const certain = coverage ? [] : levels;
    return [
      ...certain.flatMap(([skill, level]) =>
        Array.from({ length: level }, (_, i): Target => ({ kind: 'level', skill, level: i + 1 })),
      ),
      ...anyOf.map((credentials): Target => ({ kind: 'anyOf', credentials })),
      ...stacks.map((stack): Target => ({ kind: 'stack', stack })),
      ...branch.taken.map((offer): Target => ({ kind: 'offer', offer })),
    ].filter((target) => !targetReached(this.instance, this.start, target));
  }

  /** The exits of a set in a branch. */
  exits(inside: State, branch: Branch): number[] {
    this.effort += this.instance.offers.length;
    return exitsOf(this.instance, inside, branch.banned);
  }

  /** The cut that only asks who can bring the target itself. */
  first(target: Target, branch: Branch, weight: (offer: number) => number): Cut | undefined {
    const inside = this.around(target, weight);
    return inside && { inside, exits: this.exits(inside, branch) };
  }

  /** A cut for the target of small weight: drawn back from the target, and pushed out from the start. */
  lightest(target: Target, branch: Branch, weight: (offer: number) => number): Cut | undefined {
    const cuts = [this.drawnBack(target, branch, weight), this.pushedOut(target, branch, weight)].flatMap(
      (cut) => cut ?? [],
    );
    const sum = (cut: Cut): number => cut.exits.reduce((all, offer) => all + weight(offer), 0);
    return cuts.sort((a, b) => sum(a) - sum(b))[0];
  }

  /** All facts but the target's own. */
  private around(target: Target, weight: (offer: number) => number): State | undefined {
    const inside: State = {
      levels: new Uint8Array(this.instance.skills.length).fill(5),
      counts: new Uint8Array(this.instance.credentials.length).fill(1),
    };
    for (const one of this.ownFacts(target, weight)) takeOut(inside, one);
    const settled = settle(this.instance, this.start, inside, weight);
    return settled && !targetReached(this.instance, settled, target) ? settled : undefined;
  }

  /** Facts without which the target is missed. */
  private ownFacts(target: Target, weight: (offer: number) => number): readonly Alternative[] {
    switch (target.kind) {
      case 'level':
        return [['skill', target.skill, target.level]];
      case 'anyOf':
        return target.credentials.map((credential): Alternative => ['credential', credential]);
      case 'stack':
        return this.instance.stacks[target.stack]!.members.map(({ credential }): Alternative => [
          'credential',
          credential,
        ]).filter((one) => this.start.counts[one[1]] === 0);
      case 'offer':
        return this.lightestGroup(target.offer, weight) ?? [];
      case 'counted':
        return [['credential', target.credential]];
    }
  }

  private lightestGroup(offer: number, weight: (offer: number) => number): readonly Alternative[] | undefined {
    const groups = this.openGroups(this.start, offer);
    const sum = (group: readonly Alternative[]): number =>
      this.instance.offers.reduce((all, _, i) => all + (group.some((one) => this.brings(i, one)) ? weight(i) : 0), 0);
    return [...groups].sort((a, b) => sum(a) - sum(b))[0];
  }

  private openGroups(state: State, offer: number): readonly (readonly Alternative[])[] {
    const { credential, renewal } = this.instance.offers[offer]!;
    if (renewal) return [];
    const holds = (one: Alternative): boolean =>
      one[0] === 'credential' ? state.counts[one[1]] === 1 : state.levels[one[1]]! >= one[2];
    return this.instance.needs[credential]!.filter((group) => !group.some(holds));
  }

  private brings(offer: number, one: Alternative): boolean {
    const { credential } = this.instance.offers[offer]!;
    if (one[0] === 'credential') return credential === one[1];
    return this.instance.gives[credential]!.some(([s, l]) => s === one[1] && l >= one[2]);
  }

  /** Begins around the target and makes exits impossible to start, as long as what then becomes an exit weighs less. */
  private drawnBack(target: Target, branch: Branch, weight: (offer: number) => number): Cut | undefined {
    let best = this.first(target, branch, weight);
    if (!best) return undefined;
    const sum = (exits: readonly number[]): number => exits.reduce((all, offer) => all + weight(offer), 0);
    for (let improved = true; improved;) {
      improved = false;
      const before: Cut = best;
      for (const exit of [...before.exits].sort((a, b) => weight(b) - weight(a))) {
        if (weight(exit) < 1e-7) break;
        for (const group of this.openGroups(this.start, exit)) {
          const trial = copyState(best.inside);
          for (const one of group) takeOut(trial, one);
          const inside = settle(this.instance, this.start, trial, weight);
          if (!inside || targetReached(this.instance, inside, target)) continue;
          const exits = this.exits(inside, branch);
          if (sum(exits) < sum(best.exits) - 1e-9) {
            best = { inside, exits };
            improved = true;
          }
        }
      }
    }
    return best;
  }

  /** Begins with what the heaviest offers reach and takes in exits, heaviest first, as long as the target stays outside. */
  private pushedOut(target: Target, branch: Branch, weight: (offer: number) => number): Cut | undefined {
    const certain = this.instance.offers.flatMap((_, i) => (!branch.banned.has(i) && weight(i) > 1 - 1e-6 ? [i] : []));
    let inside = copyState(this.start);
    const settled = new Set(close(this.instance, inside, certain));
    if (targetReached(this.instance, inside, target)) return undefined;
    const waiting = certain.filter((offer) => !settled.has(offer));
    const byWeight = this.instance.offers.map((_, i) => i).filter((i) => !branch.banned.has(i) && !settled.has(i));
    byWeight.sort((a, b) => weight(b) - weight(a) || a - b);
    const critical = new Set<number>();
    for (let grown = true; grown;) {
      grown = false;
      for (const offer of byWeight) {
        if (critical.has(offer) || settled.has(offer) || !canStart(this.instance, inside, offer)) continue;
        const wider = copyState(inside);
        this.effort += COPY_EFFORT + waiting.length;
        close(this.instance, wider, [...waiting, offer]);
        if (targetReached(this.instance, wider, target)) critical.add(offer);
        else {
          inside = wider;
          settled.add(offer);
          grown = true;
        }
      }
    }
    return { inside, exits: this.exits(inside, branch) };
  }
}
