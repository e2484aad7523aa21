import type { MilpSolver } from '../milp.js';
import { carried, type Recorded } from './carried.js';
import { bestPrices, type Relaxed } from './cover-programme.js';
import { CutPool, CutsHere } from './cut-pool.js';
import { dualAscent, UNREACHABLE, type Prices } from './dual-ascent.js';
import { FoundedPlans, type Effort, type FoundedPlan } from './founded-plans.js';
import { fractionalCuts } from './fractional-cuts.js';
import { pathTest } from './path-test.js';
import { restrict } from './restrict.js';
import type { Task } from './task.js';
import { viewOf, type View } from './view.js';

export type SearchNode =
  | { readonly prices: Recorded }
  | { readonly prices: Recorded; readonly then: SearchNode }
  | { readonly offer: number; readonly taken: SearchNode; readonly banned: SearchNode };

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
const CORE = 160;
const CORE_NODES = 12;

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
  /** Whether this search is one among the most promising offers of another. */
  private isInner = false;
  private nodes = 0;
  private rootBound = 0;
  private stopped = false;

  /**
   * @param cost per offer, whole numbers
   * @param unit the costs of plans are multiples of it
   * @param start offers of a plan known already
   * @param fine that many are one unit of the objective; costs are divided by it for the solver
   */
  constructor(
    private readonly task: Task,
    private readonly cost: readonly number[],
    private readonly unit: number,
    private readonly fine: number,
    private readonly solver: MilpSolver,
    private readonly limits: SearchLimits,
    private readonly trace?: (step: SearchTrace) => void,
    start?: readonly number[],
  ) {
    if (start) this.best = { offers: start, cost: start.reduce((sum, offer) => sum + cost[offer]!, 0) };
  }

  run(): SearchFound {
    const all = new Uint8Array(this.task.action.length).fill(1);
    const root = this.close({ task: restrict(this.task, all), base: 0, taken: [], carry: { zones: [], price: [] } }, 0);
    const cost = this.best?.cost ?? Infinity;
    return {
      offers: this.best?.offers,
      cost,
      bound: root ? cost : Math.min(cost, this.rootBound),
      root,
      nodes: this.nodes,
    };
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
    const offer = this.offerToSplit(tight.branch, tight.relaxed!, tight.view!);
    if (offer === undefined) return undefined;
    const taken = this.close(this.take(tight.branch, offer), depth + 1);
    const banned = taken && this.close(this.ban(tight.branch, offer), depth + 1);
    return banned && chained(tight.before, { offer, taken, banned });
  }

  private tighten(branch: Branch, depth: number): Tight {
    const before: Recorded[] = [];
    let now = branch;
    let bound = 0;
    for (let round = 0; ; round++) {
      const view = viewOf(now.task);
      const cost = this.costs(now);
      const isFree = Uint8Array.from(cost, (one) => (one === 0 ? 1 : 0));
      const closed = (prices: Prices): Tight => ({
        before,
        branch: now,
        bound: prices.bound,
        leaf: record(view, prices),
      });
      const ascent = dualAscent(view, carried(view, cost, now.carry));
      this.note('ascent', view, now.base + ascent.bound);
      if (ascent.bound === UNREACHABLE) return closed(unreachable(ascent, this.most - now.base));
      if (now.base + ascent.bound > this.most) return closed(ascent);
      this.pool.add(view, ascent.cuts);
      if (round === 0) this.plans(now, view, cost, ascent.slack, undefined, depth === 0 ? FIRST : LATER);
      if (now.base + ascent.bound > this.most) return closed(ascent);
      const kept = this.without(now, view, ascent);
      if (kept && kept.action.length < SHRUNK * view.actions) {
        before.push(record(view, ascent));
        now = { ...now, task: kept, carry: before.at(-1)! };
        continue;
      }
      this.pool.addGoals(view);
      const here = new CutsHere(this.pool, view, isFree);
      // the best prices on cuts, with further cuts until they no longer help
      let last = -Infinity;
      let stalled = 0;
      for (let inner = 0; ; inner++) {
        const solved = bestPrices(view, cost, here.all(), this.fine, this.solver);
        const relaxed = solved && { ...dualAscent(view, solved), share: solved.share };
        if (relaxed) this.pool.add(view, relaxed.cuts.slice(solved.cuts.length));
        if (!relaxed)
          return { before, branch: now, bound, relaxed: { ...ascent, share: new Float64Array(view.actions) }, view };
        bound = now.base + relaxed.bound;
        this.note(`programme ${inner}`, view, bound);
        if (bound > this.most) return closed(relaxed);
        if (inner === 0) {
          this.plans(now, view, cost, relaxed.slack, relaxed.share, LATER);
          if (bound > this.most) return closed(relaxed);
        }
        if (depth === 0 && inner === 0 && !this.isInner && view.actions > 1.5 * CORE && this.isFar(bound)) {
          this.searchCore(now, view, relaxed);
          if (bound > this.most) return closed(relaxed);
        }
        const left = this.without(now, view, relaxed);
        if (left && left.action.length < SHRUNK_BY_PROGRAMME * view.actions) {
          before.push(record(view, relaxed));
          now = { ...now, task: left, carry: before.at(-1)! };
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
        if (left && left.action.length < SHRUNK * view.actions) {
          before.push(record(view, relaxed));
          now = { ...now, task: left, carry: before.at(-1)! };
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
  private searchCore(branch: Branch, view: View, prices: Prices): void {
    const excused = new Uint8Array(view.actions);
    const whole = this.most - branch.base - prices.bound;
    let low = 0;
    let high = 1;
    let keep: Uint8Array | undefined;
    for (let step = 0; step < 8; step++) {
      const part = (low + high) / 2;
      const kept = pathTest(view, prices.slack, whole * part, excused);
      const count = kept.reduce((sum, one) => sum + one, 0);
      if (count <= CORE) [keep, low] = [kept, part];
      else high = part;
    }
    if (!keep) return;
    const core = new Search(restrict(branch.task, keep), this.cost, this.unit, this.fine, this.solver, {
      ...this.limits,
      nodes: CORE_NODES,
    });
    core.best = this.best;
    core.pool = this.pool;
    core.isInner = true;
    core.run();
    this.best = core.best;
    this.note('core', view, branch.base + prices.bound);
  }

  private note(step: string, view: View, bound: number): void {
    this.trace?.({ step, actions: view.actions, bound: bound / this.fine, best: (this.best?.cost ?? NaN) / this.fine });
  }

  /** Per action of a branch: what taking it costs there; what is taken for certain is paid already. */
  private costs(branch: Branch): Float64Array {
    const paid = new Set(branch.taken);
    return Float64Array.from(branch.task.action, (id) => (id < 0 || paid.has(id) ? 0 : this.cost[id]!));
  }

  /** The task without what the path test rules out. */
  private without(branch: Branch, view: View, prices: Prices): Task | undefined {
    if (!this.best) return undefined;
    const paid = new Set(branch.taken);
    const excused = Uint8Array.from(branch.task.action, (id) => (paid.has(id) ? 1 : 0));
    const keep = pathTest(view, prices.slack, this.most - branch.base - prices.bound, excused);
    branch.task.action.forEach((id, a) => {
      if (paid.has(id)) keep[a] = 1;
    });
    return restrict(branch.task, keep);
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
      cost: pick(this.costs(branch)),
      slack: pick(slack),
      share: share && pick(share),
    };
  }

  /** Keeps a plan when it is the best so far. */
  private offer(branch: Branch, view: View, plan: FoundedPlan): void {
    const offers = [...new Set([...plan.actions.map((a) => view.task.action[a]!).filter((id) => id >= 0)])];
    const cost = offers.reduce((sum, offer) => sum + this.cost[offer]!, 0);
    if (this.best && cost >= this.best.cost) return;
    this.best = { offers: offers.sort((a, b) => a - b), cost };
  }

  /** The offer to split by: of those taken in part the one whose two branches rise most. */
  private offerToSplit(branch: Branch, relaxed: Relaxed, view: View): number | undefined {
    const top = this.best?.cost ?? 1;
    const candidates = Array.from(relaxed.share, (share, a) => ({
      a,
      score:
        share > 0.02 && share < 0.98 ? Math.min(share, 1 - share) * (0.5 + this.cost[view.task.action[a]!]! / top) : 0,
    }))
      .filter(({ score }) => score > 0)
      .sort((x, y) => y.score - x.score || x.a - y.a)
      .slice(0, CANDIDATES)
      .map(({ a }) => view.task.action[a]!);
    if (candidates.length === 0) return this.anyOffer(branch, relaxed, view);
    let best: { offer: number; score: number } | undefined;
    for (const offer of candidates) {
      const rises = [this.take(branch, offer), this.ban(branch, offer)].map((child) =>
        Math.max(this.fine, this.quickBound(child) - branch.base - relaxed.bound),
      );
      const score = rises[0]! * rises[1]!;
      if (!best || score > best.score) best = { offer, score };
    }
    return best!.offer;
  }

  private quickBound(branch: Branch): number {
    const view = viewOf(branch.task);
    const cost = this.costs(branch);
    const isFree = Uint8Array.from(cost, (one) => (one === 0 ? 1 : 0));
    if (branch.task.goals.some((goal) => view.givers.start[goal] === view.givers.start[goal + 1]))
      return this.most + this.unit;
    const relaxed = bestPrices(view, cost, new CutsHere(this.pool, view, isFree).all(), this.fine, this.solver);
    return Math.min(this.most + this.unit, branch.base + (relaxed?.bound ?? 0));
  }

  /** Nothing is taken in part: an action that is taken, or any that costs something. */
  private anyOffer(branch: Branch, relaxed: Relaxed, view: View): number | undefined {
    const paid = new Set(branch.taken);
    let best = -1;
    view.task.action.forEach((id, a) => {
      if (id < 0 || paid.has(id) || this.cost[id] === 0) return;
      if (best < 0 || relaxed.share[a]! > relaxed.share[best]! + 1e-9) best = a;
    });
    return best < 0 ? undefined : view.task.action[best];
  }

  private take(branch: Branch, offer: number): Branch {
    const { task } = branch;
    const a = task.action.indexOf(offer);
    const goals = new Set(task.goals);
    for (let k = task.preStart[a]!; k < task.preStart[a + 1]!; k++) goals.add(task.pre[k]!);
    const all = new Uint8Array(task.action.length).fill(1);
    return {
      task: restrict(
        task,
        all,
        [...goals].sort((x, y) => x - y),
      ),
      base: branch.base + this.cost[offer]!,
      taken: [...branch.taken, offer],
      carry: branch.carry,
    };
  }

  private ban(branch: Branch, offer: number): Branch {
    const keep = Uint8Array.from(branch.task.action, (id) => (id === offer ? 0 : 1));
    return { ...branch, task: restrict(branch.task, keep) };
  }
}

/** Where plans are looked for: the offers taken for certain are paid, and what they need is wanted. */
interface Branch {
  readonly task: Task;
  /** What the offers taken cost. */
  readonly base: number;
  readonly taken: readonly number[];
  /** Prices to begin with. */
  readonly carry: Recorded;
}

interface Tight {
  readonly before: readonly Recorded[];
  readonly branch: Branch;
  readonly bound: number;
  readonly leaf?: Recorded;
  readonly relaxed?: Relaxed;
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

function record(view: View, { cuts, price }: Prices): Recorded {
  const used = cuts.flatMap((cut, i) => (price[i]! > 0 ? [{ cut, price: price[i]! }] : []));
  return {
    zones: used.map(({ cut }) => cut.zone.map((fact) => view.task.fact[fact]!)),
    price: used.map((one) => one.price),
  };
}

function chained(before: readonly Recorded[], node: SearchNode): SearchNode {
  return before.reduceRight<SearchNode>((then, prices) => ({ prices, then }), node);
}
