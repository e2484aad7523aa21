import { createHash } from 'node:crypto';

/* Judges a certificate by its own text, in exact integers: docs/certificate.md says what is checked, and why. */

type Wrong = Readonly<Record<'row' | 'code' | 'reason' | 'next', string>>;
export type CheckProblem = Readonly<Record<'code' | 'message' | 'found' | 'expected' | 'next', string>>;
/** `confirmed`: the plan is right, but that none is better is only claimed. `rejected`: the first row that fails. */
export type CheckAnswer =
  | { readonly status: 'proved' | 'confirmed'; readonly statement: string }
  | ({ readonly status: 'rejected'; readonly statement: string } & Wrong)
  | { readonly status: 'refused'; readonly problems: readonly CheckProblem[] };

const [LARGEST, DEEPEST, MOST_LISTED] = [Number.MAX_SAFE_INTEGER, 200, 12];
const next = 'Write it again with: stackway pathway … --certificate FILE';
function must(row: string, code: string, holds: unknown, reason = code.replaceAll('-', ' ')): asserts holds {
  if (!holds) throw new Error(reason, { cause: { row, code, reason, next } satisfies Wrong });
}
/** A sum or product of whole numbers that is not exact comes out above the largest, however it is rounded. */
function exact(row: string, value: number): number {
  must(row, 'unsafe-number', Math.abs(value) <= LARGEST, `it comes to more than ${LARGEST}`);
  return value;
}
const sum = (row: string, list: readonly number[]) => list.reduce((all, one) => exact(row, all + one), 0);
const largest = (list: readonly number[]) => list.reduce((most, one) => Math.max(most, one), 0);
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/* The format. x*: list of x, x?: x or null, x~: x or nothing, @x: position in the list x, =: list of just these. */

const FORMAT = `solver: version two, kind kind, instance instance, plan plan, bound amount, rows nothing*, seal text
prices: version two, kind kind, instance instance, plan plan, bound amount, rows zone*, scale scale, prices part, seal text
tree: version two, kind kind, instance instance, plan plan, bound amount, rows zone*, scale scale, tree node, seal text
instance: version one, currency text, skills text*, credentials text*, gives level**, needs need***, start start, \
offers offer*, stacks stack*, funds fund*, goals goals, limits limits, objective objective, hash text
start: levels held*, credentials @credentials*; fund: id text, cap amount?; bundle: price amount, grants grant*
offer: credential @credentials, renewal flag, price amount, minutes amount, grants grant*; grant= @funds, amount
stack: id text, members member*, atLeast amount?, minCredits amount?, awards @credentials?, bundle bundle?
member: credential @credentials, group amount?, credits amount; level= @skills, grade; weight= @skills, grade, amount
need credential= text, @credentials; need skill= text, @skills, grade; coverage: atLeast amount, weights weight*
goals: levels level*, anyOf @credentials**, stacks @stacks*, coverage coverage?; limits: price amount?, minutes amount?
objective: price amount, minutes amount, then aim; rates: price amount, minutes amount; worth= @offers, amount
plan: order @offers*, purchases purchase*, cost amount, minutes amount, value amount; once= @stacks, any
purchase: offers @offers*, stack @stacks?, counted @credentials*, fund @funds?, grant amount, paid amount
zone: levels level*, credentials @credentials*; cut= @rows, amount, @weights?~, @credentials~; node prices: prices part, then node~
part: cuts cut*, worth worth*, limits rates, funds grant*, bundles once*, coverage amount~, counts count*~; count= @stacks, counted, amount
node completes: completes @stacks, complete node, incomplete node
node offer: offer @offers, taken node, banned node; node stack: stack @stacks, bought node, unbought node
node skill: skill @skills, level grade, reached node, missed node; buys offer= text, @offers; buys bundle= text, @stacks
node buys: buys buys, fund @funds, used node, unused node`;
const KINDS = ['none', 'solver', 'prices', 'tree'];
const WORDS = { kind: KINDS, aim: ['price', 'minutes'], flag: [true, false], counted: ['number', 'credits'] };
const AMOUNTS = { amount: [0, LARGEST], any: [-LARGEST, LARGEST], scale: [1, LARGEST] };
const RANGES = { ...AMOUNTS, grade: [1, 5], held: [0, 5], one: [1, 1], two: [2, 2] };
type Maybe = number | null;
type Pair = readonly [number, number];
type Tagged = readonly [kind: string, at: number, level?: number];
type Sold = { price: number; grants: Pair[] };
type Offer = Sold & { credential: number; renewal: boolean; minutes: number };
type Member = { credential: number; group: Maybe; credits: number };
type Stack = { id: string; members: Member[]; atLeast: Maybe; minCredits: Maybe; awards: Maybe; bundle: Sold | null };
type Coverage = { atLeast: number; weights: [skill: number, level: number, weight: number][] };
type Goals = { levels: Pair[]; anyOf: number[][]; stacks: number[]; coverage: Coverage | null };
type Rates<T = number> = { price: T; minutes: T };
type Held<L = number> = { levels: L[]; credentials: number[] };
type Taught = { gives: Pair[][]; needs: Tagged[][][]; offers: Offer[]; stacks: Stack[]; start: Held; goals: Goals };
type Paid = { funds: { id: string; cap: Maybe }[]; limits: Rates<Maybe>; objective: Rates; hash: string };
type Instance = Taught & Paid & { currency: string; skills: string[]; credentials: string[] };
type Purchase = { offers: number[]; stack: Maybe; counted: number[]; fund: Maybe; grant: number; paid: number };
type Plan = { order: number[]; purchases: Purchase[]; cost: number; minutes: number; value: number };
type Multipliers = {
  cuts: [row: number, price: number, entry?: Maybe, credential?: number][];
  worth: Pair[];
  funds: Pair[];
  bundles: Pair[];
};
type Count = [stack: number, of: 'number' | 'credits', price: number];
type Prices = Multipliers & { limits: Rates; coverage?: number; counts?: Count[] };
type Node =
  | { prices: Prices; then?: Node }
  | { offer: number; taken: Node; banned: Node }
  | { stack: number; bought: Node; unbought: Node }
  | { completes: number; complete: Node; incomplete: Node }
  | { skill: number; level: number; reached: Node; missed: Node }
  | { buys: readonly [what: string, at: number]; fund: number; used: Node; unused: Node };
type Proof = { rows: Held<Pair>[]; scale: number; prices?: Prices; tree?: Node };
type Certificate = Proof & { version: 2; kind: string; instance: Instance; plan: Plan; bound: number; seal: string };

type Loose = Readonly<Record<string, unknown>>;
const isObject = (of: unknown): of is Loose => typeof of === 'object' && of !== null && !Array.isArray(of);
const within = (of: unknown, key: string | number) => (typeof of === 'object' && of ? (of as Loose)[key] : undefined);
const tagOf = (value: unknown) => {
  if (isObject(value)) return ['buys', 'offer', 'stack', 'skill', 'completes'].find((key) => key in value) ?? 'prices';
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : '';
};
function shapeOf(line: string) {
  const [, name, sign, all] = /^ ?(.+?)([:=]) (.+)$/.exec(line)!;
  const parts = all!.split(', ').map((part, at) => (sign === '=' ? [at, part] : part.split(' ')) as [string, string]);
  return [name!, { isList: sign === '=', parts, keys: new Set(parts.map(([key]) => key)) }] as const;
}
const SHAPES = new Map(FORMAT.split(/;|\n/).map(shapeOf));

/** Fails with the path of what does not fit the format. */
function read(raw: Loose): Certificate {
  const weights = within(within(within(raw.instance, 'goals'), 'coverage'), 'weights');
  const lists = Object.entries({ ...(isObject(raw.instance) && raw.instance), rows: raw.rows, weights });
  const places = lists.map(([name, of]) => [`@${name}`, [0, Array.isArray(of) ? of.length - 1 : -1]] as const);
  const ranges = new Map<string, readonly number[]>([...places, ...Object.entries(RANGES)]);
  const words = new Map<string, readonly unknown[]>(Object.entries(WORDS));
  const path: (string | number)[] = [];
  const matches = (key: string | number, word: string, value: unknown): void => {
    const range = ranges.get(word);
    if (range && Number.isInteger(value) && Number(value) >= range[0]! && Number(value) <= range[1]!) return;
    if (word === 'text' ? typeof value === 'string' : words.get(word)?.includes(value)) return;
    const mark = word.at(-1);
    if ((mark === '?' && value === null) || (mark === '~' && value === undefined)) return;
    if (mark === '?' || mark === '~') return matches(key, word.slice(0, -1), value);
    path.push(key);
    if (word === 'node') must('tree', 'too-deep', path.length <= DEEPEST + 2, `more than ${DEEPEST} nodes over a leaf`);
    const shape = mark === '*' ? undefined : (SHAPES.get(word) ?? SHAPES.get(`${word} ${tagOf(value)}`));
    if (mark === '*' && Array.isArray(value)) {
      const inner = word.slice(0, -1);
      for (let at = 0; at < value.length; at++) matches(at, inner, value[at]);
    } else if (shape && (shape.isList ? Array.isArray(value) && value.length <= shape.parts.length : isObject(value))) {
      if (!shape.isList)
        for (const extra in value as Loose) if (!shape.keys.has(extra)) matches(extra, 'no key', extra);
      for (const part of shape.parts) matches(part[0], part[1], (value as Loose)[part[0]]);
    } else {
      const row = path.map((one) => (typeof one === 'number' ? `[${one}]` : `.${one}`)).join('');
      const isLarge = Number.isInteger(value) && Math.abs(Number(value)) > LARGEST;
      must(row.slice(2), word === 'no key' ? 'unknown-key' : 'malformed', isLarge, 'it does not fit the format');
      must(row.slice(2), 'unsafe-number', false, `it is above ${LARGEST}`);
    }
    path.pop();
  };
  const isProof = raw.kind === 'prices' || raw.kind === 'tree';
  matches('', !isProof ? 'solver' : raw.kind === 'tree' || 'tree' in raw ? 'tree' : 'prices', raw);
  return raw as unknown as Certificate;
}

/* Facts: 8 × a thing + a level. Things are skills, then credentials (at 1: held), then stacks (at 1: complete). */

function satisfied({ members, atLeast, minCredits }: Stack, has: (credential: number) => boolean): boolean {
  const held = members.filter(({ credential }) => has(credential));
  const isFree = atLeast !== null || minCredits !== null;
  const isMet = (one: Member) => held.some((other) => other === one || (one.group ?? -1) === other.group);
  const credits = held.reduce((all, one) => all + one.credits, 0);
  const isEnough = members.length > 0 && held.length >= (atLeast ?? 0) && credits >= (minCredits ?? 0);
  return isEnough && members.every((one) => isMet(one) || (isFree && one.group === null));
}

/** Steps are offers, then stacks. In a list by fact, bit b of each number is about zone b of up to 32. */
type Facts = ReturnType<typeof factsOf>;
function factsOf({ skills, credentials, gives, needs, start, offers, stacks, goals }: Instance) {
  const level = (skill: number, of: number) => 8 * skill + of;
  const held = (credential: number) => level(skills.length + credential, 1);
  const complete = (stack: number) => held(credentials.length + stack);
  const brings = gives.map((levels, one) => [held(one), ...levels.map(([skill, of]) => level(skill, of))]);
  const awarded = stacks.map(({ awards }, at) => [complete(at), ...(awards === null ? [] : brings[awards]!)]);
  const given = [...offers.map(({ credential }) => brings[credential]!), ...awarded];
  const needed = needs.map((all) => all.map((any) => any.map(([, at, of]) => (of ? level(at, of) : held(at)))));
  const members = stacks.map((stack) => [stack.members.map(({ credential }) => held(credential))]);
  const asked = [...offers.map(({ credential, renewal }) => (renewal ? [] : needed[credential]!)), ...members];

  const some = (has: Int32Array, facts: readonly number[]) => {
    let bits = 0;
    for (const fact of facts) bits |= has[fact]!;
    return bits;
  };
  const spread = (has: Int32Array, facts: readonly number[], bits: number, next: number) => {
    for (const fact of facts)
      for (let one = fact; (one & 7) !== 0 && (bits & ~has[one]!) !== 0; one += next) has[one]! |= bits;
  };
  const ready = (step: number, has: Int32Array) => {
    if (step < offers.length) return asked[step]!.reduce((bits, group) => bits & some(has, group), -1);
    const stack = stacks[step - offers.length]!;
    if (!satisfied(stack, (one) => has[held(one)] !== 0)) return 0;
    let bits = 0;
    for (let left = ~has[given[step]![0]!]!; left !== 0; left &= left - 1)
      if (satisfied(stack, (one) => (has[held(one)]! & left & -left) !== 0)) bits |= left & -left;
    return bits;
  };
  const take = (step: number, has: Int32Array) => {
    const bits = ready(step, has);
    spread(has, given[step]!, bits, -1);
    return bits !== 0;
  };
  const atStart = new Int32Array(complete(stacks.length));
  for (const [skill, of] of start.levels.entries()) spread(atStart, [level(skill, of)], -1, -1);
  for (const one of new Set(start.credentials)) spread(atStart, brings[one]!, -1, -1);
  const stackSteps = stacks.map((_, at) => offers.length + at);
  while (stackSteps.some((step) => take(step, atStart)));
  // What holds at the start need not be looked at again.
  const completing = stackSteps.filter((step) => atStart[given[step]![0]!] === 0);
  for (const [step, facts] of given.entries()) given[step] = facts.filter((fact) => atStart[fact] === 0);
  for (const at of offers.keys()) asked[at] = asked[at]!.filter((group) => some(atStart, group) === 0);

  /** Takes all of these steps that can be taken, but offers that enter a zone: its exits. */
  const explore = (steps: readonly number[], zones: readonly (readonly number[])[]) => {
    const [has, enters] = [atStart.slice(), new Int32Array(atStart.length)];
    const [done, exits] = [new Int32Array(given.length), new Int32Array(given.length)];
    const order: number[] = [];
    for (const [bit, zone] of zones.entries()) spread(enters, zone, 1 << bit, 1);
    for (let before = -1; before !== order.length;) {
      before = order.length;
      for (const step of steps) {
        const bits = done[step] === -1 ? 0 : ready(step, has) & ~done[step]!;
        if (bits === 0) continue;
        order.push(step);
        done[step]! |= bits;
        if (step < offers.length) exits[step]! |= bits & some(enters, given[step]!);
        spread(has, given[step]!, bits & ~exits[step]!, -1);
      }
    }
    return { has, exits, order };
  };
  const { atLeast, weights } = goals.coverage ?? { atLeast: 0, weights: [] };
  const entries = weights.map(([skill, of, weight]) => ({ fact: level(skill, of), weight }));
  const isCovered = (has: (fact: number) => boolean) => {
    const covered = entries.map(({ fact, weight }) => (has(fact) ? weight : 0));
    return sum('goal coverage', covered) >= atLeast;
  };
  const levels = (goals.coverage ? [] : goals.levels).map(([skill, of]) => [level(skill, of)]);
  const wanted = [...levels, ...goals.anyOf.map((any) => any.map(held)), ...goals.stacks.map((one) => [complete(one)])];
  const fact = { level, held, complete };
  return { fact, given, asked, take, explore, completing, atStart, wanted, entries, atLeast, isCovered };
}

/* The plan. */

/** Checks that the plan can be studied, reaches its goals, is paid for, keeps the limits and adds up. */
function checkPlan({ instance, plan, bound }: Certificate, facts: Facts): void {
  const { skills, credentials, offers, stacks, funds, goals, limits, objective, start } = instance;
  const [taken, bundled, bought] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const unpaid = new Set(plan.order);
  const has = facts.atStart.slice();
  for (const [at, offer] of plan.order.entries()) {
    must(`order ${at + 1}`, 'taken-twice', taken.size < taken.add(offers[offer]!.credential).size);
    must(`order ${at + 1}`, 'prerequisite', facts.take(offer, has), 'what it needs is not held when it begins');
    while (facts.completing.some((step) => facts.take(step, has)));
  }
  const holds = (fact: number) => has[fact] !== 0;
  const names = [
    ...(goals.coverage ? [] : goals.levels).map(([skill, of]) => `level ${skills[skill]} ${of}`),
    ...goals.anyOf.map((any) => `credential ${any.map((one) => credentials[one]).join(' | ')}`),
    ...goals.stacks.map((one) => `stack ${stacks[one]!.id}`),
  ];
  const missed = facts.wanted.findIndex((any) => !any.some(holds));
  must(`goal ${names[missed]}`, 'goal', missed < 0, 'it is not reached at the end');
  must('goal coverage', 'goal', facts.isCovered(holds), 'it is not reached at the end');

  const awarded = stacks.filter((_, at) => holds(facts.fact.complete(at))).map(({ awards }) => awards);
  const free = new Set([...start.credentials, ...awarded]);
  for (const [at, { offers: own, stack, counted, fund, grant, paid }] of plan.purchases.entries()) {
    const row = `purchase ${at + 1}`;
    for (const one of own)
      must(row, 'paid-twice', unpaid.delete(one), 'it pays for what is paid already, or not taken');
    const sold = own.length === 0 ? null : stack === null ? offers[own[0]!] : stacks[stack]!.bundle;
    must(row, 'not-sold', sold, 'it pays for nothing, or its stack is not sold');
    must(row, 'not-single', stack !== null || own.length + counted.length === 1, 'only a bundle pays for several');
    if (stack !== null) {
      const [rule, set] = [stacks[stack]!, [...own.map((one) => offers[one]!.credential), ...counted]];
      const members = new Set(rule.members.map(({ credential }) => credential));
      const suffices = (without: number) => satisfied(rule, (one) => one !== without && set.includes(one));
      must(row, 'bundle-twice', bought.size < bought.add(stack).size, 'the bundle is bought already');
      must(row, 'renewal', !own.some((one) => offers[one]!.renewal), 'a renewal is in no bundle');
      must(row, 'not-held', !counted.some((one) => !free.has(one)), 'it counts what is not held');
      must(row, 'not-a-member', !set.some((one) => !members.has(one)), 'it covers what is no member');
      for (const one of set) must(row, 'bundled-twice', bundled.size < bundled.add(one).size);
      must(row, 'too-few-members', suffices(-1), 'its members do not satisfy the rule');
      must(row, 'too-many-members', !set.some(suffices), 'the rule is satisfied without one of them');
    }
    const isGranted = fund === null ? grant === 0 : sold.grants.some(([of, most]) => of === fund && grant <= most);
    must(row, 'fund', isGranted, `its fund does not take ${grant} off it`);
    must(row, 'paid', grant <= sold.price && paid === sold.price - grant, `${paid} is not ${sold.price} less ${grant}`);
  }
  for (const [at, offer] of plan.order.entries()) must(`order ${at + 1}`, 'not-paid', !unpaid.has(offer));
  for (const [at, { id, cap }] of funds.entries()) {
    const grants = plan.purchases.filter(({ fund }) => fund === at).map(({ grant }) => grant);
    must(`fund ${id}`, 'fund-cap', sum(`fund ${id}`, grants) <= (cap ?? LARGEST), 'it grants more than its cap');
  }
  const paid = plan.purchases.map((one) => one.paid);
  const studied = plan.order.map((one) => offers[one]!.minutes);
  must('plan cost', 'sum', plan.cost === sum('plan cost', paid), 'it does not add up');
  must('plan minutes', 'sum', plan.minutes === sum('plan minutes', studied), 'it does not add up');
  const value = exact('plan value', objective.price * plan.cost + objective.minutes * plan.minutes);
  must('plan value', 'sum', plan.value === value, 'it does not add up');
  must('limit price', 'limit', plan.cost <= (limits.price ?? LARGEST), 'the plan is above it');
  must('limit minutes', 'limit', plan.minutes <= (limits.minutes ?? LARGEST), 'the plan is above it');
  must('bound', 'bound', bound <= plan.value, 'it is above the value of the plan');
}

/* The proof. */

type Named = 'open' | 'taken' | 'bought' | 'unbought' | 'reached' | 'missed' | 'complete' | 'incomplete';
type Lists = Record<Named, readonly number[]>;
type Decided = Lists & { name: string; splits: readonly string[] };
type Funded = { what: string; at: number; fund: number; used: boolean };
/** Where in a proof it is: the offers left (open), what is decided, and what the bundle of a stack may cover. */
type Branch = Decided & { funded: readonly Funded[]; covers: (stack: number, credential: number) => boolean };

/** Checks that no plan is better. */
function checkProof({ kind, instance, plan: { value }, rows, scale }: Certificate, facts: Facts, root: Node): void {
  const { start, offers, stacks, funds, goals, limits, objective, credentials } = instance;
  const { fact, given, asked, explore, completing, atStart, wanted, entries, atLeast, isCovered } = facts;
  const sold = [...offers, ...stacks.flatMap(({ bundle }) => bundle ?? [])];
  const saved = [...sold.flatMap(({ grants }) => grants.map((one) => one[1])), ...funds.map(({ cap }) => cap ?? 0)];
  const money = exact('bound', objective.price * [...sold.map(({ price }) => price), ...saved].reduce(gcd, 0));
  const unit = gcd(money, exact('bound', objective.minutes * offers.map((one) => one.minutes).reduce(gcd, 0))) || 1;
  /** What sums must be above: the largest multiple of the unit below the value. */
  const enough = exact('scale', scale * (value === 0 ? -unit : value - 1 - ((value - 1) % unit)));
  const levelsOf = ({ levels }: Held<Pair>) => levels.map(([skill, of]) => fact.level(skill, of));
  const zones = rows.map((row) => [...levelsOf(row), ...row.credentials.map(fact.held)]);
  /** Per credential the offers that a bundle can pay. */
  const payable = credentials.map((): number[] => []);
  for (const [at, { credential, renewal }] of offers.entries()) if (!renewal) payable[credential]!.push(at);

  const check = (node: Node, before: Branch): void => {
    const branch = made(before);
    if (!branch) return;
    const { name, splits, open, bought, unbought, reached, missed, complete, incomplete, funded } = branch;
    if ('prices' in node) {
      const { bound, slack } = priced(node.prices, branch);
      if (!node.then) return must(name, 'bound', bound > enough, `the prices come to ${bound}, not above ${enough}`);
      const left = open.filter(ruledOut(slack, exact(name, enough - bound), branch));
      return check(node.then, { ...branch, name: `${name} › then`, open: left });
    }
    const side = (what: string, how: string, more: Partial<Branch> = {}) => {
      must(name, 'branching', !splits.includes(what), `${what} is decided already`);
      return { ...branch, name: `${name} › ${what} ${how}`, splits: [...splits, what], ...more };
    };
    if ('buys' in node) {
      const [[what, at], fund] = [node.buys, node.fund];
      const decided = (used: boolean) => ({ funded: [...funded, { what, at, fund, used }] });
      const used = side(`${what} ${at} with fund ${fund}`, 'used', decided(true));
      check(node.used, what === 'offer' ? taking(used, [at]) : used);
      check(node.unused, side(`${what} ${at} with fund ${fund}`, 'not used', decided(false)));
    } else if ('offer' in node) {
      const what = `offer ${node.offer}`;
      check(node.taken, taking(side(what, 'taken'), [node.offer]));
      check(node.banned, side(what, 'not taken', { open: open.filter((one) => one !== node.offer) }));
    } else if ('stack' in node) {
      const what = `bundle ${node.stack}`;
      check(node.bought, side(what, 'bought', { bought: [...bought, node.stack] }));
      check(node.unbought, side(what, 'not bought', { unbought: [...unbought, node.stack] }));
    } else if ('completes' in node) {
      const [what, at] = [`stack ${node.completes}`, node.completes];
      check(node.complete, side(what, 'complete', { complete: [...complete, at] }));
      check(node.incomplete, side(what, 'not complete', { incomplete: [...incomplete, at] }));
    } else {
      const what = `skill ${node.skill} at ${node.level}`;
      const above = [1, 2, 3, 4, 5].slice(node.level - 1).map((of) => fact.level(node.skill, of));
      const gives = (at: number) => instance.gives[offers[at]!.credential]!;
      const isAbove = (at: number) => gives(at).some(([skill, of]) => skill === node.skill && of >= node.level);
      check(node.reached, side(what, 'reached', { reached: [...reached, above[0]!] }));
      const left = open.filter((at) => !isAbove(at));
      check(node.missed, side(what, 'missed', { missed: [...missed, ...above], open: left }));
    }
  };

  const stepsOf = ({ open, incomplete }: Branch) => [
    ...open,
    ...completing.filter((step) => !incomplete.includes(step - offers.length)),
  ];

  /** What is asked for in sum, in parts of which each brings a whole number. */
  const inParts = (least: number, brought: typeof entries) => {
    const part = brought.map((one) => one.weight).reduce(gcd, 0) || 1;
    const weights = brought.map((one) => ({ ...one, weight: one.weight / part }));
    return { need: (least + ((part - (least % part)) % part)) / part, weights };
  };
  const countOf = ({ members, atLeast, minCredits }: Stack, of: 'number' | 'credits') => {
    const brought = members.map((one) => ({
      fact: fact.held(one.credential),
      weight: of === 'number' ? 1 : one.credits,
    }));
    return inParts((of === 'number' ? atLeast : minCredits) ?? 0, brought);
  };

  /** A credential is taken once. */
  const taking = (branch: Branch, more: readonly number[]): Branch => {
    const own = new Set(more.map((at) => offers[at]!.credential));
    const open = branch.open.filter((at) => more.includes(at) || !own.has(offers[at]!.credential));
    return { ...branch, open, taken: [...new Set([...branch.taken, ...more])] };
  };

  /** The branch with all that its bundles demand; undefined where one cannot be made up. */
  const made = (branch: Branch): Branch | undefined => {
    const { open, bought, funded, taken } = branch;
    if (bought.length === 0) return branch;
    const { has } = explore(stepsOf(branch), []);
    const complete = stacks.filter((_, at) => has[fact.complete(at)] !== 0);
    const free = new Set([...start.credentials, ...complete.map(({ awards }) => awards)]);
    const isAlone = (at: number) => funded.some((one) => one.what === 'offer' && one.at === at && one.used);
    const left = new Set(open.filter((at) => !isAlone(at)));
    const own = (one: number) => payable[one]!.filter((at) => left.has(at));
    const needed = new Map<number, number>();
    const covers = (stack: number, one: number) =>
      has[fact.held(one)] !== 0 && (free.has(one) || own(one).length > 0) && (needed.get(one) ?? stack) === stack;
    for (let before = -1; before < needed.size;) {
      before = needed.size;
      for (const stack of bought) {
        const rule = stacks[stack]!;
        if (!satisfied(rule, (one) => covers(stack, one))) return undefined;
        for (const { credential } of rule.members)
          if (covers(stack, credential) && !satisfied(rule, (one) => one !== credential && covers(stack, one)))
            needed.set(credential, stack);
      }
    }
    const demanded = [...needed.keys()].filter((one) => !free.has(one) && own(one).length === 1).flatMap(own);
    const more = demanded.filter((at) => !taken.includes(at));
    return more.length > 0 ? made(taking(branch, more)) : { ...branch, covers };
  };

  /** What the prices add up to, and per step its slack (0 where it is taken). */
  const priced = (prices: Prices, branch: Branch) => {
    const { name, open, taken, bought, unbought, reached, missed, complete, funded, covers } = branch;
    const [caps, once, share] = [new Map(prices.funds), new Map(prices.bundles), prices.coverage ?? 0];
    for (const named of [prices.worth, prices.funds, prices.bundles])
      must(name, 'named-twice', new Map(named).size === named.length);
    const times = (a: number, b: number) => exact(name, a * b);
    let bound = 0;
    const add = (price: number, amount = 1) => (bound = exact(name, bound + times(price, amount)));
    const rate = (of: 'price' | 'minutes') => {
      must(name, 'limit', limits[of] !== null || prices.limits[of] === 0, 'a limit is priced where there is none');
      add(-prices.limits[of], limits[of] ?? 0);
      return exact(name, scale * objective[of] + prices.limits[of]);
    };
    const [money, minute] = [rate('price'), rate('minutes')];
    for (const [fund, price] of caps) {
      must(name, 'fund', price <= (funds[fund]!.cap === null ? 0 : money), 'a cap is priced too high');
      add(-price, funds[fund]!.cap ?? 0);
    }
    const saving = ([fund, most]: Pair) => times(money - (caps.get(fund) ?? 0), most);
    const least = ({ price, grants }: Sold, what: string, at: number) => {
      const decided = funded.filter((one) => one.at === at && one.what === what);
      const may = grants.filter(([fund]) => decided.every((one) => (one.fund === fund) === one.used));
      return times(money, price) - largest(may.map(saving));
    };
    const worth = offers.map((one, at) => least(one, 'offer', at));
    for (const [at, price] of prices.worth) {
      must(name, 'worth', price <= worth[at]!, 'an offer counts for more than it costs');
      worth[at] = price;
    }
    for (const [at, stack] of stacks.entries()) {
      const [price, bundle] = [once.get(at) ?? 0, unbought.includes(at) ? null : stack.bundle];
      const isFit = price === 0 || (bundle && (price > 0 || bought.includes(at)));
      must(name, 'bundle', isFit, 'a bundle has a price that it cannot have');
      const isPaid =
        !bundle || mostCovered(stack, worth, (one) => covers(at, one), name) - least(bundle, 'bundle', at) <= price;
      must(name, 'bundle', isPaid, 'what a bundle covers counts for more than it costs');
      add(-price);
    }
    must(name, 'coverage', goals.coverage !== null || share === 0, 'there is no coverage to price');
    const asks = [{ price: share, ...inParts(atLeast, entries) }];
    for (const [at, of, price] of prices.counts ?? []) {
      must(name, 'count', goals.stacks.includes(at) || complete.includes(at), 'the stack need not be complete');
      asks.push({ price, ...countOf(stacks[at]!, of) });
    }
    /** Per fact what the rows cost of plans that reach it. */
    const paid = new Map<number, number>();
    const pay = (of: number, price: number) => paid.set(of, exact(name, (paid.get(of) ?? 0) + price));
    const slack = new Float64Array(given.length);
    for (const [at, { minutes }] of offers.entries()) slack[at] = exact(name, worth[at]! + times(minute, minutes));
    const completed = complete.map((at) => fact.complete(at));
    const groups = [...wanted, ...[...reached, ...completed].map((one) => [one]), ...taken.flatMap((at) => asked[at]!)];
    for (let from = 0; from < prices.cuts.length; from += 32) {
      const cuts = prices.cuts.slice(from, from + 32);
      const near = cuts.map(([row]) => zones[row]!);
      const { has, exits } = explore(stepsOf(branch), near);
      for (const [bit, [row, price, entry, credential]] of cuts.entries()) {
        const of = credential === undefined ? entries[entry ?? -1]?.fact : fact.held(credential);
        const lacks = (one: number) => (has[one]! & (1 << bit)) === 0;
        const isMissing = () => groups.some((any) => any.every(lacks)) || !isCovered((one) => !lacks(one));
        const isOne = (entry === null) === (credential !== undefined);
        const isRow = isOne && zones[row]!.every(lacks) && (of === undefined ? isMissing() : lacks(of));
        must(`row ${row + 1}`, 'row', isRow, 'not every plan needs one of its exits');
        if (of === undefined) add(price);
        else pay(of, price);
      }
      for (const at of open)
        for (let left = exits[at]!; left !== 0; left &= left - 1)
          slack[at] = exact(name, slack[at]! - cuts[31 - Math.clz32(left & -left)]![1]);
    }
    for (const at of taken) {
      add(slack[at]!);
      slack[at] = 0;
    }
    must(name, 'prices', !open.some((at) => slack[at]! < 0), 'an offer is in rows that cost more than it is worth');
    const certain = [...taken, ...complete.map((at) => offers.length + at)].flatMap((step) => given[step]!);
    const isHad = (one: number) => [...reached, ...certain].some((had) => had >= one && had >> 3 === one >> 3);
    const isSure = (one: number) => atStart[one] !== 0 || isHad(one);
    for (const { price, need, weights } of asks) {
      const open = weights.filter((one) => !isSure(one.fact));
      const rest = Math.max(
        0,
        weights.reduce((left, one) => (open.includes(one) ? left : left - one.weight), need),
      );
      add(price, rest);
      for (const one of open) pay(one.fact, -times(price, Math.min(rest, one.weight)));
    }
    const { has } = explore(paid.size > 0 ? stepsOf(branch) : [], []);
    for (const [one, gain] of paid)
      if (isSure(one)) add(gain);
      else if (has[one] !== 0 && !missed.includes(one)) add(Math.min(0, gain));
    return { bound, slack };
  };

  const listed = new Map<string, readonly number[]>();
  /** The most that a set of members covered by a bundle can count for, or more. */
  const mostCovered = (stack: Stack, worth: readonly number[], can: (one: number) => boolean, name: string) => {
    if (!satisfied(stack, can)) return 0;
    const { members, atLeast, minCredits } = stack;
    const worthOf = (one: number) => (can(one) ? largest(payable[one]!.map((at) => worth[at]!)) : 0);
    const each = members.map(({ credential }) => worthOf(credential));
    const groups = [...new Set(members.flatMap(({ group }) => group ?? []))];
    const covered = members.map(({ credential }) => credential).filter(can);
    if ((minCredits !== null || (atLeast !== null && groups.length > 0)) && covered.length <= MOST_LISTED) {
      const bit = new Map(covered.map((credential, i) => [credential, 1 << i]));
      const suffices = (set: number) => satisfied(stack, (one) => (set & bit.get(one)!) !== 0);
      const isSpare = (set: number) => [...bit.values()].some((one) => (set & one) !== 0 && suffices(set ^ one));
      const all = () => [...Array(1 << covered.length).keys()].filter((set) => suffices(set) && !isSpare(set));
      const key = `${stacks.indexOf(stack)} ${covered.join()}`;
      const sets = listed.get(key) ?? listed.set(key, all()).get(key)!;
      const chosen = (set: number) => covered.filter((_, i) => (set >> i) & 1);
      return largest(sets.map((set) => sum(name, chosen(set).map(worthOf))));
    }
    if (minCredits !== null) return sum(name, each);
    const falling = [...each].sort((a, b) => b - a);
    if (atLeast !== null) return sum(name, falling.slice(0, Math.max(atLeast, groups.length)));
    const dearest = groups.map((group) => largest(each.filter((_, i) => members[i]!.group === group)));
    const alone = each.filter((_, i) => members[i]!.group === null);
    return sum(name, [...dearest, ...alone]);
  };

  const costAtStart = Float64Array.from(atStart, (bits) => (bits === 0 ? Infinity : 0));
  const useAtStart = Float64Array.from(atStart, (bits) => (bits === 0 ? Infinity : -Infinity));
  const [cost, use] = [costAtStart.slice(), useAtStart.slice()];

  /** Is there room for an offer and what has to be paid before and after it? No better plan takes any other. */
  const ruledOut = (slack: Float64Array, room: number, branch: Branch) => {
    const { taken, unbought, reached, missed } = branch;
    // Sums above 2^53 may be rounded here: they are above the room all the same.
    cost.set(costAtStart);
    use.set(useAtStart);
    let isLower = true;
    /** Lowers what facts cost, and levels below them; or what they are of use for, and levels above. */
    const lower = (values: Float64Array, facts: readonly number[], price: number, next: number) => {
      for (const one of facts)
        for (let at = one; (at & 7) !== 0 && price < values[at]!; at += next) {
          values[at] = price;
          isLower = true;
        }
    };
    const least = (values: Float64Array, facts: readonly number[]) => {
      let low = Infinity;
      for (const one of facts) if (values[one]! < low) low = values[one]!;
      return low;
    };
    /** What has to be paid before a step; for a stack, the cost at which its members that cost no more complete it. */
    const head = (step: number) => {
      if (step < offers.length) return asked[step]!.reduce((most, group) => Math.max(most, least(cost, group)), 0);
      const isEnough = (most: number) => (one: number) => cost[fact.held(one)]! <= cost[most]!;
      const stack = stacks[step - offers.length]!;
      const enough = asked[step]![0]!.filter((one) => satisfied(stack, isEnough(one)));
      return least(cost, enough);
    };
    const tail = (step: number) => least(use, given[step]!);
    const steps = stepsOf(branch);
    while (isLower) {
      isLower = false;
      for (const step of steps) lower(cost, given[step]!, head(step) + slack[step]!, -1);
    }
    const isWanted = (at: number) =>
      goals.stacks.includes(at) || (stacks[at]!.bundle !== null && !unbought.includes(at));
    const members = stacks.flatMap((_, at) => (isWanted(at) ? asked[offers.length + at]![0]! : []));
    const unmet = wanted.filter((any) => any.every((one) => atStart[one] === 0)).flat();
    const all = [...unmet, ...reached, ...members, ...entries.map((one) => one.fact)];
    const wished = all.filter((one) => !missed.includes(one));
    lower(use, wished, 0, 1);
    const later = steps.filter((step) => head(step) < Infinity).reverse();
    while (isLower) {
      isLower = false;
      for (const step of later) for (const group of asked[step]!) lower(use, group, slack[step]! + tail(step), 1);
    }
    return (at: number) => taken.includes(at) || head(at) + slack[at]! + tail(at) <= room;
  };

  // In an order in which they can be studied, as far as they can: so one sweep nearly always is enough.
  const { order } = explore([...offers.keys(), ...completing], []);
  const open = [...new Set([...order.filter((step) => step < offers.length), ...offers.keys()])];
  const undecided = {
    taken: [],
    bought: [],
    unbought: [],
    reached: [],
    missed: [],
    complete: [],
    incomplete: [],
    funded: [],
  };
  check(root, { name: kind, splits: [], open, ...undecided, covers: () => true });
}

/* The verdict. */

function judge(raw: unknown): CheckAnswer {
  must('certificate', 'not-a-certificate', isObject(raw) && ('instance' in raw || 'plan' in raw), 'this JSON is none');
  const isOther = Number.isInteger(raw.version) && Number(raw.version) > 0 && raw.version !== 2;
  must('version', 'other-version', !isOther, `version ${Number(raw.version)} stands where 2 is expected`);
  const certificate = read(raw);
  const { version, kind, instance, plan, bound, rows, scale, prices, tree, seal } = certificate;
  const { hash, ...problem } = instance;
  const { skills, credentials, gives, needs, start } = instance;
  const isWhole = gives.length === credentials.length && needs.length === gives.length;
  must('instance', 'malformed', isWhole && start.levels.length === skills.length, 'its lists are not equally long');
  must('hash', 'changed', digest(problem) === hash, 'the problem is not the one that the hash was taken of');
  for (const { id, members } of instance.stacks)
    must(`stack ${id}`, 'malformed', new Set(members.map((one) => one.credential)).size === members.length);
  const facts = factsOf(instance);
  checkPlan(certificate, facts);
  const sealed = digest({ version, kind, instance: hash, plan, bound, rows, scale, prices, tree });
  must('seal', 'changed', sealed === seal, 'something was changed after it was written');
  const root = tree ?? (prices && { prices });
  const splits = (node: Node): boolean => !('prices' in node) || (node.then !== undefined && splits(node.then));
  must('kind', 'kind', !root || splits(root) === (kind === 'tree'), 'the proof is of another kind');
  must('bound', 'bound', !root || bound === plan.value, 'it is not the value of the plan');
  if (root) checkProof(certificate, facts, root);
  const isBest = root !== undefined || plan.value === 0;
  const better = bound < plan.value ? `none has less than ${bound} (this one has ${plan.value})` : 'none is better';
  const claim = kind === 'none' ? 'nothing is said of better ones' : `that ${better} rests on the solver's word alone`;
  const { currency, limits } = instance;
  const steps = `${plan.order.length} ${plan.order.length === 1 ? 'step' : 'steps'}`;
  const sums = `${plan.cost} (in the smallest unit of ${currency}) and ${plan.minutes} minutes`;
  const within = `its limits (cost: ${limits.price ?? 'none'}, minutes: ${limits.minutes ?? 'none'})`;
  const right = `The plan of ${steps}, ${sums}, can be studied, reaches every goal, keeps ${within} and adds up`;
  const statement = `${right}; ${isBest ? 'none is better: proved' : claim}.`;
  return { status: isBest ? 'proved' : 'confirmed', statement };
}

/**
 * Judges the text of a certificate in exact integers, by nothing but what it says itself.
 * @returns `refused` (with a coded problem) for text that is no JSON, `rejected` with the row for any JSON that is no intact certificate
 *   of this version, else the verdict; it never throws.
 */
export function checkCertificate(certificate: string): CheckAnswer {
  const refuse = (code: string, message: string, found: string): CheckAnswer => {
    const expected = 'the whole text of a certificate of version 2';
    return { status: 'refused', problems: [{ code, message, found, expected, next }] };
  };
  try {
    return judge(JSON.parse(certificate.replace(/^\uFEFF/, '')));
  } catch (error) {
    const wrong = (error as Error).cause as Wrong | undefined;
    if (wrong) return { status: 'rejected', statement: `Rejected: ${wrong.row}: ${wrong.reason}.`, ...wrong };
    if (!(error instanceof SyntaxError)) throw error;
    const isCut = /^\s*\{/.test(certificate) && (!/\}\s*$/.test(certificate) || /end of JSON/.test(error.message));
    if (isCut) return refuse('cut-short', 'The text of the certificate ends too early.', `…${certificate.slice(-30)}`);
    return refuse('not-json', 'The text is no JSON.', certificate === '' ? 'an empty file' : certificate.slice(0, 30));
  }
}
