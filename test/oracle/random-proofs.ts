import type { Highs } from 'highs';
import type { CertificateCut, CertificatePrices, CertificateTree, Instance, PlainProof } from '#lib/engine';
import { pricesByLp } from './price-lp.js';
import { addedUp } from './proof-rules-sums.js';
import { all, taking, whole, WHOLE, type Branch } from './proof-rules.js';
import { multipleBelow, ruledOut } from './proof-rules-then.js';
import { Draws } from './random-priceables.js';
import type { Chance } from './random.js';

/*
 * Proofs made to get through: every rule of the format is used at random (splits by offer, bundle, stack, fund and skill-level, prices of
 * zones and counts drawn by lot that rule out offers), and what is then left is split to the end, so that a proof of something false is
 * believed as soon as one rule rules out what it must not.
 */

/** How often what was used, over all branches. */
const UNUSED = {
  thens: 0,
  skillSplits: 0,
  fundSplits: 0,
  stackSplits: 0,
  /** Offers that `then` ruled out. */
  ruledOut: 0,
  /** Offers taken, and branches closed, because bundles are bought whole. */
  demands: 0,
  impossible: 0,
  /** Prices above 0 of what stacks need, and of rows of plans that hold a credential. */
  counts: 0,
  held: 0,
};

interface Fault {
  readonly code: 'bound' | 'count' | 'row';
  /** What the prices come to. */
  readonly sum: number;
}

export interface Made extends PlainProof {
  readonly used: typeof UNUSED;
  /** What a checker has to reject it for, by the rules written here; nothing where it has to believe it. */
  readonly fault: Fault | undefined;
}

const SCALE = 1000;

interface Granted {
  readonly what: 'offer' | 'bundle';
  readonly at: number;
  readonly fund: number;
  readonly grants: Instance['offers'][number]['grants'];
}

export function randomProof(instance: Instance, value: number, chance: Chance, highs: Highs): Made {
  return new Adversary(instance, value, chance, highs).made();
}

const isNode = (value: unknown): value is CertificateTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Adversary {
  private readonly enough: number;
  private readonly gap: number;
  /** Leaves a branch open whose sum is too small, one proof in twelve. */
  private readonly givesUp: boolean;
  private readonly used = { ...UNUSED };
  private readonly faults = new Map<CertificatePrices, Fault>();
  private readonly draws: Draws;

  constructor(
    private readonly instance: Instance,
    value: number,
    private readonly chance: Chance,
    private readonly highs: Highs,
  ) {
    this.enough = SCALE * multipleBelow(instance, value);
    this.gap = SCALE * value - this.enough;
    this.givesUp = chance.happens(1 / 12);
    this.draws = new Draws(instance, chance);
  }

  made(): Made {
    const root = this.node(WHOLE, 0);
    const { used } = this;
    const { rows } = this.draws;
    return { rows, scale: SCALE, root, used, fault: this.faultOf(root) };
  }

  /** The first that a checker comes to. */
  private faultOf(node: CertificateTree): Fault | undefined {
    if ('prices' in node) return this.faults.get(node.prices) ?? (node.then && this.faultOf(node.then));
    const below = Object.values<unknown>({ ...node }).filter(isNode);
    for (const each of below) {
      const fault = this.faultOf(each);
      if (fault) return fault;
    }
    return undefined;
  }

  private node(before: Branch, depth: number): CertificateTree {
    const branch = this.withDemanded(before);
    if (!branch) return this.closed();
    const { chance, instance } = this;
    const what =
      depth > 4
        ? 'end'
        : chance.pick([
            'then',
            'then',
            'then',
            'offer',
            'stack',
            'completes',
            'completes',
            'skill',
            'fund',
            'end',
          ] as const);
    if (what === 'then') return this.then(branch, depth);
    if (what === 'offer') {
      const offers = this.undecided(branch);
      if (offers.length > 0) return this.byOffer(branch, chance.pick(offers), (below) => this.node(below, depth + 1));
    }
    if (what === 'stack') {
      const stacks = this.sold(branch);
      if (stacks.length > 0) return this.byStack(branch, chance.pick(stacks), (below) => this.node(below, depth + 1));
    }
    if (what === 'completes') {
      const isDecided = (at: number) => branch.complete.has(at) || branch.incomplete.has(at);
      const stacks = all(instance.stacks).filter((at) => !isDecided(at));
      if (stacks.length > 0) return this.byCompletion(branch, chance.pick(stacks), depth);
    }
    if (what === 'fund') {
      const granted = this.granted(branch);
      if (granted.length > 0) return this.byFund(branch, chance.pick(granted), depth);
    }
    if (what === 'skill') {
      const skill = chance.between(0, instance.skills.length - 1);
      const level = chance.between(1, 3);
      const isSplit = [...branch.reached, ...branch.missed].some(([s, l]) => s === skill && l === level);
      if (!isSplit) return this.bySkill(branch, skill, level, depth);
    }
    return this.toTheEnd(branch);
  }

  private then(branch: Branch, depth: number): CertificateTree {
    const { chance, instance, highs } = this;
    const { rows } = this.draws;
    const priceable = { uses: this.draws.uses(branch), ...this.draws.counts(branch) };
    const even = chance.happens(0.6);
    const prices = pricesByLp(instance, SCALE, rows, priceable, branch, highs, () =>
      even ? 1 : chance.between(5, 15) / 10,
    );
    // Less than the most, now and then: what a row gives up, its exits have as slack.
    const lowered = (price: number) =>
      chance.happens(0.85) ? price : Math.floor((price * chance.between(0, 10)) / 10);
    const cuts = prices.cuts.map((cut) => {
      const [row, price, ...of] = cut;
      return [row, lowered(price), ...of] as CertificateCut;
    });
    const counts = prices.counts?.map(([stack, what, price]) => [stack, what, lowered(price)] as const);
    const used = { ...prices, cuts, ...(counts && { counts }) };
    const { sum, slack } = addedUp(instance, SCALE, rows, used, branch);
    const more = ruledOut(instance, slack, this.enough - sum, branch);
    this.asWritten({ prices: used }, branch);
    this.used.thens++;
    this.used.ruledOut += more.length;
    const then = this.node({ ...branch, out: new Set([...branch.out, ...more]) }, depth + 1);
    return { prices: used, then };
  }

  /** Splits until everything is decided; what the present prices rule out needs no decision. */
  private toTheEnd(before: Branch): CertificateTree {
    const branch = this.withDemanded(before);
    if (!branch) return this.closed();
    const early = this.chance.happens(0.5) ? this.leaf(branch) : undefined;
    if (early && (this.givesUp || early.sum > this.enough)) return this.asWritten(early.leaf, branch, early.sum);
    const [stack] = this.sold(branch);
    if (stack !== undefined) return this.byStack(branch, stack, (below) => this.toTheEnd(below));
    const [offer] = this.undecided(branch);
    if (offer !== undefined) return this.byOffer(branch, offer, (below) => this.toTheEnd(below));
    const { leaf, sum } = early ?? this.leaf(branch);
    return this.asWritten(leaf, branch, sum);
  }

  private leaf(branch: Branch) {
    const { instance, highs } = this;
    const { rows } = this.draws;
    const uses = [this.draws.beyondReach(branch), ...this.draws.uses(branch)].flatMap((use) => use ?? []);
    const priceable = { uses, ...this.draws.counts(branch) };
    const prices = this.withMore(pricesByLp(instance, SCALE, rows, priceable, branch, highs));
    return { leaf: { prices }, sum: addedUp(instance, SCALE, rows, prices, branch).sum };
  }

  /** Now and then a row costs less, so that it is just or just not enough. */
  private withMore(prices: CertificatePrices): CertificatePrices {
    const { chance, gap } = this;
    const at = prices.cuts.findIndex((cut) => cut.length === 2);
    if (at < 0 || chance.happens(0.95)) return prices;
    const [row, price] = prices.cuts[at]!;
    const less = Math.max(0, price - Math.ceil((gap * chance.between(1, 3)) / 2));
    return { ...prices, cuts: prices.cuts.with(at, [row, less]) };
  }

  private asWritten(leaf: { readonly prices: CertificatePrices }, branch: Branch, sum = Infinity): CertificateTree {
    const { prices } = leaf;
    const code = this.draws.faultOf(prices, branch) ?? (sum > this.enough ? undefined : 'bound');
    if (code) this.faults.set(prices, { code, sum });
    this.used.counts += (prices.counts ?? []).filter(([, , price]) => price > 0).length;
    this.used.held += prices.cuts.filter((cut) => cut.length === 4).length;
    return leaf;
  }

  private withDemanded(branch: Branch): Branch | undefined {
    const more = whole(this.instance, branch);
    if (!more) this.used.impossible++;
    else this.used.demands += more.taken.size - branch.taken.size;
    return more ?? undefined;
  }

  private closed(): CertificateTree {
    return { prices: { cuts: [], worth: [], limits: { price: 0, minutes: 0 }, funds: [], bundles: [] } };
  }

  private undecided(branch: Branch): number[] {
    return all(this.instance.offers).filter((offer) => !branch.taken.has(offer) && !branch.out.has(offer));
  }

  private sold(branch: Branch): number[] {
    const { stacks } = this.instance;
    return all(stacks).filter((at) => stacks[at]!.bundle && !branch.bought.has(at) && !branch.unbought.has(at));
  }

  private byOffer(branch: Branch, offer: number, next: (branch: Branch) => CertificateTree): CertificateTree {
    const taken = next(taking(this.instance, branch, [offer]));
    return { offer, taken, banned: next({ ...branch, out: new Set([...branch.out, offer]) }) };
  }

  private byStack(branch: Branch, stack: number, next: (branch: Branch) => CertificateTree): CertificateTree {
    const bought = next({ ...branch, bought: new Set([...branch.bought, stack]) });
    return { stack, bought, unbought: next({ ...branch, unbought: new Set([...branch.unbought, stack]) }) };
  }

  private byCompletion(branch: Branch, stack: number, depth: number): CertificateTree {
    this.used.stackSplits++;
    const complete = this.node({ ...branch, complete: new Set([...branch.complete, stack]) }, depth + 1);
    const left = { ...branch, incomplete: new Set([...branch.incomplete, stack]) };
    return { completes: stack, complete, incomplete: this.node(left, depth + 1) };
  }

  /** Offers and bundles with a fund that may pay for them, of which that is not decided. */
  private granted(branch: Branch): Granted[] {
    const { offers, stacks } = this.instance;
    const sold = [
      ...offers.map(({ grants }, at) => ({ what: 'offer' as const, at, grants, isOpen: !branch.out.has(at) })),
      ...stacks.map(({ bundle }, at) => ({
        what: 'bundle' as const,
        at,
        grants: bundle?.grants ?? [],
        isOpen: !branch.unbought.has(at),
      })),
    ];
    return sold
      .filter(({ isOpen, what, at }) => isOpen && !branch.splits.has(`${what} ${at}`))
      .flatMap(({ what, at, grants }) => grants.map(([fund]) => ({ what, at, fund, grants })));
  }

  private byFund(branch: Branch, { what, at, fund, grants }: Granted, depth: number): CertificateTree {
    this.used.fundSplits++;
    const without = (isGone: (fund: number) => boolean) =>
      new Set([...branch.ungranted, ...grants.flatMap(([one]) => (isGone(one) ? [`${what} ${at} ${one}`] : []))]);
    const decided = { ...branch, splits: new Set([...branch.splits, `${what} ${at}`]) };
    const chosen: Branch = { ...decided, ungranted: without((one) => one !== fund) };
    const unused = this.node({ ...decided, ungranted: without((one) => one === fund) }, depth + 1);
    const alone = () => ({ ...taking(this.instance, chosen, [at]), alone: new Set([...branch.alone, at]) });
    return { buys: [what, at], fund, used: this.node(what === 'offer' ? alone() : chosen, depth + 1), unused };
  }

  private bySkill(branch: Branch, skill: number, level: number, depth: number): CertificateTree {
    const { offers, gives } = this.instance;
    this.used.skillSplits++;
    const bringing = all(offers).filter((at) =>
      gives[offers[at]!.credential]!.some(([s, l]) => s === skill && l >= level),
    );
    const out = new Set([...branch.out, ...bringing]);
    const reached = this.node({ ...branch, reached: [...branch.reached, [skill, level]] }, depth + 1);
    return {
      skill,
      level,
      reached,
      missed: this.node({ ...branch, out, missed: [...branch.missed, [skill, level]] }, depth + 1),
    };
  }
}
