import type { Snapshot } from '../snapshot/snapshot.js';
import { isComplete } from '../snapshot/stack-rule.js';
import type { Look } from './look.js';
import type { Reach } from './reach.js';

/** What the goals can possibly have to do with. */
export interface Relevant {
  /** Credentials, in ascending order. */
  readonly credentials: readonly number[];
  /** Stacks whose award may be wanted or whose bundle may save, in ascending order. */
  readonly stacks: readonly number[];
  /** Skills that are wanted, with the highest level anybody here asks for. */
  readonly skills: ReadonlyMap<number, number>;
  /** Which of the credentials are offered at all; all where absent. */
  readonly offered?: { readonly study: ReadonlySet<number>; readonly renew: ReadonlySet<number> };
}

export interface RelevanceInput {
  readonly look?: Look | undefined;
  readonly reach: Reach;
  /** Per skill, what is held at the start. */
  readonly held: (skill: number) => number;
  readonly holds: (credential: number) => boolean;
  /** What has to come before a credential is studied. */
  readonly needs: (credential: number) => Snapshot['needs'][number];
  readonly usable: (stack: number) => boolean;
  /** Whether completing a stack would award anything. */
  readonly awarding: (stack: number) => boolean;
  /** Price of a credential bought alone, and the least a stack's bundle can cost; undefined when it is not sold. */
  readonly price: (credential: number) => number | undefined;
  readonly bundlePrice: (stack: number) => number | undefined;
  readonly goals: {
    readonly levels: readonly (readonly [skill: number, level: number])[];
    readonly credentials: readonly number[];
    readonly stacks: readonly number[];
  };
}

/** Goes backwards from the goals: who certifies what is wanted, what those need, whose bundles could pay for them. Exact. */
export function relevantTo(snapshot: Snapshot, input: RelevanceInput): Relevant {
  return new Backwards(snapshot, input).run();
}

class Backwards {
  private readonly credentials = new Set<number>();
  private readonly stacks = new Set<number>();
  private readonly skills = new Map<number, number>();
  private readonly queue: number[] = [];
  private readonly bundles: number[];

  constructor(
    private readonly snapshot: Snapshot,
    private readonly input: RelevanceInput,
  ) {
    this.bundles = snapshot.stackOf.flatMap((_, i) =>
      input.usable(i) && input.bundlePrice(i) !== undefined ? [i] : [],
    );
  }

  run(): Relevant {
    const { levels, credentials, stacks } = this.input.goals;
    for (const [skill, level] of levels) this.wantSkill(skill, level);
    for (const credential of credentials) this.wantCredential(credential);
    for (const stack of stacks) this.useStack(stack);
    do this.drain();
    while (this.addBundles());
    const ascending = (set: Iterable<number>): number[] => [...set].sort((a, b) => a - b);
    return { credentials: ascending(this.credentials), stacks: ascending(this.stacks), skills: this.skills };
  }

  private wantSkill(skill: number, level: number): void {
    const known = this.skills.get(skill) ?? 0;
    if (level <= known) return;
    this.skills.set(skill, level);
    const { starts, target, level: given } = this.snapshot.certifiedBy;
    const held = this.input.held(skill);
    if (level <= held) return;
    for (let k = starts[skill]!; k < starts[skill + 1]!; k++) if (given[k]! > held) this.wantCredential(target[k]!);
  }

  private wantCredential(credential: number): void {
    if (this.input.reach.counts[credential] === 0 || this.credentials.has(credential)) return;
    this.credentials.add(credential);
    if (!this.input.holds(credential)) this.queue.push(credential);
  }

  private drain(): void {
    for (let credential = this.queue.pop(); credential !== undefined; credential = this.queue.pop()) {
      this.input.look?.();
      for (const group of this.input.needs(credential)) {
        for (const need of group) {
          if (need.kind === 'credential') this.wantCredential(need.credential);
          else this.wantSkill(need.skill, need.level);
        }
      }
      for (const stack of this.snapshot.awardedBy.get(credential) ?? [])
        if (this.input.awarding(stack)) this.useStack(stack);
    }
  }

  private useStack(stack: number): void {
    if (this.stacks.has(stack)) return;
    const rule = this.snapshot.stackOf[stack]!;
    if (!isComplete(rule, (credential) => this.input.reach.counts[credential] === 1)) return;
    this.stacks.add(stack);
    for (const member of rule.members) this.wantCredential(member.credential);
  }

  /** A bundle can save only if the members wanted anyway cost more than it; its other members then matter too. */
  private addBundles(): boolean {
    let added = false;
    for (const stack of this.bundles) {
      if (this.stacks.has(stack)) continue;
      const wanted = this.snapshot.stackOf[stack]!.members.filter((member) => this.credentials.has(member.credential));
      const apart = wanted.reduce((sum, member) => sum + (this.input.price(member.credential) ?? 0), 0);
      if (apart <= this.input.bundlePrice(stack)!) continue;
      this.useStack(stack);
      added ||= this.stacks.has(stack);
    }
    return added;
  }
}
