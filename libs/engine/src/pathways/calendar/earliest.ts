import { isComplete } from '../../snapshot/stack-rule.js';
import type { Instance } from '../instance.js';
import { beginsAt, lengthOf, type Timetable } from './timetable.js';

/** On a day means after its beginning. In days. */
const A_TRIFLE = 2e-6;

/** The earliest time of everything, each on its own: what else has to be studied meanwhile is left out. So nothing is ever earlier. */
export interface Earliest {
  /** Per offer: when it may end; Infinity when it can never begin. */
  readonly ends: Float64Array;
  /** Per credential: when it counts. */
  readonly counts: Float64Array;
  /** Of a skill at a level. */
  readonly level: (skill: number, level: number) => number;
  /** Of the completion of a stack. */
  readonly completes: (stack: number) => number;
}

/**
 * Earliest times by the longest chain of what must come before (the critical path where alternatives are the fastest ones).
 * @param offers those that may be taken; all when absent
 */
export function earliestTimes(instance: Instance, timetable: Timetable, offers?: readonly number[]): Earliest {
  return new Chains(instance, timetable, offers ?? [...instance.offers.keys()]).run();
}

class Chains {
  private readonly ends: Float64Array;
  private readonly counts: Float64Array;
  /** Five times a skill, for its levels 1 to 5. */
  private readonly levels: Float64Array;
  private changed = true;

  constructor(
    private readonly instance: Instance,
    private readonly timetable: Timetable,
    private readonly offers: readonly number[],
  ) {
    this.ends = new Float64Array(instance.offers.length).fill(Infinity);
    this.counts = new Float64Array(instance.credentials.length).fill(Infinity);
    this.levels = new Float64Array(instance.skills.length * 5).fill(Infinity);
    instance.start.levels.forEach((level, skill) => this.reach(skill, level, 0));
    for (const credential of instance.start.credentials) this.count(credential, 0);
  }

  run(): Earliest {
    while (this.changed) {
      this.changed = false;
      for (const offer of this.offers) this.study(offer);
      this.instance.stacks.forEach((stack, t) => {
        if (stack.awards !== null) this.count(stack.awards, this.awarded(t));
      });
    }
    const { ends, counts } = this;
    return {
      ends,
      counts,
      level: (skill, level) => this.levels[skill * 5 + level - 1]!,
      completes: (stack) => this.completes(stack),
    };
  }

  private study(offer: number): void {
    const { credential, renewal } = this.instance.offers[offer]!;
    let ready = 0;
    for (const group of renewal ? [] : this.instance.needs[credential]!) {
      const ways = group.map((one) =>
        one[0] === 'credential' ? this.counts[one[1]]! : this.levels[one[1] * 5 + one[2] - 1]!,
      );
      ready = Math.max(ready, Math.min(...ways));
    }
    if (ready === Infinity) return;
    const length = lengthOf(this.timetable, offer);
    const end = beginsAt(this.timetable.courses[offer]!, ready, length) + length;
    if (end >= this.ends[offer]!) return;
    this.ends[offer] = end;
    this.changed = true;
    this.count(credential, end);
  }

  private count(credential: number, time: number): void {
    if (time >= this.counts[credential]!) return;
    this.counts[credential] = time;
    this.changed = true;
    for (const [skill, level] of this.instance.gives[credential]!) this.reach(skill, level, time);
  }

  private reach(skill: number, level: number, time: number): void {
    for (let l = skill * 5; l < skill * 5 + level; l++) {
      if (time >= this.levels[l]!) continue;
      this.levels[l] = time;
      this.changed = true;
    }
  }

  private awarded(stack: number): number {
    const from = this.timetable.awardsFrom?.[stack] ?? 0;
    return Math.max(this.completes(stack), from === 0 ? 0 : from + A_TRIFLE);
  }

  private completes(stack: number): number {
    const rule = this.instance.stacks[stack]!;
    const times = rule.members.map((member) => this.counts[member.credential]!).sort((a, b) => a - b);
    const complete = (time: number): boolean =>
      time < Infinity && isComplete(rule, (credential) => this.counts[credential]! <= time);
    return times.find(complete) ?? Infinity;
  }
}
