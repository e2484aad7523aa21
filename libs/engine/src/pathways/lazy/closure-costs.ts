import { Heap } from '../search/heap.js';
import { isComplete } from '../../snapshot/stack-rule.js';
import type { Columns } from './columns.js';
import type { Links } from './links.js';
import { ruleOf } from './stack-of.js';
import type { Offers } from './weights.js';

/**
 * What everything costs somebody who holds nothing, with the way to it: the cheapest found when the costs of all needs are summed
 * (Knuth 1977). Each cost is that of a plan that can be studied, so for every learner it is enough.
 */
export interface ClosureCosts {
  /** Per levelFact and per credential; infinite where nobody can have it from nothing. */
  readonly level: Float64Array;
  readonly credential: Float64Array;
  /** What brings it: a credential studied, or credentials + stack completed; −1 for nothing. */
  readonly levelBy: Int32Array;
  readonly credentialBy: Int32Array;
}

/** @param full per credential, its weight bought alone */
export function closureCosts(columns: Columns, links: Links, offers: Offers, full: Float64Array): ClosureCosts {
  return new Knuth(columns, links, offers, full).run();
}

class Knuth {
  private readonly costs: ClosureCosts;
  private readonly sum: Float64Array;
  private readonly missing: Int32Array;
  private readonly met: Uint8Array;
  private readonly complete: Uint8Array;
  private readonly heap = new Heap();

  constructor(
    private readonly columns: Columns,
    private readonly links: Links,
    private readonly offers: Offers,
    full: Float64Array,
  ) {
    const { credentials, skills, stacks, needs } = columns;
    this.costs = {
      level: new Float64Array(skills * 6).fill(Infinity),
      credential: new Float64Array(credentials).fill(Infinity),
      levelBy: new Int32Array(skills * 6).fill(-1),
      credentialBy: new Int32Array(credentials).fill(-1),
    };
    this.sum = full.slice();
    this.missing = new Int32Array(credentials);
    this.met = new Uint8Array(needs[credentials]!);
    this.complete = new Uint8Array(stacks);
  }

  run(): ClosureCosts {
    const { columns, offers, missing, sum, heap } = this;
    const { credentials, needs, awards } = columns;
    for (let c = 0; c < credentials; c++) {
      missing[c] = needs[c + 1]! - needs[c]!;
      if (missing[c] === 0 && offers.study[c] === 1) heap.push(sum[c]!, c);
    }
    while (heap.size > 0) {
      const cost = heap.least();
      const by = heap.pop();
      const credential = by < credentials ? by : awards[by - credentials]!;
      if (this.costs.credentialBy[credential]! < 0) this.gain(credential, cost, by);
    }
    return this.costs;
  }

  private gain(credential: number, cost: number, by: number): void {
    const { columns, links, costs } = this;
    const { gives, alternatives } = columns;
    costs.credential[credential] = cost;
    costs.credentialBy[credential] = by;
    for (let k = links.credentialNeeded.start[credential]!; k < links.credentialNeeded.start[credential + 1]!; k++) {
      this.meet(links.alternativeGroup[links.credentialNeeded.item[k]!]!, cost);
    }
    for (let k = gives.start[credential]!; k < gives.start[credential + 1]!; k++) {
      const given = gives.item[k]!;
      if (costs.levelBy[given]! >= 0) continue;
      const skill = (given / 6) | 0;
      let fact = given;
      for (; fact > skill * 6 && costs.levelBy[fact]! < 0; fact--) {
        costs.level[fact] = cost;
        costs.levelBy[fact] = by;
      }
      for (let n = links.skillNeeded.start[skill]!; n < links.skillNeeded.start[skill + 1]!; n++) {
        const alternative = links.skillNeeded.item[n]!;
        const asked = alternatives.item[alternative]!;
        if (asked > fact && asked <= given) this.meet(links.alternativeGroup[alternative]!, cost);
      }
    }
    for (let k = links.memberOf.start[credential]!; k < links.memberOf.start[credential + 1]!; k++) {
      this.count(links.memberOf.item[k]!);
    }
  }

  private meet(group: number, cost: number): void {
    if (this.met[group] === 1) return;
    this.met[group] = 1;
    const credential = this.links.groupOwner[group]!;
    this.sum[credential]! += cost;
    if (--this.missing[credential]! === 0 && this.offers.study[credential] === 1) {
      this.heap.push(this.sum[credential]!, credential);
    }
  }

  /** A stack that awards something costs what those of its members cost that can be had first, the dearest left out where it can be. */
  private count(stack: number): void {
    const { columns, offers, costs } = this;
    const award = columns.awards[stack]!;
    if (award < 0 || this.complete[stack] === 1 || offers.usable[stack] === 0 || offers.award[award] === 0) return;
    const rule = ruleOf(columns, stack);
    const has = new Set(rule.members.flatMap(({ credential: c }) => (costs.credentialBy[c]! >= 0 ? [c] : [])));
    if (!isComplete(rule, (c) => has.has(c))) return;
    this.complete[stack] = 1;
    for (const c of [...has].sort((a, b) => costs.credential[b]! - costs.credential[a]!)) {
      has.delete(c);
      if (!isComplete(rule, (one) => has.has(one))) has.add(c);
    }
    let cost = 0;
    for (const c of has) cost += costs.credential[c]!;
    this.heap.push(cost, columns.credentials + stack);
  }
}
