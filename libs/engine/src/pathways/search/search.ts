import { carried, type Recorded } from './carried.js';
import { CutPool, CutsHere } from './cut-pool.js';
import { dualAscent, UNREACHABLE, type Prices } from './dual-ascent.js';
import { FoundedPlans, type Effort, type FoundedPlan } from './founded-plans.js';
import { fractionalCuts } from './fractional-cuts.js';
import { pathTest } from './path-test.js';
import { restrict } from './restrict.js';
import { NOTHING_DECIDED, type Decided, type RelaxedPlan, type Tariff } from './tariff.js';
import { giveUpAction, givenUp, type Task } from './task.js';
import { viewOf, type View } from './view.js';
import type { ZoneCut } from './zone-cut.js';

export type SearchNode =
  | { readonly prices: Recorded }
  | { readonly prices: Recorded; readonly then: SearchNode }
  | { readonly offer: number; readonly taken: SearchNode; readonly banned: SearchNode }
  | { readonly stack: number; readonly bought: SearchNode; readonly unbought: SearchNode }
  | { readonly entry: number; readonly reached: SearchNode; readonly missed: SearchNode };

export interface SearchLimits {
  /** Branches looked at, at most. */
  readonly nodes: number;
  /** Asked now and then; true stops the search. */
  readonly stop?: () => boolean;
}

export interface SearchFound {
  /** Offers of the best plan found, not ordered; undefined when there is none. */
  readonly offers: readonly number[] | undefined;
  readonly cost: number;
  /** No plan costs less. */
  readonly bound: number;
  /** How the bound was proved; undefined when the limits came first. */
  readonly root: SearchNode | undefined;
  readonly nodes: number;
}

/** What happened on the way, for benches and profiles. */
export interface SearchTrace {
  readonly step: string;
  readonly actions: number;
  readonly bound: number;
  readonly best: number;
}

/** Part of the actions below which a task is made anew from what is left. */
const SHRUNK = 0.9;
const SHRUNK_BY_PROGRAMME = 0.75;

/** How hard plans are looked for: at first, and later. */
const FIRST = { starts: 2, rounds: 2, core: 150 };
const LATER = { starts: 1, rounds: 1, core: 150 };

/** How many actions are the most promising, and how many branches are spent on them. */
const CORE = 120;
const CORE_NODES = 8;

/** What is far: this part of the best plan's cost. */
const FAR = 0.012;

/** How many possible splits are tried before one is chosen. */
const CANDIDATES = 4;

/**
 * Finds the cheapest plan of a task whose offers have costs of their own, and proves it: prices by dual ascent, plans, path test, and
 * again with what is left, as long as that shrinks; then the best prices on cuts, with cuts that the fractional plan violates; then
 * a split by one offer, with all of this again in each branch.
 */
export class Search {
  private best: { offers: readonly number[]; cost: number } | undefined;
  private pool = new CutPool();
  /** Whether searching among the most promising offers alone may still bring better plans. */
  private coreHelps = true;
  private nodes = 0;
  private rootBound = 0;
  private stopped = false;

  /**
   * @param unit what plans cost is a multiple of it
   * @param fine that many are one unit of the objective
   * @param known a plan known already, and what it costs
   * @param cost per offer what it costs wherever it is taken; without it no plans are looked for, and only the one known is proved
   */
  constructor(
    private readonly task: Task,
    private readonly tariff: Tariff,
    private readonly unit: number,
    private readonly fine: number,
    private readonly limits: SearchLimits,
    known?: { readonly offers: readonly number[]; readonly cost: number },
    private readonly cost?: readonly number[],
    private readonly trace?: (step: SearchTrace) => void,
  ) {
    this.best = known;
    this.coreHelps = cost !== undefined;
  }

  /** The actions that prices leave at the root, without any split. */
  shrink(): number[] {
    const tight = this.tighten(this.root(), 0);
    return [...tight.branch.task.action];
  }

  run(): SearchFound {
    const root = this.close(this.root(), 0);
    const cost = this.best?.cost ?? Infinity;
    return {
      offers: this.best?.offers,
      cost,
      bound: root ? cost : Math.min(cost, this.rootBound),
      root,
      nodes: this.nodes,
    };
  }

  /** Everything that is possible. */
  private root(): Branch {
    const all = new Uint8Array(this.task.action.length).fill(1);
    const carry = { zones: [], price: [], parts: this.tariff.first(NOTHING_DECIDED) };
    const excused = this.tariff.excused(this.task, NOTHING_DECIDED);
    return { task: restrict(this.task, all, this.task.goals, excused), decided: NOTHING_DECIDED, carry };
  }

  /** Plans that cost more than this are of no use: the next possible cost below the best known. */
  private get most(): number {
    return this.best ? this.best.cost - this.unit : Infinity;
  }

  private close(branch: Branch, depth: number): SearchNode | undefined {
    if (++this.nodes > this.limits.nodes || this.limits.stop?.()) this.stopped = true;
    if (this.stopped) return undefined;
    const tight = this.tighten(branch, depth);
    if (tight.leaf) return chained(tight.before, { prices: tight.leaf });
    if (depth === 0) this.rootBound = Math.max(this.rootBound, tight.bound);
    if (tight.stuck) return undefined;
    const split = this.splitOf(tight.branch, tight.relaxed!, tight.view!);
    const first = split && this.close(split.first, depth + 1);
    const second = first && this.close(split.second, depth + 1);
    return second && chained(tight.before, split.node(first, second));
  }

  private tighten(branch: Branch, depth: number): Tight {
    const before: Recorded[] = [];
    let now = branch;
    let bound = 0;
    for (let round = 0; ; round++) {
      const made = this.withDemanded(now);
      if (made === 'impossible')
        return { before, branch: now, bound: UNREACHABLE, leaf: { ...now.carry, zones: [], price: [] } };
      if (!made) return { before, branch: now, bound, stuck: true };
      now = made;
      const view = viewOf(now.task);
      const { decided } = now;
      const { parts } = now.carry;
      const cost = this.tariff.costs(view, decided, parts);
      const base = this.tariff.base(decided, parts);
      const isFree = this.tariff.free(view, decided);
      const ascent = { ...dualAscent(view, carried(view, cost, now.carry)), parts };
      const closed = (prices: Priced): Tight => ({
        before,
        branch: now,
        bound: prices.bound,
        leaf: record(view, prices),
      });
      this.note('ascent', view, base + ascent.bound);
      if (ascent.bound === UNREACHABLE) return closed({ ...unreachable(ascent, this.most - base), parts });
      if (base + ascent.bound > this.most) return closed(ascent);
      this.pool.add(view, ascent.cuts);
      if (round === 0) this.plans(now, view, cost, ascent.slack, undefined, depth === 0 ? FIRST : LATER);
      if (base + ascent.bound > this.most) return closed(ascent);
      const kept = this.without(now, view, ascent);
      if (kept && kept.task.action.length < SHRUNK * view.actions) {
        before.push(record(view, ascent));
        now = { ...kept, carry: before.at(-1)! };
        continue;
      }
      this.pool.addGoals(view);
      const here = new CutsHere(this.pool, view, isFree);
      // the best prices on cuts, with further cuts until they no longer help
      let last = -Infinity;
      let stalled = 0;
      for (let inner = 0; ; inner++) {
        const solved = this.tariff.best(view, decided, here.all(), parts);
        if (!solved) {
          const nothing = { share: new Float64Array(view.actions), bought: [] };
          return { before, branch: now, bound, relaxed: { ...ascent, ...nothing }, view };
        }
        const relaxed: RelaxedPlan = { ...solved, ...dualAscent(view, solved) };
        here.priced(relaxed.cuts, relaxed.price);
        this.pool.add(view, relaxed.cuts.slice(solved.cuts.length));
        bound = this.tariff.base(decided, relaxed.parts) + relaxed.bound;
        this.note(`programme ${inner}`, view, bound);
        if (bound > this.most) return closed(relaxed);
        if (inner === 0) {
          this.plans(now, view, cost, relaxed.slack, relaxed.share, LATER);
          if (bound > this.most) return closed(relaxed);
        }
        if (depth === 0 && inner === 0 && this.coreHelps && view.actions > 1.5 * CORE && this.isFar(bound)) {
          this.searchCore(now, view, relaxed);
          if (bound > this.most) return closed(relaxed);
        }
        const left = this.without(now, view, relaxed);
        if (left && left.task.action.length < SHRUNK_BY_PROGRAMME * view.actions) {
          before.push(record(view, relaxed));
          now = { ...left, carry: before.at(-1)! };
          break;
        }
        const gain = (bound - last) / Math.max(1, this.most - last);
        stalled = inner > 0 && gain < 0.06 ? stalled + 1 : 0;
        last = bound;
        const more =
          stalled >= 3 || inner > 40
            ? 0
            : this.pool.add(
                view,
                fractionalCuts(view, relaxed.share, isFree, { targets: 25, cuts: 40, violation: 0.02 }),
              );
        if (more > 0) continue;
        if (left && left.task.action.length < SHRUNK * view.actions) {
          before.push(record(view, relaxed));
          now = { ...left, carry: before.at(-1)! };
          break;
        }
        return { before, branch: { ...now, carry: record(view, relaxed) }, bound, relaxed, view };
      }
    }
  }

  private isFar(bound: number): boolean {
    return this.best !== undefined && bound < (1 - FAR) * this.best.cost;
  }

  /**
   * Searches among the offers that prices leave most promising, and nothing else: what it finds is a plan of the whole, and the zones
   * it needed are zones of the whole.
   */
  private searchCore(branch: Branch, view: View, relaxed: RelaxedPlan): void {
    const whole = this.most - this.tariff.base(branch.decided, relaxed.parts) - relaxed.bound;
    const excused = this.tariff.excused(view.task, branch.decided);
    let low = 0;
    let high = 1;
    let keep: Uint8Array | undefined;
    for (let step = 0; step < 8; step++) {
      const part = (low + high) / 2;
      const kept = pathTest(view, relaxed.slack, whole * part, excused);
      const count = kept.reduce((sum, one) => sum + one, 0);
      if (count <= CORE) [keep, low] = [kept, part];
      else high = part;
    }
    if (!keep) return;
    const limits = { ...this.limits, nodes: CORE_NODES };
    const task = restrict(branch.task, keep, branch.task.goals, excused);
    const core = new Search(task, this.tariff, this.unit, this.fine, limits, this.best, this.cost, this.trace);
    core.pool = this.pool;
    core.coreHelps = false;
    core.run();
    this.coreHelps = core.best !== this.best;
    this.best = core.best;
    this.note('core', view, whole);
  }

  private note(step: string, view: View, bound: number): void {
    this.trace?.({ step, actions: view.actions, bound: bound / this.fine, best: (this.best?.cost ?? NaN) / this.fine });
  }

  /** The branch without what the path test rules out. */
  private without(branch: Branch, view: View, prices: Priced): Branch | undefined {
    if (!this.best) return undefined;
    const { decided, task } = branch;
    const most = this.most - this.tariff.base(decided, prices.parts) - prices.bound;
    const excused = this.tariff.excused(task, decided);
    const keep = pathTest(view, prices.slack, most, excused);
    task.action.forEach((id, a) => {
      if (id < 0 || decided.taken.includes(id)) keep[a] = 1;
    });
    const gone = [...task.action].filter((_, a) => keep[a] === 0);
    return { ...branch, task: restrict(task, keep, task.goals, excused), decided: ruledOut(decided, gone) };
  }

  /** Looks for better plans among the actions that prices leave cheapest. */
  private plans(
    branch: Branch,
    view: View,
    cost: Float64Array,
    slack: Float64Array,
    share: Float64Array | undefined,
    effort: Effort & { readonly core: number },
  ): void {
    if (!this.cost) return;
    const few = Math.max(effort.core, 20 * branch.task.goals.length);
    const core = view.actions > 1.2 * few ? this.core(branch, slack, share, few) : undefined;
    const found = core
      ? new FoundedPlans(core.view, core.cost).best(core.slack, core.share, effort)
      : new FoundedPlans(view, cost).best(slack, share, effort);
    if (found) this.offer(branch, core?.view ?? view, found);
    else if (core) {
      const whole = new FoundedPlans(view, cost).best(slack, share, { starts: 1, rounds: 1 });
      if (whole) this.offer(branch, view, whole);
    }
  }

  /** The cheapest actions by slack, and what the fractional plan takes. */
  private core(branch: Branch, slack: Float64Array, share: Float64Array | undefined, few: number): Core {
    const order = Int32Array.from(slack.keys()).sort((a, b) => slack[a]! - slack[b]! || a - b);
    const keep = new Uint8Array(slack.length);
    order.forEach((a, rank) => {
      if (rank < few || (share && share[a]! > 1e-6)) keep[a] = 1;
    });
    const task = restrict(branch.task, keep);
    const at = new Map(Array.from(branch.task.action, (id, a) => [id, a]));
    const from = Int32Array.from(task.action, (id) => at.get(id)!);
    const pick = (values: Float64Array): Float64Array => Float64Array.from(from, (a) => values[a]!);
    return {
      view: viewOf(task),
      cost: pick(this.tariff.costs(viewOf(branch.task), branch.decided, undefined)),
      slack: pick(slack),
      share: share && pick(share),
    };
  }

  /** Keeps a plan when it is the best so far. */
  private offer(branch: Branch, view: View, plan: FoundedPlan): void {
    const offers = [...new Set([...plan.actions.map((a) => view.task.action[a]!).filter((id) => id >= 0)])];
    const cost = offers.reduce((sum, offer) => sum + this.cost![offer]!, 0);
    if (this.best && cost >= this.best.cost) return;
    this.best = { offers: offers.sort((a, b) => a - b), cost };
  }

  /** How to split a branch: by what is taken in part, the one of some whose two branches rise most. */
  private splitOf(branch: Branch, relaxed: RelaxedPlan, view: View): Split | undefined {
    const candidates = this.inPart(branch, relaxed, view);
    if (candidates.length === 0) return this.anySplit(branch, relaxed, view);
    const base = this.tariff.base(branch.decided, relaxed.parts) + relaxed.bound;
    let best: { split: Split; score: number } | undefined;
    for (const split of candidates) {
      const [first, second] = split.cuts(relaxed.cuts);
      const rise = (child: Branch, cuts: readonly ZoneCut[]): number =>
        Math.max(this.fine, this.quickBound(child, view, cuts) - base);
      const score = rise(split.first, first) * rise(split.second, second);
      if (!best || score > best.score) best = { split, score };
    }
    return best!.split;
  }

  private inPart(branch: Branch, relaxed: RelaxedPlan, view: View): Split[] {
    const found: { score: number; split: () => Split }[] = [];
    const halves = (share: number): number => (share > 0.02 && share < 0.98 ? Math.min(share, 1 - share) : 0);
    const costs = this.tariff.costs(view, branch.decided, relaxed.parts);
    const top = this.best?.cost ?? this.fine;
    relaxed.share.forEach((share, a) => {
      const score = halves(share) * (0.5 + costs[a]! / top);
      const id = view.task.action[a]!;
      if (score === 0) return;
      if (id >= 0) found.push({ score, split: () => this.byOffer(branch, id) });
      else if (givenUp(id) >= 0) found.push({ score: 0.5 * score, split: () => this.byEntry(branch, givenUp(id)) });
    });
    relaxed.bought.forEach((share, stack) => {
      const { bought, unbought } = branch.decided;
      const score = halves(share);
      if (score === 0 || bought.includes(stack) || unbought.includes(stack)) return;
      found.push({ score, split: () => this.byBundle(branch, stack) });
    });
    return found
      .sort((x, y) => y.score - x.score)
      .slice(0, CANDIDATES)
      .map(({ split }) => split());
  }

  /** What a branch comes to by the cuts of the one that it is split from. */
  private quickBound({ decided, carry }: Branch, view: View, cuts: readonly ZoneCut[]): number {
    const most = this.most + this.unit;
    if (cuts.some(({ exits }) => exits.length === 0)) return most;
    const relaxed = this.tariff.best(view, decided, cuts, carry.parts);
    return relaxed ? Math.min(most, this.tariff.base(decided, relaxed.parts) + relaxed.bound) : most;
  }

  /** Nothing is taken in part: a bundle that is bought, an offer that is taken whole, or any that costs something, or an entry. */
  private anySplit(branch: Branch, relaxed: RelaxedPlan, view: View): Split | undefined {
    const { bought, unbought } = branch.decided;
    const stack = relaxed.bought.findIndex((share, t) => share > 0.02 && !bought.includes(t) && !unbought.includes(t));
    if (stack >= 0) return this.byBundle(branch, stack);
    const free = this.tariff.free(view, branch.decided);
    let best = -1;
    view.task.action.forEach((id, a) => {
      if (id < 0 || free[a] === 1) return;
      if (best < 0 || relaxed.share[a]! > relaxed.share[best]! + 1e-9) best = a;
    });
    if (best >= 0) return this.byOffer(branch, view.task.action[best]!);
    const entry = view.task.action.find((id) => givenUp(id) >= 0);
    return entry === undefined ? undefined : this.byEntry(branch, givenUp(entry));
  }

  private byOffer(branch: Branch, offer: number): Split {
    return {
      first: this.take(branch, offer),
      second: {
        ...branch,
        task: this.left(branch, (id) => id === offer),
        decided: ruledOut(branch.decided, [offer]),
      },
      node: (taken, banned) => ({ offer, taken, banned }),
      cuts: (cuts) => [withoutRows(cuts, branch.task, offer), withoutExit(cuts, branch.task, offer)],
    };
  }

  private byBundle(branch: Branch, stack: number): Split {
    const { decided } = branch;
    return {
      first: { ...branch, decided: { ...decided, bought: [...decided.bought, stack] } },
      second: {
        ...branch,
        decided: { ...decided, unbought: [...decided.unbought, stack] },
        carry: unpriced(branch.carry, stack),
      },
      node: (bought, unbought) => ({ stack, bought, unbought }),
      cuts: (cuts) => [cuts, cuts],
    };
  }

  /** An entry that is reached cannot be given up; one that is missed is given up, and nothing that would reach it is taken. */
  private byEntry(branch: Branch, entry: number): Split {
    const { task, decided } = branch;
    const giveUp = giveUpAction(entry);
    const gone = [...task.action].filter((id) => id >= 0 && this.tariff.reaches(id, entry));
    const settled = task.goals.find((goal) => task.table.entry[task.fact[goal]!] === entry)!;
    return {
      first: {
        ...branch,
        task: this.left(branch, (id) => id === giveUp),
        decided: { ...decided, reached: [...decided.reached, entry] },
      },
      second: {
        ...branch,
        task: this.left(
          branch,
          (id) => gone.includes(id),
          [...task.goals].filter((goal) => goal !== settled),
        ),
        decided: ruledOut({ ...decided, missed: [...decided.missed, entry] }, gone),
      },
      node: (reached, missed) => ({ entry, reached, missed }),
      cuts: (cuts) => [withoutExit(cuts, task, giveUp), withoutRows(cuts, task, giveUp)],
    };
  }

  /** The branch with the members taken that its bundles cannot do without; undefined when one of them cannot be started. */
  private withDemanded(branch: Branch): Branch | 'impossible' | undefined {
    const demanded = this.tariff.demanded(branch.decided);
    if (demanded === 'impossible') return demanded;
    let made = branch;
    for (const offer of demanded) {
      if (made.decided.taken.includes(offer)) continue;
      if (!made.task.action.includes(offer)) return undefined;
      made = this.take(made, offer);
    }
    return made;
  }

  private take(branch: Branch, offer: number): Branch {
    const { task, decided } = branch;
    const a = task.action.indexOf(offer);
    const goals = new Set(task.goals);
    for (let k = task.preStart[a]!; k < task.preStart[a + 1]!; k++) goals.add(task.pre[k]!);
    const taken = { ...branch, decided: { ...decided, taken: [...decided.taken, offer] } };
    const wanted = [...goals].sort((x, y) => x - y);
    return { ...taken, task: this.left(taken, () => false, wanted) };
  }

  /** What is left of a branch's task without some of its actions. */
  private left(
    { task, decided }: Branch,
    gone: (action: number) => boolean,
    goals: Iterable<number> = task.goals,
  ): Task {
    const keep = Uint8Array.from(task.action, (id) => (gone(id) ? 0 : 1));
    return restrict(task, keep, goals, this.tariff.excused(task, decided));
  }
}

function ruledOut(decided: Decided, offers: readonly number[]): Decided {
  return { ...decided, out: new Set([...decided.out, ...offers]) };
}

/** The same prices where the bundle of a stack cannot be bought, and so has none. */
function unpriced(carry: Recorded, stack: number): Recorded {
  const { parts } = carry;
  return {
    ...carry,
    parts: parts && { ...parts, bundles: parts.bundles.map((price, t) => (t === stack ? 0 : price)) },
  };
}

/** The cuts that do not have an action among their exits. */
function withoutRows(cuts: readonly ZoneCut[], task: Task, action: number): ZoneCut[] {
  const a = task.action.indexOf(action);
  return cuts.filter(({ exits }) => !exits.includes(a));
}

/** The cuts where an action is ruled out. */
function withoutExit(cuts: readonly ZoneCut[], task: Task, action: number): ZoneCut[] {
  const a = task.action.indexOf(action);
  return cuts.map((cut) => (cut.exits.includes(a) ? { ...cut, exits: cut.exits.filter((one) => one !== a) } : cut));
}

interface Split {
  readonly first: Branch;
  readonly second: Branch;
  /** Cuts of the branch as they are in each of the two. */
  readonly cuts: (cuts: readonly ZoneCut[]) => readonly [readonly ZoneCut[], readonly ZoneCut[]];
  readonly node: (first: SearchNode, second: SearchNode) => SearchNode;
}

type Priced = Prices & Pick<Recorded, 'parts'>;

/** Where plans are looked for: the offers taken for certain are paid, and what they need is wanted. */
interface Branch {
  readonly task: Task;
  readonly decided: Decided;
  /** Prices to begin with. */
  readonly carry: Recorded;
}

interface Tight {
  readonly before: readonly Recorded[];
  readonly branch: Branch;
  readonly bound: number;
  readonly leaf?: Recorded;
  /** Nothing more can be shown here. */
  readonly stuck?: boolean;
  readonly relaxed?: RelaxedPlan;
  readonly view?: View;
}

interface Core {
  readonly view: View;
  readonly cost: Float64Array;
  readonly slack: Float64Array;
  readonly share: Float64Array | undefined;
}

/** A goal that nothing brings about: its zone has no exits, and any price closes the branch. */
function unreachable(ascent: Prices, most: number): Prices {
  const price = ascent.cuts.map((_, i) => (i === ascent.cuts.length - 1 ? Math.max(1, most + 1) : 0));
  return { ...ascent, price, bound: UNREACHABLE };
}

function record(view: View, { cuts, price, parts }: Priced): Recorded {
  const used = cuts.flatMap((cut, i) => (price[i]! > 0 ? [{ cut, price: price[i]! }] : []));
  return {
    zones: used.map(({ cut }) => cut.zone.map((fact) => view.task.fact[fact]!)),
    price: used.map((one) => one.price),
    parts,
  };
}

function chained(before: readonly Recorded[], node: SearchNode): SearchNode {
  return before.reduceRight<SearchNode>((then, prices) => ({ prices, then }), node);
}
