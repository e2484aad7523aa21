import type { MilpSolver } from '../milp.js';
import { inTheTime, type Look } from '../look.js';
import { pathTest } from '../search/path-test.js';
import type { View } from '../search/view.js';
import { boundFrom, costs, withNew, type Bounding } from './bounding.js';
import { LearnerPlans, type Goals, type LearnerPlan } from './learner-plan.js';
import { sharpened } from './sharpen.js';
import { PlanHunt } from './plan-hunt.js';
import { OpenPart } from './open-part.js';
import type { Standing } from './standing.js';
import { MOST_WEIGHT } from './weights.js';

/** What is left of a catalogue after prices have ruled out what cannot be in a best plan. */
export interface Survivors {
  /**
   * `closed`: every best plan without spare steps uses survivors only. `capped`: the effort ran out before; then the plan and the
   * bound are all there is. `unreachable`: no plan is known (or weights are too large for exact sums).
   */
  readonly status: 'closed' | 'capped' | 'unreachable';
  /** Credentials to be studied, stacks to be completed, renewals (numbers) that a best plan may use, ascending; where capped, a few hundred. */
  readonly study: readonly number[];
  readonly complete: readonly number[];
  readonly renewals: readonly number[];
  /** Stacks whose bundle a best plan may buy. */
  readonly bundles: readonly number[];
  /** No plan weighs less. */
  readonly bound: number;
  readonly plan: LearnerPlan | undefined;
  readonly looks: Looks;
}

/** How much was looked at: counted, the same everywhere. */
export interface Looks {
  readonly opened: number;
  readonly ways: number;
  readonly effort: number;
  readonly rounds: number;
}

export interface Effort {
  /** Looks at the catalogue before the search for survivors gives up. */
  readonly looks: number;
  /** Solves the linear programmes that sharpen prices; without it prices rise by ascent alone. */
  readonly solver?: MilpSolver;
  /** Keeps what plans may use that weigh up to so many times the best (1 where absent): for plans that need not be the best. */
  readonly wider?: number;
  /** Called now and then. */
  readonly look?: Look | undefined;
}

/** Looks after which a search gives up, unless told otherwise: some tenths of a second. */
export const LAZY_LOOKS = 600_000;

/** More ways than this are not put into a linear programme. */
const MOST_IN_PROGRAMME = 6000;

/** What the programmes of one way count for as effort. */
const A_PROGRAMME = 40;

/** In linear programmes a plan weighs about so much. */
const SCALE = 10_000;

/** Ways given where the effort ran out. */
const PROMISING = 400;

/** Shrinking goes on as long as a round leaves less than this part. */
const WORTH_ANOTHER = 0.9;

/** The room is opened in stages: what is found near by may make it smaller. */
const STAGES = [1 / 16, 1 / 4, 1];

/**
 * Finds what of a catalogue may be in a best plan, opening only what that takes. Goals have to be within reach.
 */
export function survivorsOf(standing: Standing, goals: Goals, effort: Effort): Survivors {
  return new Sieve(standing, goals, effort).run();
}

class Sieve {
  private readonly part: OpenPart;
  private readonly hunt: PlanHunt;
  private rounds = 0;
  private bounding: Bounding | undefined;

  constructor(
    private readonly standing: Standing,
    private readonly goals: Goals,
    private readonly effort: Effort,
  ) {
    this.part = new OpenPart(standing, goals.anyOf.flat(), effort.look);
    this.hunt = new PlanHunt(this.part, new LearnerPlans(standing, goals));
  }

  /** When the time is over: the plan and the bound as they are then. */
  run(): Survivors {
    return inTheTime(() => this.search()) ?? this.answer(this.bounding && this.hunt.best ? 'capped' : 'unreachable');
  }

  private search(): Survivors {
    const { part } = this;
    this.openGoals();
    this.hunt.straight();
    if (!this.hunt.best || this.hunt.best.weight > MOST_WEIGHT) return this.answer('unreachable');
    if (part.goals.length === 0) return this.answer('closed');
    this.ascend();
    for (let before = Infinity; ;) {
      this.tighten();
      for (const share of STAGES) {
        if (!this.sieve(share)) return this.answer('capped');
        if (share < 1) this.tighten();
      }
      const left = this.living();
      if (left > before * WORTH_ANOTHER) return this.answer('closed');
      before = left;
      this.ascend();
    }
  }

  private living(): number {
    return this.part.alive.reduce((sum, one) => sum + Number(one), 0);
  }

  /** How much heavier a plan may be than what is priced: what is left of the weights of its ways comes to no more. */
  private room(): number {
    return this.hunt.best!.weight * (this.effort.wider ?? 1) - this.bounding!.bound;
  }

  /** Rules out by price alone what is too dear even if it led straight to a goal, and prices anew, as long as that helps. */
  private tighten(): void {
    for (let room = Infinity; this.room() > 0 && this.part.effort <= this.effort.looks;) {
      this.effort.look?.();
      this.hunt.near(this.bounding!);
      if (this.room() > room * WORTH_ANOTHER) this.sharpen();
      if (this.room() > room * WORTH_ANOTHER) return;
      room = this.room();
      const slack = withNew(this.part, this.bounding!.slack);
      const view = this.part.view(() => true);
      const keep = pathTest(view, costs(view, slack), room, new Uint8Array(view.actions).fill(1));
      this.ruleOut(view, keep);
      this.ascend();
    }
  }

  /** Prices by linear programmes, where there are not too many ways. */
  private sharpen(): void {
    const { solver, looks } = this.effort;
    const ways = this.living();
    if (!solver || this.room() <= 0 || ways > MOST_IN_PROGRAMME) return;
    this.part.effort += ways * A_PROGRAMME;
    this.price(boundFrom(this.part, looks, sharpened(this.part, this.hunt.best!.weight / SCALE, solver)));
  }

  private ruleOut(view: View, keep: Uint8Array): void {
    keep.forEach((one, a) => {
      if (one === 0) this.part.alive[view.task.action[a]!] = false;
    });
  }

  private openGoals(): void {
    const { part, goals } = this;
    const facts = [
      ...goals.levels.map(([skill, level]) => part.fact([skill * 6 + level])),
      ...goals.anyOf.map((group) => part.fact(group.map((credential) => -1 - credential))),
      ...goals.stacks.flatMap((stack) => part.clauses(stack)),
    ];
    for (const fact of new Set(facts)) {
      if (fact < 0) continue;
      part.open(fact);
      part.goals.push(fact);
    }
  }

  /** Prices anew what is left; keeps the higher bound with its prices. */
  private ascend(): void {
    this.rounds++;
    this.price(boundFrom(this.part, this.effort.looks));
  }

  private price(again: Bounding): void {
    if (!this.bounding || again.bound > this.bounding.bound) this.bounding = again;
  }

  /**
   * Opens what the ways need that may be in a best plan, until there is nothing left to open; then rules out all others. Not before: what
   * is not open yet may need what one of them brings.
   * @param share which part of the room the ways may take whose needs are opened; nothing is ruled out unless it is the whole
   * @returns whether it came to that within the effort
   */
  private sieve(share: number): boolean {
    const { part } = this;
    for (;;) {
      this.effort.look?.();
      const slack = withNew(part, this.bounding!.slack);
      const view = part.view(() => true);
      const keep = this.kept(view, costs(view, slack), share * this.room());
      const unopened = new Set<number>();
      keep.forEach((one, a) => {
        if (one === 0) return;
        const way = view.task.action[a]!;
        for (const need of part.needs[way]!) if (!part.opened[need]) unopened.add(need);
        for (const fact of this.members(part.code[way]!)) if (!part.opened[fact]) unopened.add(fact);
      });
      if (unopened.size === 0) {
        if (share === 1) this.ruleOut(view, keep);
        return true;
      }
      for (const fact of unopened) {
        if (part.effort > this.effort.looks) return false;
        this.effort.look?.();
        part.open(fact);
      }
    }
  }

  /**
   * The path test. A member that a bundle pays for may be taken for no other reason than to fill it, once the bundle itself may be worth
   * buying for the sake of another; what such a member needs may be worth a bundle again.
   */
  private kept(view: View, slack: Float64Array, most: number): Uint8Array {
    const { codes, code } = this.part;
    const { soldIn, columns, links } = this.standing.index;
    const excused = Uint8Array.from(view.task.action, (way) => {
      const award = codes.isCompletion(code[way]!) ? columns.awards[code[way]! - codes.complete]! : -1;
      return award >= 0 && soldIn.start[award + 1]! > soldIn.start[award]! ? 1 : 0;
    });
    for (;;) {
      const keep = pathTest(view, slack, most, excused);
      const bought = new Set<number>();
      view.task.action.forEach((way, a) => {
        if (keep[a] === 1 && codes.isPurchase(code[way]!)) bought.add(code[way]! - codes.buy);
      });
      let more = false;
      view.task.action.forEach((way, a) => {
        if (!codes.isInBundle(code[way]!) || excused[a] === 1) return;
        if (bought.has(links.memberStack[code[way]! - codes.inBundle]!)) {
          excused[a] = 1;
          more = true;
        }
      });
      if (!more) return keep;
    }
  }

  /** What a bundle that is bought may be filled with. */
  private members(code: number): number[] {
    const { codes } = this.part;
    if (!codes.isPurchase(code)) return [];
    const { start, item } = this.standing.index.columns.members;
    const stack = code - codes.buy;
    const facts = Array.from(item.subarray(start[stack], start[stack + 1]), (one) => this.part.fact([-1 - one]));
    return facts.filter((fact) => fact >= 0);
  }

  /** Where not all that is left was looked at: what prices leave cheapest of it. */
  private promising(): number[] {
    const { part } = this;
    const slack = withNew(part, this.bounding!.slack);
    const ways = [...slack.keys()].filter((way) => part.alive[way] && slack[way]! <= this.room());
    ways.sort((a, b) => slack[a]! - slack[b]! || a - b);
    return ways.slice(0, PROMISING).map((way) => part.code[way]!);
  }

  private answer(status: Survivors['status']): Survivors {
    const { part } = this;
    const { codes } = part;
    const alive = (status === 'capped' ? this.promising() : part.code.filter((_, way) => part.alive[way])).sort(
      (a, b) => a - b,
    );
    const study = new Set(alive.map((code) => codes.studied(code)).filter((credential) => credential >= 0));
    return {
      status,
      study: [...study].sort((a, b) => a - b),
      complete: alive.filter((code) => codes.isCompletion(code)).map((code) => code - codes.complete),
      renewals: alive.filter((code) => codes.isRenewal(code)).map((code) => code - codes.renew),
      bundles: alive.filter((code) => codes.isPurchase(code)).map((code) => code - codes.buy),
      bound: Math.min(this.bounding?.bound ?? 0, this.hunt.best?.weight ?? Infinity),
      plan: this.hunt.best,
      looks: {
        opened: part.opened.filter(Boolean).length,
        ways: part.code.length,
        effort: part.effort,
        rounds: this.rounds,
      },
    };
  }
}
