import { createHash } from 'node:crypto';
import { certificateShape, satisfied, sum, type Certificate, type Instance, type Stack } from './format.js';
import { disproved } from './proof.js';
import { fault, isObject, show, type Fault } from './shape.js';

/* Judges a pathway certificate by its own text alone (docs/certificate.md): shape, hash, order, goals, purchases, sums,
 * limits, bound, proof, seal. A few short files that import nothing of Stackway, so that they can be read in one sitting. */

export type CheckProblem = Readonly<Record<'code' | 'message' | 'found' | 'expected' | 'next', string>>;
/** `confirmed`: the plan is right, but that none is better is only claimed. */
export type CheckAnswer =
  | { readonly status: 'proved' | 'confirmed'; readonly statement: string }
  | ({ readonly status: 'rejected'; readonly statement: string } & Fault)
  | { readonly status: 'refused'; readonly problems: readonly CheckProblem[] };

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

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
  return (
    replay(read, holdings) ?? goals(read, holdings) ?? purchases(read, holdings) ?? totals(read) ?? disproved(read)
  );
}

function replay({ instance, plan }: Certificate, holdings: Holdings): Fault | null {
  const taken = new Set<number>();
  for (const [at, index] of plan.order.entries()) {
    const { credential, renewal } = instance.offers[index]!;
    const id = instance.credentials[credential];
    if (taken.has(credential)) return fault(`order ${at + 1}`, 'taken-twice', `${id} is taken or renewed already`);
    taken.add(credential);
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

function totals({ instance, plan, bound, kind, rows, seal, scale, prices, tree }: Certificate): Fault | null {
  const { objective, limits } = instance;
  const price = sum(plan.purchases.map((each) => each.paid));
  const minutes = sum(plan.order.map((offer) => instance.offers[offer]!.minutes));
  const value = BigInt(objective.price) * price + BigInt(objective.minutes) * minutes;
  const adds = (row: string, said: number, is: bigint) =>
    BigInt(said) === is ? null : fault(`plan ${row}`, 'sum', `it says ${said}, but the plan adds up to ${is}`);
  const sealed = { version: 1, kind, instance: instance.hash, plan, bound, rows, scale, prices, tree };
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
  if (kind === 'prices')
    return {
      status: 'proved',
      statement: `${right} Prices on what every plan must bring about add up to its value: none is better, proved.`,
    };
  if (kind === 'tree')
    return { status: 'proved', statement: `${right} In every branch prices show that none is better: proved.` };
  const claim = bound < plan.value ? `none has less than ${bound} (this one has ${plan.value})` : 'none is better';
  const word = kind === 'none' ? 'Nothing is said of better ones.' : `That ${claim} rests on the solver's word alone.`;
  return { status: 'confirmed', statement: `${right} ${word}` };
}

function refuse(code: string, message: string, found: string): CheckAnswer {
  const expected = 'the whole text of a certificate of version 1';
  const next = 'Write it again with: stackway pathway … --certificate FILE';
  return { status: 'refused', problems: [{ code, message, found, expected, next }] };
}

function rejected(broken: Fault): CheckAnswer {
  return { status: 'rejected', statement: `Rejected: ${broken.row}: ${broken.reason}.`, ...broken };
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
  if (!isObject(raw) || !('instance' in raw || 'plan' in raw))
    return rejected(fault('certificate', 'not-a-certificate', 'this JSON is no certificate of a pathway'));
  if (Number.isInteger(raw.version) && Number(raw.version) > 1)
    return rejected(fault('version', 'other-version', `version ${show(raw.version)} stands where 1 is expected`));
  const faults: Fault[] = [];
  const read = certificateShape(raw)(raw, '', faults);
  const broken = faults[0] ?? judge(read);
  return broken ? rejected(broken) : verdict(read);
}
