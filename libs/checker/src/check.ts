import { createHash } from 'node:crypto';

/* Judges a pathway certificate by its own text alone: docs/certificate.md says what is checked, in this order, and why it is right.
 * Imports nothing of Stackway. Amounts are whole doubles: a sum or product above 2^53 − 1 is not rounded but refused. */

export type CheckProblem = Readonly<Record<'code' | 'message' | 'found' | 'expected' | 'next', string>>;
type Wrong = Readonly<Record<'row' | 'code' | 'reason', string>> & { readonly next?: string };
/** `confirmed`: the plan is right, but that none is better is only claimed. `row` is the first that fails. */
export type CheckAnswer =
  | { readonly status: 'proved' | 'confirmed'; readonly statement: string }
  | ({ readonly status: 'rejected'; readonly statement: string } & Wrong)
  | { readonly status: 'refused'; readonly problems: readonly CheckProblem[] };

type Pair = [number, number];
type Sold = { price: number; grants: Pair[] };
type Offer = Sold & { credential: number; renewal: boolean; minutes: number };
type Rule = { members: { credential: number; group: number | null; credits: number }[] } & Record<
  'atLeast' | 'minCredits' | 'awards',
  number | null
>;
type Stack = Rule & { id: string; bundle: Sold | null };
type Limits<T> = { price: T; minutes: T };
type Goals = {
  levels: Pair[];
  anyOf: number[][];
  stacks: number[];
  coverage: { atLeast: number; weights: [number, number, number][] } | null;
};
type Alternative = ['credential', number] | ['skill', number, number];
type Named = { skills: string[]; credentials: string[]; funds: { id: string; cap: number | null }[]; hash: string };
type Course = {
  gives: Pair[][];
  needs: Alternative[][][];
  start: { levels: number[]; credentials: number[] };
  offers: Offer[];
  stacks: Stack[];
};
type Instance = Named & Course & { goals: Goals; limits: Limits<number | null>; objective: Limits<number> };
type Purchase = {
  offers: number[];
  stack: number | null;
  counted: number[];
  fund: number | null;
  grant: number;
  paid: number;
};
type Plan = { order: number[]; purchases: Purchase[]; cost: number; minutes: number; value: number };
type Prices = {
  cuts: [row: number, price: number, entry?: number][];
  coverage?: number;
  limits: Limits<number>;
} & Record<'worth' | 'funds' | 'bundles', Pair[]>;
type Node =
  | { prices: Prices; then?: Node }
  | { offer: number; taken: Node; banned: Node }
  | { stack: number; bought: Node; unbought: Node }
  | { skill: number; level: number; reached: Node; missed: Node };
type Claim = { rows: { levels: Pair[]; credentials: number[] }[]; scale?: number; prices?: Prices; tree?: Node };
type Certificate = Claim & { kind: string; instance: Instance; plan: Plan; bound: number; seal: string };

/** What fails first: thrown where it is seen, caught in {@link checkCertificate}. */
class Fault extends Error {
  constructor(readonly wrong: Wrong) {
    super(wrong.reason);
  }
}
function fail(row: string, code: string, reason: string, next?: string): never {
  throw new Fault({ row, code, reason, ...(next !== undefined && { next }) });
}
const LARGEST = Number.MAX_SAFE_INTEGER;
/** Lets through what is exact. A sum or product of whole numbers that is not exact comes out above this, however it is rounded. */
const exact = (value: number, row: string) =>
  Math.abs(value) <= LARGEST ? value : fail(row, 'unsafe-number', `what it adds up to is above ${LARGEST}`);
const sum = (of: readonly number[], row: string) => of.reduce((all, one) => exact(all + one, row), 0);
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/* The format. `x*` is a list of x, `x?` x or null, `x~` x or no such key, `@x` a position in the list x, `a|b` one of these words. */
const FORMAT = new Map(
  `certificate: version 2, kind solver|none|prices|tree, instance instance, plan plan, bound amount, rows zone*,
     scale factor~, prices prices~, tree node~, seal text;
   instance: version 1, currency text, skills text*, credentials text*, gives level**, needs alternative***, start start,
     offers offer*, stacks stack*, funds fund*, goals goals, limits limits, objective objective, hash text;
   start: levels held*, credentials @credentials*;
   offer: credential @credentials, renewal true|false, price amount, minutes amount, grants grant*;
   stack: id text, members member*, atLeast amount?, minCredits amount?, awards @credentials?, bundle bundle?;
   member: credential @credentials, group amount?, credits amount;
   bundle: price amount, grants grant*;
   fund: id text, cap amount?;
   goals: levels level*, anyOf @credentials**, stacks @stacks*, coverage coverage?;
   coverage: atLeast amount, weights weight*;
   limits: price amount?, minutes amount?;
   objective: price amount, minutes amount, then price|minutes;
   plan: order @offers*, purchases purchase*, cost amount, minutes amount, value amount;
   purchase: offers @offers*, stack @stacks?, counted @credentials*, fund @funds?, grant amount, paid amount;
   zone: levels level*, credentials @credentials*;
   prices: cuts cut*, worth worth*, limits rates, funds share*, bundles once*, coverage amount~;
   rates: price amount, minutes amount;
   leaf: prices prices, then node~;
   byOffer: offer @offers, taken node, banned node;
   byStack: stack @stacks, bought node, unbought node;
   bySkill: skill @skills, level grade, reached node, missed node;
   level: @skills, grade; weight: @skills, grade, amount; grant: @funds, amount;
   aCredential: credential, @credentials; aSkill: skill, @skills, grade;
   rowCut: @rows, amount; entryCut: @rows, amount, @weights;
   worth: @offers, amount; share: @funds, amount; once: @stacks, integer`
    .split(';')
    .map((rule) => rule.split(':').map((part) => part.trim()))
    .map(([name, parts]) => [name!, parts!.split(',').map((part) => part.trim().split(' '))] as const),
);
const RANGES = {
  amount: [0, LARGEST],
  factor: [1, LARGEST],
  integer: [-LARGEST, LARGEST],
  grade: [1, 5],
  held: [0, 5],
};
/** Nodes between the root of a tree and a leaf. */
const DEEPEST = 200;
type Shape = (value: unknown) => unknown;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (value: unknown) => `${(value ?? 'nothing') as string}`.slice(0, 60);
function expected(value: unknown, what: string, code = 'malformed'): never {
  const found = typeof value === 'object' && value !== null ? 'a list or an object' : show(value);
  return fail('', code, `${found} stands where ${what} is expected`);
}

/** Reads by the format, and gives back what it read with the keys in that order. */
class Reader {
  private readonly shapes = new Map<string, Shape>();
  private depth = -1;
  constructor(private readonly lengths: Readonly<Record<string, number>>) {}

  read(word: string, value: unknown): unknown {
    const shape = this.shapes.get(word) ?? this.shape(word, word.slice(0, -1));
    this.shapes.set(word, shape);
    return shape(value);
  }
  private at(key: string | number, word: string, value: unknown): unknown {
    try {
      return this.read(word, value);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const { row, code, reason } = error.wrong;
      const below = code === 'too-deep' ? '' : row === '' || row.startsWith('[') ? row : `.${row}`;
      return fail((typeof key === 'number' ? `[${key}]` : key) + below, code, reason);
    }
  }
  private shape(word: string, rest: string): Shape {
    if (word.endsWith('*')) return (value) => this.list(value, () => rest);
    if (word.endsWith('?')) return (value) => (value === null ? null : this.read(rest, value));
    if (word.endsWith('~')) return (value) => (value === undefined ? undefined : this.read(rest, value));
    const parts = FORMAT.get(word);
    if (parts?.[0]!.length === 2) return (value) => this.record(value, parts);
    if (parts) return (value) => this.list(value, (index) => parts[index]![0]!, parts.length);
    if (word === 'node') return (value) => this.node(value);
    if (word === 'cut')
      return (value) => this.read(Array.isArray(value) && value.length === 3 ? 'entryCut' : 'rowCut', value);
    if (word === 'alternative')
      return (value) => this.read(Array.isArray(value) && value[0] === 'skill' ? 'aSkill' : 'aCredential', value);
    if (word === 'text') return (value) => (typeof value === 'string' ? value : expected(value, 'a text'));
    const [least, most] = word.startsWith('@')
      ? [0, this.lengths[word.slice(1)]! - 1]
      : (RANGES[word as 'amount'] ?? []);
    if (most !== undefined) return (value) => whole(value, least!, most);
    const words = new Map(
      word
        .split('|')
        .map((each) => [each === 'true' || each === 'false' ? each === 'true' : Number(each) || each, each]),
    );
    return (value) => (words.has(value as string) ? value : expected(value, [...words.values()].join(' or ')));
  }
  private list(value: unknown, wordAt: (index: number) => string, length?: number): unknown {
    if (!Array.isArray(value) || value.length !== (length ?? value.length))
      return expected(value, length === undefined ? 'a list' : `a list of ${length}`);
    return value.map((each, index) => this.at(index, wordAt(index), each));
  }
  private record(value: unknown, parts: readonly (readonly string[])[]): unknown {
    if (!isObject(value)) return expected(value, 'an object');
    for (const key in value)
      if (!parts.some(([name]) => name === key)) fail(key, 'unknown-key', 'the format knows no such key');
    return Object.fromEntries(parts.map(([key, word]) => [key, this.at(key!, word!, value[key!])]));
  }
  private node(value: unknown): unknown {
    if (++this.depth > DEEPEST)
      return expected(value, `a tree of at most ${DEEPEST} nodes from root to leaf`, 'too-deep');
    const key = isObject(value) ? (['offer', 'stack', 'skill'] as const).find((each) => each in value) : undefined;
    const read = this.read(key ? { offer: 'byOffer', stack: 'byStack', skill: 'bySkill' }[key] : 'leaf', value);
    this.depth--;
    return read;
  }
}
function whole(value: unknown, least: number, most: number): number {
  const number = Number.isInteger(value) ? Number(value) : NaN;
  if (number >= least && number <= most && Math.abs(number) <= LARGEST) return number;
  const range = most < least ? 'nothing (the list it points into is empty)' : `a whole number ${least} to ${most}`;
  return expected(value, range, Math.abs(number) > LARGEST ? 'unsafe-number' : 'malformed');
}

function satisfied({ members, atLeast, minCredits }: Rule, has: (credential: number) => unknown): boolean {
  const all = atLeast === null && minCredits === null;
  const met = members.every(({ credential, group }) => {
    if (has(credential) || (group === null && !all)) return true;
    return group !== null && members.some((other) => other.group === group && has(other.credential));
  });
  if (!met || members.length === 0) return false;
  const counting = members.filter(({ credential }) => has(credential));
  const credits = counting.reduce((all, one) => all + one.credits, 0);
  return counting.length >= (atLeast ?? 0) && credits >= (minCredits ?? 0);
}

/** Facts by number: credentials that count as held, then six for each skill, of which level 0 always holds: walks down end there. */
class Problem {
  readonly given: readonly (readonly number[])[];
  readonly needs: readonly (readonly (readonly number[])[])[];
  constructor(readonly instance: Instance) {
    this.given = instance.gives.map((levels) => levels.map(([skill, level]) => this.level(skill, level)));
    const fact = (one: Alternative) => (one[0] === 'credential' ? one[1] : this.level(one[1], one[2]));
    this.needs = instance.needs.map((groups) => groups.map((group) => group.map(fact)));
  }
  level(skill: number, level: number): number {
    return this.instance.credentials.length + 6 * skill + level;
  }
}

/** The facts that hold, in the order in which they came, and the stacks complete; `free` is what counts without being taken. */
class State {
  readonly has: Uint8Array;
  readonly came: number[] = [];
  readonly free: Set<number>;
  readonly complete = new Set<number>();
  constructor(private readonly problem: Problem) {
    const { start, skills } = problem.instance;
    this.has = new Uint8Array(problem.level(skills.length, 0));
    for (const skill of skills.keys()) this.has[problem.level(skill, 0)] = 1;
    for (const [skill, level] of start.levels.entries()) this.reach(problem.level(skill, level));
    this.free = new Set(start.credentials);
    for (const credential of this.free) this.hold(credential);
  }
  private reach(level: number) {
    for (let each = level; this.has[each] === 0; each--) this.has[this.came[this.came.push(each) - 1]!] = 1;
  }
  hold(credential: number) {
    if (this.has[credential] === 0) this.has[this.came[this.came.push(credential) - 1]!] = 1;
    for (const level of this.problem.given[credential]!) this.reach(level);
  }
  startable(credential: number) {
    return this.problem.needs[credential]!.every((group) => group.some((fact) => this.has[fact] === 1));
  }
  /** Completes stacks until none is due: an award may complete the next. */
  settle(onAward: (credential: number, stack: Stack) => void = (credential) => this.hold(credential)): this {
    for (let before = -1; before < this.complete.size;) {
      before = this.complete.size;
      for (const [at, stack] of this.problem.instance.stacks.entries()) {
        if (this.complete.has(at) || !satisfied(stack, (credential) => this.has[credential])) continue;
        this.complete.add(at);
        if (stack.awards === null) continue;
        this.free.add(stack.awards);
        onAward(stack.awards, stack);
      }
    }
    return this;
  }
}

/* ---- The plan. ---- */

function must(holds: boolean, row: string, code: string, reason: string): void {
  if (!holds) fail(row, code, reason);
}

function checkPlan({ instance, plan, bound }: Certificate, problem: Problem): void {
  const { skills, credentials, offers, stacks, funds, goals, limits, objective } = instance;
  const state = new State(problem).settle();
  const taken = new Set<number>();
  for (const [at, { credential, renewal }] of plan.order.map((offer) => offers[offer]!).entries()) {
    const name = credentials[credential];
    must(!taken.has(credential), `order ${at + 1}`, 'taken-twice', `${name} is taken or renewed already`);
    const ready = renewal || state.startable(credential);
    must(ready, `order ${at + 1}`, 'prerequisite', `a prerequisite of ${name} is not held when it begins`);
    taken.add(credential);
    state.hold(credential);
    state.settle();
  }
  const wants = (holds: boolean, goal: string) => must(holds, `goal ${goal}`, 'goal', 'it is not reached at the end');
  const reached = (skill: number, level: number) => state.has[problem.level(skill, level)] === 1;
  for (const [skill, level] of goals.coverage ? [] : goals.levels)
    wants(reached(skill, level), `level ${skills[skill]} ${level}`);
  const covered = goals.coverage?.weights.map(([skill, level, weight]) => (reached(skill, level) ? weight : 0));
  wants(sum(covered ?? [], 'goal coverage') >= (goals.coverage?.atLeast ?? 0), 'coverage');
  for (const group of goals.anyOf)
    wants(
      group.some((one) => state.has[one]),
      `credential ${group.map((one) => credentials[one]).join(' | ')}`,
    );
  for (const stack of goals.stacks) wants(state.complete.has(stack), `stack ${stacks[stack]!.id}`);

  const unpaid = new Set(plan.order);
  const bundled = new Set<number>();
  const bought = new Set<number>();
  for (const [at, { offers: paidFor, stack, counted, fund, grant, paid }] of plan.purchases.entries()) {
    const check = (holds: boolean, code: string, reason: string) => must(holds, `purchase ${at + 1}`, code, reason);
    for (const one of paidFor)
      check(unpaid.delete(one), 'paid-twice', `offer ${one} is not in the order, or paid already`);
    const sold = stack === null ? offers[paidFor[0] ?? -1] : stacks[stack]!.bundle;
    if (!sold || paidFor.length === 0)
      return check(false, 'not-sold', 'it pays no offer, or its stack has no bundle price');
    if (stack === null) check(paidFor.length + counted.length === 1, 'not-single', 'only a bundle pays for several');
    else {
      const rule = stacks[stack]!;
      const set = [...paidFor.map((one) => offers[one]!.credential), ...counted];
      const isMember = (credential: number) => rule.members.some((each) => each.credential === credential);
      const spare = (out: number) => satisfied(rule, (credential) => credential !== out && set.includes(credential));
      check(!bought.has(stack), 'bundle-twice', 'the bundle is bought already');
      check(!paidFor.some((one) => offers[one]!.renewal), 'renewal', 'a renewal is in no bundle');
      check(
        counted.every((each) => state.free.has(each)),
        'not-held',
        'it counts a member that is not held',
      );
      check(set.every(isMember), 'not-a-member', `it holds what is no member of ${rule.id}`);
      const isOnce = new Set(set).size === set.length && !set.some((each) => bundled.has(each));
      check(isOnce, 'bundled-twice', 'a credential is in one bundle at most');
      check(spare(-1), 'too-few-members', `they do not satisfy ${rule.id}`);
      check(!set.some(spare), 'too-many-members', `${rule.id} is satisfied without one of them`);
      bought.add(stack);
      for (const each of set) bundled.add(each);
    }
    const isGranted = fund === null ? grant === 0 : sold.grants.some(([from, most]) => from === fund && grant <= most);
    check(isGranted, 'fund', `${grant} is more than its fund takes off this purchase`);
    check(
      grant <= sold.price && paid === sold.price - grant,
      'paid',
      `${paid} is paid where ${sold.price} less ${grant} is due`,
    );
  }
  const left = plan.order.findIndex((offer) => unpaid.has(offer));
  must(left < 0, `order ${left + 1}`, 'not-paid', 'no purchase pays for it');
  for (const [at, { id, cap }] of funds.entries()) {
    const granted = sum(
      plan.purchases.map((one) => (one.fund === at ? one.grant : 0)),
      `fund ${id}`,
    );
    must(cap === null || granted <= cap, `fund ${id}`, 'fund-cap', `it grants ${granted}, more than its cap of ${cap}`);
  }
  const isSum = (said: number, is: number, row: string) =>
    must(said === is, row, 'sum', `it says ${said}, but it is ${is}`);
  isSum(
    plan.cost,
    sum(
      plan.purchases.map(({ paid }) => paid),
      'plan cost',
    ),
    'plan cost',
  );
  isSum(
    plan.minutes,
    sum(
      plan.order.map((offer) => offers[offer]!.minutes),
      'plan minutes',
    ),
    'plan minutes',
  );
  const value =
    exact(objective.price * plan.cost, 'plan value') + exact(objective.minutes * plan.minutes, 'plan value');
  isSum(plan.value, exact(value, 'plan value'), 'plan value');
  must(plan.cost <= (limits.price ?? LARGEST), 'limit price', 'limit', `${plan.cost} is above ${limits.price}`);
  must(
    plan.minutes <= (limits.minutes ?? LARGEST),
    'limit minutes',
    'limit',
    `${plan.minutes} is above ${limits.minutes}`,
  );
  must(bound <= plan.value, 'bound', 'bound', `${bound} is above the value of the plan, ${plan.value}`);
}

/* ---- The proof. ---- */

/** Where a branch looks. What zones ask depends on the offers ruled out alone: `known` is kept while these stay the same. */
interface Branch {
  readonly name: string;
  readonly decided: readonly string[];
  readonly taken: ReadonlySet<number>;
  readonly out: ReadonlySet<number>;
  readonly bought: ReadonlySet<number>;
  readonly unbought: ReadonlySet<number>;
  readonly reached: ReadonlySet<number>;
  readonly missed: ReadonlySet<number>;
  readonly known: Map<number, { readonly has: Uint8Array; readonly exits: readonly number[] }>;
}
const plus = (set: ReadonlySet<number>, more: readonly number[]) => new Set([...set, ...more]);

class Proof {
  private readonly instance: Instance;
  private readonly start: State;
  /** Per credential its offers that are no renewals; offers that need nothing; groups of needs by number: whose, and what meets them. */
  private readonly offersOf: number[][];
  private readonly ready: number[];
  private readonly owners: number[] = [];
  private readonly meets: number[][];
  /** What sums above this prove: the largest multiple of the unit below the value, in the prices' scale. */
  private readonly enough: number;

  constructor(
    private readonly certificate: Certificate,
    private readonly problem: Problem,
  ) {
    const { instance, plan, scale } = certificate;
    const { offers, credentials, skills, stacks, funds, objective } = instance;
    this.instance = instance;
    this.start = new State(problem).settle();
    this.offersOf = credentials.map(() => []);
    this.meets = Array.from({ length: problem.level(skills.length, 0) }, () => []);
    for (const [at, { credential, renewal }] of offers.entries()) if (!renewal) this.offersOf[credential]!.push(at);
    this.ready = [...offers.keys()].filter(
      (at) => offers[at]!.renewal || problem.needs[offers[at]!.credential]!.length === 0,
    );
    for (const [credential, groups] of problem.needs.entries())
      for (const group of groups) {
        for (const fact of group) this.meets[fact]!.push(this.owners.length);
        this.owners.push(credential);
      }
    const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
    const sold: Sold[] = [...offers, ...stacks.flatMap(({ bundle }) => bundle ?? [])];
    const amounts = sold.flatMap(({ price, grants }) => [price, ...grants.map(([, saving]) => saving)]);
    const money = [...amounts, ...funds.map(({ cap }) => cap ?? 0)].reduce(gcd, 0);
    const minutes = offers.map((offer) => offer.minutes).reduce(gcd, 0);
    const unit = gcd(exact(objective.price * money, 'bound'), exact(objective.minutes * minutes, 'bound')) || 1;
    const next = plan.value === 0 ? -unit : plan.value - 1 - ((plan.value - 1) % unit);
    this.enough = exact(scale! * next, 'scale');
  }

  /** Fails unless no plan of the branch is better. */
  check(node: Node, branch: Branch): void {
    if ('prices' in node) {
      const { bound, slack } = this.priced(node.prices, branch);
      const short = `the prices add up to ${bound}, where more than ${this.enough} is needed`;
      if (!node.then) return must(bound > this.enough, branch.name, 'bound', short);
      const out = plus(branch.out, this.ruledOut(slack, exact(this.enough - bound, branch.name), branch));
      return this.check(node.then, { ...branch, name: `${branch.name} › then`, out, known: new Map() });
    }
    const { offers } = this.instance;
    const split =
      'offer' in node
        ? `offer ${node.offer}`
        : 'stack' in node
          ? `bundle ${node.stack}`
          : `skill ${node.skill} at ${node.level}`;
    must(!branch.decided.includes(split), branch.name, 'branching', `${split} is decided already`);
    const side = (what: string) => ({
      ...branch,
      name: `${branch.name} › ${split} ${what}`,
      decided: [...branch.decided, split],
    });
    if ('offer' in node) {
      this.check(node.taken, { ...side('taken'), taken: plus(branch.taken, [node.offer]) });
      this.check(node.banned, { ...side('not taken'), out: plus(branch.out, [node.offer]), known: new Map() });
    } else if ('stack' in node) {
      this.check(node.bought, { ...side('bought'), bought: plus(branch.bought, [node.stack]) });
      this.check(node.unbought, { ...side('not bought'), unbought: plus(branch.unbought, [node.stack]) });
    } else {
      const facts = [0, 1, 2, 3, 4, 5].map((level) => this.problem.level(node.skill, level));
      const above = new Set(facts.slice(node.level));
      const bringing = [...offers.keys()].filter((at) =>
        this.problem.given[offers[at]!.credential]!.some((fact) => above.has(fact)),
      );
      this.check(node.reached, { ...side('reached'), reached: plus(branch.reached, facts.slice(0, node.level + 1)) });
      const out = plus(branch.out, bringing);
      this.check(node.missed, { ...side('missed'), out, known: new Map(), missed: plus(branch.missed, [...above]) });
    }
  }

  /** What the prices add up to, and per offer what it is worth beyond the rows that it is an exit of (0 where it is taken). */
  private priced(prices: Prices, branch: Branch): { bound: number; slack: number[] } {
    const { name, taken, out, bought, unbought } = branch;
    const { limits, funds, stacks, offers, objective, goals } = this.instance;
    const scale = this.certificate.scale!;
    const rate = exact(scale * objective.price + prices.limits.price, name);
    const minuteRate = exact(scale * objective.minutes + prices.limits.minutes, name);
    const [caps, once] = [new Map(prices.funds), new Map(prices.bundles)];
    let bound = 0;
    const add = (price: number, amount = 1) => (bound = exact(bound + exact(price * amount, name), name));
    must(limits.price !== null || prices.limits.price === 0, name, 'limit', 'there is no limit on what is paid');
    must(limits.minutes !== null || prices.limits.minutes === 0, name, 'limit', 'there is no limit on minutes');
    for (const [fund, price] of caps) {
      const { id, cap } = funds[fund]!;
      must(price <= (cap === null ? 0 : rate), name, 'fund', `the cap of ${id} is priced too high`);
      add(-price, cap ?? 0);
    }
    add(-prices.limits.price, limits.price ?? 0);
    add(-prices.limits.minutes, limits.minutes ?? 0);

    const least = ({ price, grants }: Sold) => {
      const full = exact(rate * price, name);
      return grants.reduce(
        (low, [fund, saving]) => Math.min(low, full - exact((rate - (caps.get(fund) ?? 0)) * saving, name)),
        full,
      );
    };
    const worth = offers.map(least);
    for (const [offer, price] of prices.worth) {
      must(price <= worth[offer]!, name, 'worth', `offer ${offer} counts for more than it costs`);
      worth[offer] = price;
    }
    for (const [at, { id, bundle, ...rule }] of stacks.entries()) {
      const price = once.get(at) ?? 0;
      const isOpen = bundle !== null && !unbought.has(at);
      must(isOpen || price === 0, name, 'bundle', `${id} has a price though its bundle is not bought`);
      must(price >= 0 || bought.has(at), name, 'bundle', `${id} has a price below 0`);
      if (isOpen && this.mostCovered(rule, worth, name) > exact(least(bundle) + price, name))
        fail(name, 'bundle', `what ${id} covers counts for more than its bundle costs`);
      add(-price);
    }

    const within = offers.map(() => 0);
    const forEntry = (goals.coverage?.weights ?? []).map(() => 0);
    for (const [row, price, entry] of prices.cuts) {
      for (const offer of this.exits(row, entry, branch)) within[offer] = exact(within[offer]! + price, name);
      if (entry === undefined) add(price);
      else forEntry[entry] = exact(forEntry[entry]! + price, name);
    }
    const slack = offers.map(
      ({ minutes }, at) => exact(worth[at]! + exact(minuteRate * minutes, name), name) - within[at]!,
    );
    for (const [at, left] of slack.entries()) {
      if (left < 0 && !taken.has(at) && !out.has(at))
        fail(name, 'prices', `offer ${at} is in rows that cost more than it is worth`);
      if (taken.has(at)) slack[at] = 0 * add(left);
    }
    const weight = prices.coverage ?? 0;
    must(goals.coverage !== null || weight === 0, name, 'coverage', 'no coverage is wanted');
    add(weight, goals.coverage?.atLeast ?? 0);
    for (const [at, [skill, level, share]] of (goals.coverage?.weights ?? []).entries()) {
      const fact = this.problem.level(skill, level);
      const gain = forEntry[at]! - exact(weight * share, name);
      if (branch.reached.has(fact) || this.start.has[fact] === 1) add(gain);
      else if (!branch.missed.has(fact)) add(Math.min(0, gain));
    }
    return { bound, slack };
  }

  /** The offers that lead into the zone of a row, of which every plan of the branch takes one, or with `entry` every one that reaches it. */
  private exits(row: number, entry: number | undefined, branch: Branch): readonly number[] {
    const { goals, stacks, offers } = this.instance;
    const found = branch.known.get(row) ?? this.around(row, branch.out);
    branch.known.set(row, found);
    const lacks = (fact: number) => found.has[fact] === 0;
    const lacksLevel = ([skill, level]: readonly number[]) => lacks(this.problem.level(skill!, level!));
    const weight = (goals.coverage?.weights ?? []).reduce((all, one) => all + (lacksLevel(one) ? 0 : one[2]), 0);
    const isWanted =
      entry !== undefined
        ? lacksLevel(goals.coverage!.weights[entry]!)
        : (goals.coverage ? weight < goals.coverage.atLeast : goals.levels.some(lacksLevel)) ||
          goals.anyOf.some((group) => group.every(lacks)) ||
          goals.stacks.some((stack) => !satisfied(stacks[stack]!, (credential) => !lacks(credential))) ||
          [...branch.reached].some(lacks) ||
          [...branch.taken].some(
            (offer) =>
              !offers[offer]!.renewal &&
              this.problem.needs[offers[offer]!.credential]!.some((group) => group.every(lacks)),
          );
    must(isWanted, `row ${row + 1}`, 'row', 'nothing that every plan needs lies beyond it');
    return found.exits;
  }

  /** What can be held without anything that brings a fact of the zone, and what can be started there that does. */
  private around(row: number, out: ReadonlySet<number>): { has: Uint8Array; exits: number[] } {
    const { levels, credentials } = this.certificate.rows[row]!;
    const zone = new Uint8Array(this.start.has.length);
    for (const credential of credentials) zone[credential] = 1;
    for (const [skill, level] of levels) zone.fill(1, this.problem.level(skill, level), this.problem.level(skill, 6));
    const isIn = (fact: number) => zone[fact] === 1;
    const enters = (credential: number) => isIn(credential) || this.problem.given[credential]!.some(isIn);
    const state = new State(this.problem);
    must(!state.came.some(isIn), `row ${row + 1}`, 'row', 'a fact of it is held at the start');
    const exits: number[] = [];
    const take = (offer: number) => {
      const { credential } = this.instance.offers[offer]!;
      if (out.has(offer)) return;
      if (enters(credential)) exits.push(offer);
      else state.hold(credential);
    };
    const unmet = this.problem.needs.map((groups) => groups.length);
    const met = new Uint8Array(this.owners.length);
    for (const offer of this.ready) take(offer);
    let next = 0;
    do {
      for (; next < state.came.length; next++)
        for (const group of this.meets[state.came[next]!]!) {
          const owner = this.owners[group]!;
          if (met[group] === 0 && --unmet[owner]! === 0) for (const offer of this.offersOf[owner]!) take(offer);
          met[group] = 1;
        }
      state.settle((award, { id }) => {
        must(!enters(award), `row ${row + 1}`, 'row', `it is entered by completing ${id}`);
        state.hold(award);
      });
    } while (next < state.came.length);
    return { has: state.has, exits };
  }

  /** Offers that no better plan takes: what is to be paid for them, before them and after them is more than there is room for. */
  private ruledOut(slack: readonly number[], room: number, branch: Branch): number[] {
    const { offers, stacks, goals } = this.instance;
    const { given, needs } = this.problem;
    const open = [...offers.keys()].filter((at) => !branch.out.has(at));
    const holds = this.start.has;
    // Sums above 2^53 may be rounded: they are above the room all the same.
    const cost = Array.from(holds, (one) => (one === 1 ? 0 : Infinity));
    const use = Array.from(holds, () => Infinity);
    let changed = true;
    const atMost = (values: number[], fact: number, price: number, step: number) => {
      for (let each = fact; each < holds.length && holds[each] === 0 && price < values[each]!; each += step) {
        values[each] = price;
        changed = true;
        if (each < given.length) break;
      }
    };
    const head = (at: number) =>
      offers[at]!.renewal
        ? 0
        : largest(needs[offers[at]!.credential]!.map((group) => smallest(group.map((fact) => cost[fact]!))));
    const tail = (credential: number) => smallest([credential, ...given[credential]!].map((fact) => use[fact]!));
    while (changed) {
      changed = false;
      const bring = (credential: number, price: number) => {
        for (const fact of [credential, ...given[credential]!]) atMost(cost, fact, price, -1);
      };
      for (const at of open) bring(offers[at]!.credential, head(at) + slack[at]!);
      for (const stack of stacks) if (stack.awards !== null) bring(stack.awards, costOf(stack, cost));
    }
    for (const stack of goals.stacks)
      for (const { credential } of stacks[stack]!.members) atMost(use, credential, 0, 1);
    for (const credential of goals.anyOf.flat()) atMost(use, credential, 0, 1);
    for (const [skill, level] of goals.coverage?.weights ?? goals.levels) {
      const fact = this.problem.level(skill, level);
      if (!branch.missed.has(fact)) atMost(use, fact, 0, 1);
    }
    for (changed = true; changed;) {
      changed = false;
      for (const at of open) {
        if (offers[at]!.renewal) continue;
        const price = slack[at]! + tail(offers[at]!.credential);
        for (const fact of needs[offers[at]!.credential]!.flat()) atMost(use, fact, price, 1);
      }
      for (const { members, awards } of stacks)
        if (awards !== null) for (const { credential } of members) atMost(use, credential, tail(awards), 1);
    }
    return open.filter((at) => !branch.taken.has(at) && head(at) + slack[at]! + tail(offers[at]!.credential) > room);
  }

  /** The most that a set of members covered by a bundle can count for, or more. */
  private mostCovered(rule: Rule, worth: readonly number[], name: string): number {
    const { atLeast, minCredits } = rule;
    const members = rule.members.map(({ credential, group }) => ({
      group,
      worth: largest(this.offersOf[credential]!.map((at) => worth[at]!)),
    }));
    const groups = [...new Set(members.flatMap(({ group }) => group ?? []))];
    const all = members.map((one) => one.worth);
    if ((minCredits !== null || (atLeast !== null && groups.length > 0)) && members.length <= 12)
      return largest(
        minimalSets(rule).map((set) =>
          sum(
            all.filter((_, i) => (set >> i) & 1),
            name,
          ),
        ),
      );
    if (minCredits !== null) return sum(all, name);
    if (atLeast !== null) return sum(all.sort((a, b) => b - a).slice(0, Math.max(atLeast, groups.length)), name);
    const dearest = groups.map((group) => largest(members.flatMap((one) => (one.group === group ? one.worth : []))));
    return sum([...dearest, ...members.flatMap((one) => (one.group === null ? one.worth : []))], name);
  }
}

const largest = (of: readonly number[]) => of.reduce((most, one) => Math.max(most, one), 0);
const smallest = (of: readonly number[]) => of.reduce((least, one) => Math.min(least, one), Infinity);

/** What has to be paid at least before a stack is complete. */
function costOf({ members, atLeast, minCredits }: Rule, cost: readonly number[]): number {
  const each = members.map(({ credential }) => cost[credential]!).sort((a, b) => a - b);
  const ofMember = members.map(({ credential, group }) => {
    if (group === null) return atLeast === null && minCredits === null ? cost[credential]! : 0;
    return smallest(members.flatMap((one) => (one.group === group ? cost[one.credential]! : [])));
  });
  return Math.max(largest(ofMember), atLeast === null || atLeast === 0 ? 0 : (each[atLeast - 1] ?? Infinity));
}

/** Sets of positions, as bits, that satisfy a rule and no longer do when any one is taken out. */
function minimalSets(rule: Rule): number[] {
  const bit = new Map(rule.members.map(({ credential }, at) => [credential, 1 << at]));
  const sets = Array.from({ length: 1 << rule.members.length }, (_, set) => set);
  const suffices = sets.map((set) => satisfied(rule, (credential) => set & bit.get(credential)!));
  return sets.filter(
    (set) => suffices[set] && rule.members.every((_, at) => !(set & (1 << at)) || !suffices[set ^ (1 << at)]),
  );
}

/* ---- The answer. ---- */

function verdict(kind: string, { order, value }: Plan, bound: number): CheckAnswer {
  const right = `The plan of ${order.length} steps is right: its order can be studied, it reaches every goal, keeps every limit and adds up.`;
  if (value === 0) return { status: 'proved', statement: `${right} Its value is 0, which none can beat: proved.` };
  const claim = bound < value ? `none has less than ${bound} (this one has ${value})` : 'none is better';
  const words: Readonly<Record<string, string>> = {
    prices: 'Prices on what every plan must bring about add up to its value: none is better, proved.',
    tree: 'In every branch prices show that none is better: proved.',
    solver: `That ${claim} rests on the solver's word alone.`,
    none: 'Nothing is said of better ones.',
  };
  return {
    status: kind === 'prices' || kind === 'tree' ? 'proved' : 'confirmed',
    statement: `${right} ${words[kind]}`,
  };
}

const NEXT = 'Write it again with: stackway pathway … --certificate FILE';
function refuse(code: string, message: string, found: string): CheckAnswer {
  const expected = 'the whole text of a certificate of version 2';
  return { status: 'refused', problems: [{ code, message, found, expected, next: NEXT }] };
}

const splits = (node: Node): boolean => ('prices' in node ? node.then !== undefined && splits(node.then) : true);

function judge(raw: unknown): CheckAnswer {
  if (!isObject(raw) || !('instance' in raw || 'plan' in raw))
    return fail('certificate', 'not-a-certificate', 'this JSON is no certificate of a pathway');
  if (Number.isInteger(raw.version) && Number(raw.version) > 0 && raw.version !== 2)
    fail('version', 'other-version', `version ${show(raw.version)} stands where 2 is expected`, NEXT);
  const given = isObject(raw.instance) ? raw.instance : {};
  const coverage = isObject(given.goals) && isObject(given.goals.coverage) ? given.goals.coverage : {};
  const lists = Object.entries({ ...given, rows: raw.rows, weights: coverage.weights });
  const lengths = lists.map(([name, value]) => [name, Array.isArray(value) ? value.length : 0]);
  const read = new Reader(Object.fromEntries(lengths) as Record<string, number>).read(
    'certificate',
    raw,
  ) as Certificate;
  const { kind, instance, plan, bound, rows, scale, prices, tree } = read;
  const isProved = kind === 'prices' || kind === 'tree';
  const extra = Object.entries({ scale, prices, tree }).find(
    ([key, value]) => value !== undefined && (!isProved || (key === 'prices' && (kind === 'tree' || tree))),
  );
  if (extra) fail(extra[0], 'unknown-key', `a certificate of kind ${kind} has no such key here`);
  must(isProved || rows.length === 0, 'rows[0]', 'malformed', 'a row stands where no row is expected');
  must(!isProved || scale !== undefined, 'scale', 'malformed', 'nothing stands where a whole number is expected');
  must(!isProved || (prices ?? tree) !== undefined, kind, 'malformed', 'nothing stands where a proof is expected');
  must(!tree || splits(tree) === (kind === 'tree'), 'kind', 'kind', `the tree is not of kind ${kind}`);
  const { skills, credentials, gives, needs, start, stacks, goals, hash, ...rest } = instance;
  must(gives.length === credentials.length, 'instance.gives', 'malformed', 'there is not one list for each credential');
  must(needs.length === credentials.length, 'instance.needs', 'malformed', 'there is not one list for each credential');
  must(
    start.levels.length === skills.length,
    'instance.start.levels',
    'malformed',
    'there is not one level for each skill',
  );
  const { hash: said, ...hashed } = instance;
  must(digest(hashed) === said, 'hash', 'changed', 'the problem is not the one that the hash was taken of');
  for (const { id, members } of stacks) {
    const isOnce = new Set(members.map(({ credential }) => credential)).size === members.length;
    must(isOnce, `stack ${id}`, 'malformed', 'a credential is a member twice');
  }
  void [goals, hash, rest];
  const problem = new Problem(instance);
  checkPlan(read, problem);
  const sealed = { version: 2, kind, instance: said, plan, bound, rows, scale, prices, tree };
  must(digest(sealed) === read.seal, 'seal', 'changed', 'something was changed after it was written');
  const root = tree ?? (prices && { prices });
  if (root) {
    must(
      bound === plan.value,
      'bound',
      'bound',
      `it is said to be proved that ${bound} is least, but the plan has ${plan.value}`,
    );
    const none: ReadonlySet<number> = new Set();
    const sets = { taken: none, out: none, bought: none, unbought: none, reached: none, missed: none };
    new Proof(read, problem).check(root, { name: kind, decided: [], ...sets, known: new Map() });
  }
  return verdict(kind, plan, bound);
}

/**
 * Judges the text of a certificate in exact integers, by nothing but what it says itself.
 * @returns `refused` (with a coded problem) for text that is no JSON, `rejected` with the row for any JSON that is no intact certificate
 *   of this version, else the verdict; it never throws.
 */
export function checkCertificate(certificate: string): CheckAnswer {
  let raw: unknown;
  try {
    raw = JSON.parse(certificate.replace(/^\uFEFF/, ''));
  } catch (error) {
    const cut = /^\s*\{/.test(certificate) && (!/\}\s*$/.test(certificate) || /end of JSON/.test(String(error)));
    if (cut) return refuse('cut-short', 'The text of the certificate ends too early.', `…${certificate.slice(-30)}`);
    return refuse('not-json', 'The text is no JSON.', certificate === '' ? 'an empty file' : certificate.slice(0, 30));
  }
  try {
    return judge(raw);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { status: 'rejected', statement: `Rejected: ${error.wrong.row}: ${error.wrong.reason}.`, ...error.wrong };
  }
}
