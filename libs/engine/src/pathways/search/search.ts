import { inTheTime, lookFor, type Look } from '../look.js';
import { BestKnown, byPromise } from './best-known.js';
import { Branches, type Branch, type Split } from './branch.js';
import { carried, type Recorded } from './carried.js';
import { certainFacts } from './certain-facts.js';
import { chooseSplit, type TrialHistory } from './choose-split.js';
import { CutPool, CutsHere } from './cut-pool.js';
import { dualAscent, UNREACHABLE } from './dual-ascent.js';
import * as effort from './effort.js';
import type { CoreEffort, Share } from './plan-of-core.js';
import { fractionalCuts, type CutTarget } from './fractional-cuts.js';
import { mostPromising } from './path-test.js';
import { restrict } from './restrict.js';
import { chained, closedBy, record, unreachable, type Priced, type SearchNode } from './search-node.js';
import type { SearchFound, SearchLimits, SearchOptions, SearchTrace } from './search-options.js';
import type { RelaxedPlan, Tariff } from './tariff.js';
import type { Task } from './task.js';
import type { Tight } from './tight.js';
import { viewOf, type View } from './view.js';

/**
 * Finds the cheapest plan of a task and proves it: prices by dual ascent, plans, path test, and again with what is left as long as
 * that shrinks; then the best prices on cuts, with cuts that the fractional plan violates; then a split, with all of this
 * again in each branch.
 */
export class Search {
  private readonly best: BestKnown;
  private pool: CutPool;
  private nodes = 0;
  private rootBound = 0;
  private stopped = false;
  private readonly chain: Recorded[] = [];
  private history: TrialHistory = new Map();
  private readonly branches: Branches;
  /** Whether searching among the most promising offers alone may still bring better plans. */
  private coreHelps: boolean;
  private readonly look: Look | undefined;

  /**
   * @param unit what plans cost is a multiple of it
   * @param fine that many are one unit of the objective
   */
  constructor(
    private readonly task: Task,
    private readonly tariff: Tariff,
    private readonly unit: number,
    private readonly fine: number,
    private limits: SearchLimits,
    private readonly options: SearchOptions = {},
  ) {
    this.best = new BestKnown(unit, options.plans, options.known, options.dearest ?? Infinity);
    this.coreHelps = options.plans !== undefined && options.plans.solve === undefined;
    this.branches = new Branches(tariff, task);
    this.pool = options.pool ?? new CutPool();
    this.look = lookFor(limits.stop);
  }

  run(): SearchFound {
    const { prices } = this.options;
    const root = inTheTime(() => {
      this.look?.();
      const whole = this.branches.root();
      return this.close(prices ? { ...whole, carry: prices } : whole, 0);
    });
    const { nodes, chain, pool } = this;
    const { plan: best, cost, settled } = this.best;
    return { best, bound: root ? cost : this.least, root, nodes, chain, settled, pool };
  }

  private close(branch: Branch, depth: number): SearchNode | undefined {
    if (++this.nodes > this.limits.nodes) this.stopped = true;
    const before: Recorded[] = [];
    for (let now: Branch = branch, round = 0; ; round++) {
      if (this.limits.stop?.()) this.stopped = true;
      if (this.stopped) return undefined;
      const made = this.branches.withDemanded(now);
      if (made === undefined) return undefined;
      if (made === 'impossible') return chained(before, { prices: { ...now.carry, zones: [], price: [] } });
      const unreached = this.tariff.unreached(made.task, made.decided);
      if (unreached) {
        const { parts } = made.carry;
        const most = this.best.most - this.tariff.base(made.decided, parts);
        return chained(before, { prices: closedBy(unreached, parts, most) });
      }
      const tight = this.tighten(made, depth, round);
      if (depth === 0) this.chain.push('leaf' in tight ? tight.leaf : 'smaller' in tight ? tight.by : tight.prices);
      if ('leaf' in tight) return chained(before, { prices: tight.leaf });
      if ('smaller' in tight) {
        before.push(tight.by);
        now = tight.smaller;
        continue;
      }
      if (depth === 0 && this.best.asksSolver) {
        const rest = tight.promising();
        const isBetter = tight.isLost && this.best.solveCore(rest);
        if (isBetter || (tight.isLost && this.best.plan)) {
          now = isBetter ? this.branches.anew(made) : { ...made, carry: tight.prices };
          continue;
        }
        const soon = this.isNear(tight.bound) && this.within(effort.SOON, () => this.halves(tight.split, depth));
        if (soon) return chained(before, soon);
        if (this.best.solveCore(rest) || this.best.solveRest(rest)) {
          now = this.branches.anew(made);
          continue;
        }
      }
      if (this.best.settled && !this.best.plan) return undefined;
      const halves = this.halves(tight.split, depth);
      return halves && chained(before, halves);
    }
  }

  /** Whether a bound is so near the best plan that a few branches may be enough. */
  private isNear(bound: number): boolean {
    return this.best.plan !== undefined && bound >= (1 - effort.NEAR) * this.best.cost;
  }

  private halves(split: Split | undefined, depth: number): SearchNode | undefined {
    const first = split && this.close(split.first, depth + 1);
    const second = first && this.close(split.second, depth + 1);
    return second && split.node(first, second);
  }

  /** Does something within so many further branches. */
  private within<T>(branches: number, work: () => T): T {
    const before = this.limits;
    this.limits = { ...before, nodes: Math.min(before.nodes, this.nodes + branches) };
    const done = work();
    this.limits = before;
    this.stopped = before.stop?.() ?? false;
    return done;
  }

  /** Prices a branch, and closes it, makes it smaller or says how to split it. */
  private tighten(branch: Branch, depth: number, round: number): Tight {
    const { task, decided, carry } = branch;
    const view = viewOf(task, this.look);
    const { parts } = carry;
    const base = this.tariff.base(decided, parts);
    const ascent: Priced = {
      ...dualAscent(view, carried(view, this.tariff.costs(view, decided, parts), carry)),
      parts,
    };
    if (depth === 0) this.told(base + ascent.bound);
    this.note('ascent', view, base + ascent.bound);
    if (ascent.bound === UNREACHABLE) return { leaf: record(view, unreachable(ascent, this.best.most - base)) };
    if (base + ascent.bound > this.best.most) return { leaf: record(view, ascent) };
    this.pool.add(view, ascent.cuts);
    if (round === 0 && depth === 0)
      this.findPlans(branch, view, ascent, undefined, task.pre.length === 0 ? effort.FIRST_OF_COVER : effort.FIRST);
    if (base + ascent.bound > this.best.most) return { leaf: record(view, ascent) };
    return this.smaller(branch, view, ascent, effort.SHRUNK) ?? this.byProgramme(branch, view, depth);
  }

  /** The best prices on cuts, with further cuts until they no longer help. */
  private byProgramme(branch: Branch, view: View, depth: number): Tight {
    const { decided, task } = branch;
    const isFree = this.tariff.free(view, decided);
    this.pool.addGoals(view);
    const here = new CutsHere(this.pool, view, isFree);
    const programme = this.tariff.programme(view, decided);
    try {
      let last = -Infinity;
      let stalled = 0;
      let targets: readonly CutTarget[] | undefined;
      for (let round = 0; ; round++) {
        if (this.limits.stop?.())
          return { split: undefined, bound: -Infinity, isLost: false, prices: branch.carry, promising: () => [] };
        const solved = programme.best(here.all()) ?? this.unsolved(branch, view);
        const relaxed: RelaxedPlan = { ...solved, ...dualAscent(view, solved) };
        here.priced(relaxed.cuts, relaxed.price);
        this.pool.add(view, relaxed.cuts.slice(solved.cuts.length));
        const bound = this.tariff.base(decided, relaxed.parts) + relaxed.bound;
        if (depth === 0) this.told(bound);
        this.note('programme', view, bound);
        if (round === 0 && bound <= this.best.most) this.improve(branch, view, relaxed, bound, depth);
        if (bound > this.best.most) return { leaf: record(view, relaxed) };
        const gain = (bound - last) / Math.max(1, this.best.most - last);
        stalled = round > 0 && gain < effort.LITTLE ? stalled + 1 : 0;
        last = bound;
        const much = this.smaller(branch, view, relaxed, effort.SHRUNK_BY_PROGRAMME);
        if (much) return much;
        const isLost = depth === 0 && this.best.asksForCore && !(bound >= (1 - effort.LOST) * this.best.cost);
        if (task.pre.length > 0 && !isLost && stalled < effort.STALLED && round < effort.MOST_ROUNDS) {
          const cuts = fractionalCuts(
            view,
            relaxed.share,
            isFree,
            (targets ??= certainFacts(view, effort.MOST_TARGETS)),
            effort.SEPARATION,
          );
          if (this.pool.add(view, cuts) > 0) continue;
        }
        const little = this.smaller(branch, view, relaxed, effort.SHRUNK);
        if (little) return little;
        const from = { ...branch, carry: record(view, relaxed) };
        const { fine } = this;
        const { most } = this.best;
        const at = { branch: from, view, relaxed, programme, bound, most, fine, history: this.history };
        const split = chooseSplit(at, this.branches, this.tariff);
        return {
          split,
          bound,
          isLost,
          prices: from.carry,
          promising: () => byPromise(view, relaxed.slack, this.tariff.excused(task, decided)),
        };
      }
    } finally {
      programme.close();
    }
  }

  /** In place of prices that the solver could not find: those to begin with. */
  private unsolved({ decided, carry }: Branch, view: View): RelaxedPlan {
    const { parts } = carry;
    const share = new Float64Array(view.actions);
    return { ...carried(view, this.tariff.costs(view, decided, parts), carry), parts, share, bought: [], mixed: [] };
  }

  /** The branch without what the path test rules out, when that is enough to begin anew. */
  private smaller(branch: Branch, view: View, prices: Priced, part: number): Tight | undefined {
    if (!this.best.plan) return undefined;
    const most = this.best.most - this.tariff.base(branch.decided, prices.parts) - prices.bound;
    const tested = this.branches.tested(branch, view, prices, most);
    if (tested.task.action.length >= part * view.actions) return undefined;
    const by = record(view, prices);
    return { smaller: { ...tested, carry: by }, by };
  }

  private improve(branch: Branch, view: View, relaxed: RelaxedPlan, bound: number, depth: number): void {
    if (depth === 0 || this.nodes % effort.PLANS_EVERY === 0)
      this.findPlans(branch, view, relaxed, relaxed.share, effort.LATER);
    if (depth > 0 || !this.coreHelps || view.actions <= 1.5 * effort.CORE) return;
    if (this.best.plan && bound <= this.best.most && bound < (1 - effort.FAR) * this.best.cost)
      this.searchCore(branch, view, relaxed);
  }

  /**
   * Searches among the offers that prices leave most promising, and nothing else: what it finds is a plan of the whole, and the zones
   * it needed are zones of the whole.
   */
  private searchCore(branch: Branch, view: View, relaxed: RelaxedPlan): void {
    const whole = this.best.most - this.tariff.base(branch.decided, relaxed.parts) - relaxed.bound;
    const excused = this.tariff.excused(view.task, branch.decided);
    const keep = mostPromising(view, relaxed.slack, whole, excused, effort.CORE);
    if (!keep) return;
    const task = restrict(branch.task, keep, branch.task.goals, excused);
    const limits = { ...this.limits, nodes: effort.CORE_NODES };
    const { trace } = this.options;
    const ofWhole = trace && { trace: (step: SearchTrace) => trace({ ...step, least: this.least / this.fine }) };
    const options = { ...this.options, ...ofWhole, known: this.best.plan };
    const core = new Search(task, this.tariff, this.unit, this.fine, limits, options);
    core.pool = this.pool;
    core.history = this.history;
    core.coreHelps = false;
    core.run();
    this.coreHelps = core.best.plan !== undefined && this.best.keep(core.best.plan);
    this.note('core', view, relaxed.bound);
  }

  /** Looks for better plans among the actions that prices leave cheapest. */
  private findPlans(branch: Branch, view: View, { slack, parts }: Priced, share: Share, how: CoreEffort): void {
    const cost = this.tariff.costs(view, branch.decided, parts);
    this.best.look(view, cost, slack, share, how, branch.decided.taken);
  }

  /** No plan of the whole costs less, as far as is known. */
  private get least(): number {
    return Math.min(this.rootBound, this.best.cost);
  }

  /** What no plan costs less than, as known at the root: the best of its bounds. */
  private told(bound: number): void {
    this.rootBound = Math.max(this.rootBound, bound);
  }

  private note(step: SearchTrace['step'], view: View, bound: number): void {
    const { trace } = this.options;
    const least = this.least / this.fine;
    trace?.({
      step,
      actions: view.actions,
      bound: bound / this.fine,
      least,
      best: (this.best.plan?.cost ?? NaN) / this.fine,
    });
  }
}
