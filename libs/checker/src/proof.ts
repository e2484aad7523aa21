import { fail, type Certificate, type Instance, type Money, type Node, type Prices } from './format.js';
import { Bundles } from './bundles.js';
import { ruledOut, type Branch, type Left } from './rule-out.js';
import { State, exact, gcd, must, satisfied, takeAll, type Facts } from './state.js';

const plus = (set: ReadonlySet<number>, more: readonly number[]) => new Set([...set, ...more]);

/** Shows that no plan is better, by the rules of docs/certificate.md. */
export class Proof {
  private readonly instance: Instance;
  private readonly start: State;
  /** Offers in an order in which they can be studied, as far as they can, and the others. */
  private readonly order: readonly number[];
  /** What sums must be above: the largest multiple of the unit below the value, in the scale of the prices. */
  private readonly enough: number;
  private readonly bundles: Bundles;

  constructor(
    private readonly certificate: Certificate,
    private readonly facts: Facts,
  ) {
    const { offers, stacks, funds, objective } = (this.instance = certificate.instance);
    this.start = new State(facts);
    this.bundles = new Bundles(this.instance);
    const [state, order] = [new State(facts, this.start), new Set<number>()];
    takeAll(state, offers, [...offers.keys()], (at, { credential }) => {
      state.hold(credential);
      order.add(at);
    });
    this.order = [...order, ...[...offers.keys()].filter((at) => !order.has(at))];
    const sold: Money[] = [...offers, ...stacks.flatMap(({ bundle }) => bundle ?? [])];
    const granted = [
      ...sold.flatMap(({ grants }) => grants.map(([, saving]) => saving)),
      ...funds.map((one) => one.cap ?? 0),
    ];
    const money = [...sold.map((one) => one.price), ...granted].reduce(gcd, 0);
    const minutes = offers.map((one) => one.minutes).reduce(gcd, 0);
    const unit = gcd(exact(objective.price * money, 'bound'), exact(objective.minutes * minutes, 'bound')) || 1;
    const { value } = certificate.plan;
    this.enough = exact(certificate.scale * (value === 0 ? -unit : value - 1 - ((value - 1) % unit)), 'scale');
  }

  /** Fails unless no plan is better. */
  holds(root: Node): void {
    const none: ReadonlySet<number> = new Set();
    const undecided = {
      taken: none,
      bought: none,
      unbought: none,
      reached: none,
      missed: none,
      funded: [],
      covers: () => true,
      splits: [],
    };
    const all = this.without({ out: none, open: this.order, known: new Map() }, []);
    this.check(root, { name: this.certificate.kind, ...undecided, ...all });
  }

  private check(node: Node, before: Branch): void {
    const branch = this.whole(before);
    if (!branch) return;
    if ('prices' in node) {
      const { bound, slack } = this.priced(node.prices, branch);
      const short = `the prices add up to ${bound}, where more than ${this.enough} is needed`;
      if (!node.then) return void must(bound > this.enough, branch.name, 'bound', short);
      const gone = ruledOut(this.facts, this.start.has, slack, exact(this.enough - bound, branch.name), branch);
      return this.check(node.then, { ...branch, name: `${branch.name} › then`, ...this.without(branch, gone) });
    }
    const what =
      'buys' in node
        ? `${node.buys.join(' ')} with fund ${node.fund}`
        : 'offer' in node
          ? `offer ${node.offer}`
          : 'stack' in node
            ? `bundle ${node.stack}`
            : `skill ${node.skill} at ${node.level}`;
    must(!branch.splits.includes(what), branch.name, 'branching', `${what} is decided already`);
    const side = (word: string) => ({
      ...branch,
      name: `${branch.name} › ${what} ${word}`,
      splits: [...branch.splits, what],
    });
    if ('buys' in node) {
      const [what, at] = node.buys;
      const paid = (used: boolean) => ({ funded: [...branch.funded, { what, at, fund: node.fund, used }] });
      const used = { ...side('used'), ...paid(true) };
      this.check(node.used, what === 'offer' ? this.taking(used, [at]) : used);
      this.check(node.unused, { ...side('not used'), ...paid(false) });
    } else if ('offer' in node) {
      this.check(node.taken, this.taking(side('taken'), [node.offer]));
      this.check(node.banned, { ...side('not taken'), ...this.without(branch, [node.offer]) });
    } else if ('stack' in node) {
      this.check(node.bought, { ...side('bought'), bought: plus(branch.bought, [node.stack]) });
      this.check(node.unbought, { ...side('not bought'), unbought: plus(branch.unbought, [node.stack]) });
    } else {
      const levels = [1, 2, 3, 4, 5].map((level) => this.facts.level(node.skill, level));
      const above = levels.slice(node.level - 1);
      const bringers = new Set(above.flatMap((fact) => this.facts.bringers[fact]!));
      const gone = branch.open.filter((at) => bringers.has(this.instance.offers[at]!.credential));
      this.check(node.reached, { ...side('reached'), reached: plus(branch.reached, [above[0]!]) });
      const missed = plus(branch.missed, above);
      this.check(node.missed, { ...side('missed'), missed, ...this.without(branch, gone) });
    }
  }

  /** The branch with all that its bundles demand; undefined where one cannot be made up. */
  private whole(before: Branch): Branch | undefined {
    for (let branch = before; ;) {
      if (branch.bought.size === 0) return branch;
      const made = this.madeUp(branch);
      if (made === 'no plan') return undefined;
      const { taken } = branch;
      const more = made.demanded.filter((at) => !taken.has(at));
      if (more.length === 0) return { ...branch, covers: made.covers };
      branch = this.taking(branch, more);
    }
  }

  /** A credential is taken once. */
  private taking(branch: Branch, more: readonly number[]): Branch {
    const { offers } = this.instance;
    const own = new Set(more.map((at) => offers[at]!.credential));
    const others = branch.open.filter((at) => own.has(offers[at]!.credential) && !more.includes(at));
    return { ...branch, taken: plus(branch.taken, more), ...this.without(branch, others) };
  }

  /** Offers without which a bundle that the branch buys cannot be made up, and what bundles may cover. */
  private madeUp({ bought, open, funded }: Branch) {
    const { stacks, offers } = this.instance;
    const most = new State(this.facts, this.start);
    takeAll(most, offers, open, (_, { credential }) => most.hold(credential));
    const isAlone = (at: number) => funded.some((one) => one.what === 'offer' && one.at === at && one.used);
    const offersOf = (one: number) =>
      open.filter((at) => offers[at]!.credential === one && !offers[at]!.renewal && !isAlone(at));
    const needed = new Map<number, number>();
    const covers = (stack: number, one: number) =>
      most.has[one] === 1 && (most.free.has(one) || offersOf(one).length > 0) && (needed.get(one) ?? stack) === stack;
    for (let before = -1; before < needed.size;) {
      before = needed.size;
      for (const stack of bought) {
        const rule = stacks[stack]!;
        if (!satisfied(rule, (one) => covers(stack, one))) return 'no plan';
        for (const { credential } of rule.members)
          if (covers(stack, credential) && !satisfied(rule, (one) => one !== credential && covers(stack, one)))
            needed.set(credential, stack);
      }
    }
    const demanded = [...needed.keys()].flatMap((one) =>
      most.free.has(one) || offersOf(one).length > 1 ? [] : offersOf(one),
    );
    return { demanded, covers };
  }

  private without({ out, open }: Left, gone: readonly number[]): Left {
    const wider = plus(out, gone);
    return { out: wider, open: open.filter((at) => !wider.has(at)), known: new Map() };
  }

  /** What the prices add up to, and per offer what it is worth beyond the rows that it is an exit of (0 where it is taken). */
  private priced(prices: Prices, branch: Branch): { readonly bound: number; readonly slack: readonly number[] } {
    const { name, taken, out, bought, unbought } = branch;
    const { limits, funds, stacks, offers, objective, goals } = this.instance;
    const claim = (holds: boolean, code: string, reason: string) => holds || fail(name, code, reason);
    const times = (a: number, b: number) => exact(a * b, name);
    let bound = 0;
    const add = (price: number, amount = 1) => (bound = exact(bound + times(price, amount), name));
    const rate = (of: 'price' | 'minutes') => {
      claim(limits[of] !== null || prices.limits[of] === 0, 'limit', `there is no limit of ${of} to price`);
      add(-prices.limits[of], limits[of] ?? 0);
      return exact(this.certificate.scale * objective[of] + prices.limits[of], name);
    };
    const [money, minute] = [rate('price'), rate('minutes')];
    const [caps, once] = [new Map(prices.funds), new Map(prices.bundles)];
    for (const [fund, price] of caps) {
      const { id, cap } = funds[fund]!;
      claim(price <= (cap === null ? 0 : money), 'fund', `the cap of ${id} is priced too high`);
      add(-price, cap ?? 0);
    }
    const least = ({ price, grants }: Money, what: 'offer' | 'bundle', at: number) =>
      grants
        .filter(([fund]) =>
          branch.funded.every((one) => one.what !== what || one.at !== at || (one.fund === fund) === one.used),
        )
        .reduce(
          (low, [fund, saving]) => Math.min(low, times(money, price) - times(money - (caps.get(fund) ?? 0), saving)),
          times(money, price),
        );
    const worth = offers.map((one, at) => least(one, 'offer', at));
    for (const [offer, price] of prices.worth) {
      claim(price <= worth[offer]!, 'worth', `offer ${offer} counts for more than it costs`);
      worth[offer] = price;
    }
    for (const [at, stack] of stacks.entries()) {
      const [price, isOpen] = [once.get(at) ?? 0, stack.bundle !== null && !unbought.has(at)];
      claim(isOpen || price === 0, 'bundle', `${stack.id} has a price though its bundle is not bought`);
      claim(price >= 0 || bought.has(at), 'bundle', `${stack.id} has a price below 0`);
      const covers =
        stack.bundle && isOpen
          ? this.bundles.mostCovered(stack, worth, (one) => branch.covers(at, one), name) -
            least(stack.bundle, 'bundle', at)
          : 0;
      claim(covers <= price, 'bundle', `what ${stack.id} covers counts for more than its bundle costs`);
      add(-price);
    }
    const weights = goals.coverage?.weights ?? [];
    const [inRows, ofEntries] = [offers.map(() => 0), weights.map(() => 0)];
    for (const [row, price, entry] of prices.cuts) {
      for (const offer of this.exits(row, entry, branch)) inRows[offer] = exact(inRows[offer]! + price, name);
      if (entry === undefined) add(price);
      else ofEntries[entry] = exact(ofEntries[entry]! + price, name);
    }
    const slack = offers.map((offer, at) => exact(worth[at]! + times(minute, offer.minutes), name) - inRows[at]!);
    for (const [at, left] of slack.entries()) {
      if (left < 0 && !taken.has(at) && !out.has(at))
        claim(false, 'prices', `offer ${at} is in rows that cost more than it is worth`);
      if (taken.has(at)) add(left);
      if (taken.has(at)) slack[at] = 0;
    }
    const share = prices.coverage ?? 0;
    claim(goals.coverage !== null || share === 0, 'coverage', 'there is no coverage to price');
    add(share, goals.coverage?.atLeast ?? 0);
    for (const [at, [skill, level, weight]] of weights.entries()) {
      const [fact, gain] = [this.facts.level(skill, level), ofEntries[at]! - times(share, weight)];
      const above = [level, 5].map((to) => this.facts.level(skill, to));
      if (this.start.has[fact] === 1 || [...branch.reached].some((one) => one >= above[0]! && one <= above[1]!))
        add(gain);
      else if (!branch.missed.has(fact)) add(Math.min(0, gain));
    }
    return { bound, slack };
  }

  /** The offers of which every plan of the branch takes one; with `entry`, every one that reaches that entry of coverage. */
  private exits(row: number, entry: number | undefined, branch: Branch): readonly number[] {
    const { goals, stacks, offers } = this.instance;
    const { has, exits } = branch.known.get(row) ?? this.around(row, branch.open);
    branch.known.set(row, { has, exits });
    const lacks = (fact: number) => has[fact] === 0;
    const lacksLevel = ([skill, level]: readonly number[]) => lacks(this.facts.level(skill!, level!));
    const { atLeast, weights } = goals.coverage ?? { atLeast: 0, weights: [] };
    const covered = () => weights.reduce((all, each) => all + (lacksLevel(each) ? 0 : each[2]), 0);
    const isMissing = () =>
      (goals.coverage ? covered() < atLeast : goals.levels.some(lacksLevel)) ||
      goals.anyOf.some((any) => any.every(lacks)) ||
      goals.stacks.some((stack) => !satisfied(stacks[stack]!, (one) => has[one])) ||
      [...branch.reached].some(lacks) ||
      [...branch.taken].some(
        (at) => !offers[at]!.renewal && this.facts.needs[offers[at]!.credential]!.some((group) => group.every(lacks)),
      );
    const holds = entry === undefined ? isMissing() : lacksLevel(weights[entry]!);
    must(holds, `row ${row + 1}`, 'row', 'nothing that every plan needs lies beyond it');
    return exits;
  }

  /** What is reached without entering the zone of a row, and the offers that lead from there into it. */
  private around(
    row: number,
    open: readonly number[],
  ): { readonly has: Uint8Array; readonly exits: readonly number[] } {
    const { levels, credentials } = this.certificate.rows[row]!;
    const entering = new Uint8Array(this.instance.credentials.length);
    const enters = (fact: number) => this.facts.bringers[fact]!.forEach((credential) => (entering[credential] = 1));
    credentials.forEach(enters);
    for (const [skill, level] of levels) for (let to = level; to <= 5; to++) enters(this.facts.level(skill, to));
    const state = new State(this.facts, this.start);
    const exits: number[] = [];
    takeAll(state, this.instance.offers, open, (at, { credential }) => {
      if (entering[credential] === 1) exits.push(at);
      else state.hold(credential);
    });
    const isHeld =
      credentials.some((one) => state.has[one] === 1) ||
      levels.some(([skill, level]) => state.has[this.facts.level(skill, level)] === 1);
    must(!isHeld, `row ${row + 1}`, 'row', 'it is entered at the start, or by completing a stack');
    return { has: state.has, exits };
  }
}
