import { createHash } from 'node:crypto';

/* Judges a pathway certificate by its own text alone (docs/certificate.md): shape, hash, order, goals, purchases, sums,
 * limits, bound, seal. One file that imports nothing of Stackway, so that it can be read in one sitting. */

export type CheckProblem = Readonly<Record<'code' | 'message' | 'found' | 'expected' | 'next', string>>;
/** The first thing that fails (positions in order and purchases count from 1), and why, in plain words. */
type Fault = Readonly<Record<'row' | 'code' | 'reason', string>>;
/** `confirmed`: the plan is right, but that none is better is only claimed. */
export type CheckAnswer =
  | { readonly status: 'proved' | 'confirmed'; readonly statement: string }
  | ({ readonly status: 'rejected'; readonly statement: string } & Fault)
  | { readonly status: 'refused'; readonly problems: readonly CheckProblem[] };

const fault = (row: string, code: string, reason: string): Fault => ({ row, code, reason });

/** Reads a value, notes what is wrong with it, and returns it with its keys in the order of the format. */
type Shape<T> = (value: unknown, at: string, faults: Fault[]) => T;

const show = (value: unknown) => `${(value ?? 'nothing') as string}`.slice(0, 60);
function malformed(value: unknown, at: string, faults: Fault[], expected: string, code = 'malformed'): never {
  const found = typeof value === 'object' && value !== null ? 'a list or an object' : show(value);
  faults.push(fault(at, code, `${found} stands where ${expected} is expected`));
  return undefined as never; // never read: nothing is judged after a fault of shape
}
const that =
  <T>(expected: string, fits: (value: unknown) => boolean): Shape<T> =>
  (value, at, faults) =>
    fits(value) ? (value as T) : malformed(value, at, faults, expected);
const text = that<string>('a text', (value) => typeof value === 'string');
const oneOf = <T>(...words: T[]) => that<T>(words.map(show).join(' or '), (value) => words.includes(value as T));
const whole =
  (least = 0, limit = Number.MAX_SAFE_INTEGER): Shape<number> =>
  (value, at, faults) => {
    const unsafe = typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
    if (!unsafe && Number.isInteger(value) && Number(value) >= least && Number(value) <= limit) return Number(value);
    const range = limit < least ? 'nothing (the list it points into is empty)' : `a whole number ${least} to ${limit}`;
    return malformed(value, at, faults, range, unsafe ? 'unsafe-number' : 'malformed');
  };
const maybe =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, at, faults) =>
    value === null ? null : shape(value, at, faults);
const sequence =
  <T>(shapeOf: (index: number) => Shape<unknown>, length?: number): Shape<T> =>
  (value, at, faults) =>
    Array.isArray(value) && value.length === (length ?? value.length)
      ? (value.map((each, index) => shapeOf(index)(each, `${at}[${index}]`, faults)) as T)
      : malformed(value, at, faults, `a list${length === undefined ? '' : ` of ${length}`}`);
const list = <T>(shape: Shape<T>, length?: number) => sequence<T[]>(() => shape, length);
const tuple = <T extends unknown[]>(...shapes: { [K in keyof T]: Shape<T[K]> }) =>
  sequence<T>((index) => shapes[index]!, shapes.length);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record =
  <T>(shapes: { [K in keyof T]: Shape<T[K]> }): Shape<T> =>
  (value, at, faults) => {
    if (!isObject(value)) return malformed(value, at, faults, 'an object');
    const path = (key: string) => (at === '' ? key : `${at}.${key}`);
    for (const key of Object.keys(value))
      if (!Object.hasOwn(shapes, key)) faults.push(fault(path(key), 'unknown-key', 'the format knows no such key'));
    const read = ([key, shape]: [string, Shape<unknown>]) => [key, shape(value[key], path(key), faults)];
    return Object.fromEntries(Object.entries<Shape<unknown>>(shapes as never).map(read)) as T;
  };

function certificateShape(raw: Record<string, unknown>) {
  const instance = isObject(raw.instance) ? raw.instance : {};
  const size = (key: string) => (Array.isArray(instance[key]) ? instance[key].length : 0);
  const into = (key: string) => whole(0, size(key) - 1);
  const [skill, credential, fund] = [into('skills'), into('credentials'), into('funds')];
  const [level, amount] = [whole(1, 5), whole()];
  const limit = maybe(amount);
  const grants = list(tuple<[number, number]>(fund, amount));
  const levels = list(tuple<[number, number]>(skill, level));
  const aSkill = tuple<['skill', number, number]>(oneOf('skill'), skill, level);
  const aCredential = tuple<['credential', number]>(oneOf('credential'), credential);
  const alternative: Shape<['skill', number, number] | ['credential', number]> = (value, at, faults) =>
    (Array.isArray(value) && value[0] === 'skill' ? aSkill : aCredential)(value, at, faults);
  const members = list(record({ credential, group: limit, credits: amount }));
  const bundle = maybe(record({ price: amount, grants }));
  const weights = list(tuple<[number, number, number]>(skill, level, amount));
  const coverage = maybe(record({ atLeast: amount, weights }));
  const goals = record({ levels, anyOf: list(list(credential)), stacks: list(into('stacks')), coverage });
  const offers = list(into('offers'));
  const bought = { offers, stack: maybe(into('stacks')), counted: list(credential), fund: maybe(fund) };
  const purchases = list(record({ ...bought, grant: amount, paid: amount }));
  return record({
    version: oneOf(1),
    kind: oneOf('solver', 'none'),
    instance: record({
      version: oneOf(1),
      currency: text,
      skills: list(text),
      credentials: list(text),
      gives: list(levels, size('credentials')),
      needs: list(list(list(alternative)), size('credentials')),
      start: record({ levels: list(whole(0, 5), size('skills')), credentials: list(credential) }),
      offers: list(record({ credential, renewal: oneOf(true, false), price: amount, minutes: amount, grants })),
      stacks: list(record({ id: text, members, atLeast: limit, minCredits: limit, awards: maybe(credential), bundle })),
      funds: list(record({ id: text, cap: limit })),
      goals,
      limits: record({ price: limit, minutes: limit }),
      objective: record({ price: amount, minutes: amount, then: oneOf('price', 'minutes') }),
      hash: text,
    }),
    plan: record({ order: offers, purchases, cost: amount, minutes: amount, value: amount }),
    bound: amount,
    rows: list((value, at, faults) => malformed(value, at, faults, 'no row')),
    seal: text,
  });
}
type Certificate = ReturnType<ReturnType<typeof certificateShape>>;
type Instance = Certificate['instance'];
type Stack = Instance['stacks'][number];

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + BigInt(each), 0n);
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

function satisfied(stack: Stack, has: ReadonlySet<number>): boolean {
  const counting = stack.members.filter((member) => has.has(member.credential));
  const groups = new Set(counting.map((member) => member.group));
  if (stack.members.some(({ group }) => group !== null && !groups.has(group))) return false;
  if (stack.members.length === 0 || counting.length < (stack.atLeast ?? 0)) return false;
  if (sum(counting.map((member) => member.credits)) < BigInt(stack.minCredits ?? 0)) return false;
  if (stack.atLeast !== null || stack.minCredits !== null) return true;
  return stack.members.every(({ group, credential }) => group !== null || has.has(credential));
}

/** What counts as held, the levels reached and the stacks complete; `free` is what counts without being taken. */
class Holdings {
  readonly held = new Set<number>();
  readonly free: Set<number>;
  readonly complete = new Set<number>();
  readonly levels: number[];
  constructor(private readonly instance: Instance) {
    this.levels = [...instance.start.levels];
    this.free = new Set(instance.start.credentials);
    for (const credential of this.free) this.hold(credential);
    this.settle();
  }
  hold(credential: number) {
    this.held.add(credential);
    for (const [skill, level] of this.instance.gives[credential]!)
      this.levels[skill] = Math.max(this.levels[skill]!, level);
  }
  /** Completes stacks until none is due: an award may complete the next. */
  settle() {
    const isDue = (stack: Stack, at: number) => !this.complete.has(at) && satisfied(stack, this.held);
    for (let due; (due = this.instance.stacks.findIndex(isDue)) >= 0; this.complete.add(due)) {
      const { awards } = this.instance.stacks[due]!;
      if (awards === null) continue;
      this.free.add(awards);
      this.hold(awards);
    }
  }
  meets([kind, index, level]: Instance['needs'][number][number][number]): boolean {
    return kind === 'credential' ? this.held.has(index) : this.levels[index]! >= level;
  }
}

function judge(read: Certificate): Fault | null {
  const { hash, ...hashed } = read.instance;
  if (digest(hashed) !== hash) return fault('hash', 'changed', 'the problem is not the one that the hash was taken of');
  const twice = hashed.stacks.find((s) => new Set(s.members.map((m) => m.credential)).size < s.members.length);
  if (twice) return fault(`stack ${twice.id}`, 'malformed', 'a credential is a member twice');
  const holdings = new Holdings(read.instance);
  return replay(read, holdings) ?? goals(read, holdings) ?? purchases(read, holdings) ?? totals(read);
}

function replay({ instance, plan }: Certificate, holdings: Holdings): Fault | null {
  for (const [at, index] of plan.order.entries()) {
    const { credential, renewal } = instance.offers[index]!;
    const id = instance.credentials[credential];
    if (plan.order.indexOf(index) < at) return fault(`order ${at + 1}`, 'taken-twice', `${id} is taken already`);
    const unmet = instance.needs[credential]!.findIndex((group) => !group.some((any) => holdings.meets(any)));
    if (!renewal && unmet >= 0)
      return fault(
        `order ${at + 1}`,
        'prerequisite',
        `when ${id} begins, nothing of its prerequisite ${unmet + 1} is held`,
      );
    holdings.hold(credential);
    holdings.settle();
  }
  return null;
}

function goals({ instance }: Certificate, { levels, held, complete }: Holdings): Fault | null {
  const { goals: wanted, skills, credentials, stacks } = instance;
  const missed = (goal: string, reason: string) => fault(`goal ${goal}`, 'goal', `at the end ${reason}`);
  const low = wanted.levels.find(([skill, level]) => !wanted.coverage && levels[skill]! < level);
  if (low) return missed(`level ${skills[low[0]]} ${low[1]}`, `level ${levels[low[0]]} is reached`);
  const { atLeast, weights } = wanted.coverage ?? { atLeast: 0, weights: [] };
  const reached = sum(weights.filter(([skill, level]) => levels[skill]! >= level).map(([, , weight]) => weight));
  if (reached < BigInt(atLeast)) return missed('coverage', `${reached} of at least ${atLeast} are covered`);
  const none = wanted.anyOf.find((group) => !group.some((credential) => held.has(credential)));
  if (none) return missed(`credential ${none.map((each) => credentials[each]).join(' | ')}`, 'none of these is held');
  const open = wanted.stacks.find((stack) => !complete.has(stack));
  return open === undefined ? null : missed(`stack ${stacks[open]!.id}`, 'the stack is not complete');
}

function purchases({ instance, plan }: Certificate, { free }: Holdings): Fault | null {
  const unpaid = new Set(plan.order);
  const bought = new Set<number>();
  const bundled = new Set<number>();
  for (const [at, { offers, stack, counted, fund, grant, paid }] of plan.purchases.entries()) {
    const wrong = (code: string, reason: string) => fault(`purchase ${at + 1}`, code, reason);
    for (const offer of offers)
      if (!unpaid.delete(offer)) return wrong('paid-twice', `offer ${offer} is not in the order, or is paid already`);
    const sold = stack === null ? instance.offers[offers[0] ?? -1] : instance.stacks[stack]!.bundle;
    if (!sold || offers.length === 0) return wrong('not-sold', 'it pays no offer, or its stack has no bundle price');
    if (stack === null && offers.length + counted.length > 1)
      return wrong('not-single', 'only a bundle pays for several');
    if (stack !== null) {
      const rule = instance.stacks[stack]!;
      const set = [...offers.map((offer) => instance.offers[offer]!.credential), ...counted];
      const without = (member: number) => new Set(set.filter((each) => each !== member));
      const member = (credential: number) => rule.members.some((each) => each.credential === credential);
      if (bought.has(stack)) return wrong('bundle-twice', 'the bundle is bought already');
      if (offers.some((offer) => instance.offers[offer]!.renewal)) return wrong('renewal', 'a renewal is in no bundle');
      if (counted.some((each) => !free.has(each))) return wrong('not-held', 'it counts a member that is not held');
      if (!set.every(member)) return wrong('not-a-member', `it holds what is no member of ${rule.id}`);
      if (set.some((each, at) => bundled.has(each) || set.indexOf(each) < at))
        return wrong('bundled-twice', 'a credential is in one bundle at most');
      if (!satisfied(rule, new Set(set))) return wrong('too-few-members', `they do not satisfy ${rule.id}`);
      const spare = instance.credentials[set.find((each) => satisfied(rule, without(each))) ?? -1];
      if (spare !== undefined) return wrong('too-many-members', `${rule.id} is satisfied without ${spare}`);
      bought.add(stack);
      for (const each of set) bundled.add(each);
    }
    if (fund === null ? grant > 0 : !sold.grants.some(([from, saving]) => from === fund && grant <= saving))
      return wrong('fund', `${grant} is more than its fund takes off this purchase`);
    if (grant > sold.price || paid !== sold.price - grant)
      return wrong('paid', `${paid} is said to be paid where ${sold.price} less ${grant} is due`);
  }
  const left = plan.order.findIndex((offer) => unpaid.has(offer));
  if (left >= 0) return fault(`order ${left + 1}`, 'not-paid', 'no purchase pays for it');
  const granted = (fund: number) => sum(plan.purchases.filter((each) => each.fund === fund).map((each) => each.grant));
  const over = instance.funds.find(({ cap }, fund) => cap !== null && granted(fund) > BigInt(cap));
  return over ? fault(`fund ${over.id}`, 'fund-cap', `it grants more in total than its cap of ${over.cap}`) : null;
}

function totals({ instance, plan, bound, kind, rows, seal }: Certificate): Fault | null {
  const { objective, limits } = instance;
  const price = sum(plan.purchases.map((each) => each.paid));
  const minutes = sum(plan.order.map((offer) => instance.offers[offer]!.minutes));
  const value = BigInt(objective.price) * price + BigInt(objective.minutes) * minutes;
  const adds = (row: string, said: number, is: bigint) =>
    BigInt(said) === is ? null : fault(`plan ${row}`, 'sum', `it says ${said}, but the plan adds up to ${is}`);
  const sealed = { version: 1, kind, instance: instance.hash, plan, bound, rows };
  const within = (row: string, limit: number | null, is: bigint) =>
    limit === null || is <= BigInt(limit) ? null : fault(`limit ${row}`, 'limit', `${is} is above ${limit}`);
  return (
    adds('cost', plan.cost, price) ??
    adds('minutes', plan.minutes, minutes) ??
    adds('value', plan.value, value) ??
    within('price', limits.price, price) ??
    within('minutes', limits.minutes, minutes) ??
    (bound > plan.value ? fault('bound', 'bound', `${bound} is above the value of the plan, ${plan.value}`) : null) ??
    (digest(sealed) === seal ? null : fault('seal', 'changed', 'something was changed after it was written'))
  );
}

function verdict({ kind, plan, bound }: Certificate): CheckAnswer {
  const right = `The plan of ${plan.order.length} steps is right: its order can be studied, it reaches every goal, keeps every limit and adds up.`;
  if (plan.value === 0) return { status: 'proved', statement: `${right} Its value is 0, which none can beat: proved.` };
  const claim = bound < plan.value ? `none has less than ${bound} (this one has ${plan.value})` : 'none is better';
  const word = kind === 'none' ? 'Nothing is said of better ones.' : `That ${claim} rests on the solver's word alone.`;
  return { status: 'confirmed', statement: `${right} ${word}` };
}

function refuse(code: string, message: string, found: string): CheckAnswer {
  const expected = 'the whole text of a certificate of version 1';
  const next = 'Write it again with: stackway pathway … --certificate FILE';
  return { status: 'refused', problems: [{ code, message, found, expected, next }] };
}

/**
 * Judges the text of a certificate in exact integers, by nothing but what it says itself.
 * @returns `refused` (with coded problems) for what is no certificate of this version, else the verdict; it never throws.
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
  if (!isObject(raw) || !('instance' in raw || 'plan' in raw))
    return refuse('not-a-certificate', 'This JSON is no certificate.', 'other JSON');
  if (Number.isInteger(raw.version) && Number(raw.version) > 1)
    return refuse('other-version', 'This certificate is of another version.', `version ${show(raw.version)}`);
  const faults: Fault[] = [];
  const read = certificateShape(raw)(raw, '', faults);
  const broken = faults[0] ?? judge(read);
  if (!broken) return verdict(read);
  return { status: 'rejected', statement: `Rejected: ${broken.row}: ${broken.reason}.`, ...broken };
}
