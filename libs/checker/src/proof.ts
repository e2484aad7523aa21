import { satisfied, sum, type Certificate, type Instance, type Leaf, type ProofNode, type Stack } from './format.js';
import { fault, type Fault } from './shape.js';

/*
 * Checks that no plan has a lower value, in whole numbers.
 *
 * A row is a set S of facts. When it holds the start, misses something every plan must bring about, and no stack completed inside
 * awards something from outside, then every plan takes one of its exits: offers that can be started inside S and bring something from
 * outside. Prices on rows are right when no offer is an exit of rows that cost more than it is worth; then every plan is worth at
 * least the sum of the prices. A tree splits the plans by whether an offer is taken, or a bundle bought.
 */

/** Where a branch of the tree looks: what is decided. */
interface Branch {
  readonly name: string;
  readonly taken: ReadonlySet<number>;
  readonly banned: ReadonlySet<number>;
  readonly bought: ReadonlySet<number>;
  readonly unbought: ReadonlySet<number>;
}

/** Above this many members of a stack its sets are not listed: the sum of all stands for them. */
const MOST_MEMBERS = 12;

/** The first thing wrong with the proof of a certificate of kind `prices` or `tree`, or null when it proves its plan. */
export function disproved(certificate: Certificate): Fault | null {
  const { kind, plan, bound, prices, tree } = certificate;
  if (kind !== 'prices' && kind !== 'tree') return null;
  if (bound !== plan.value)
    return fault('bound', 'bound', `it is said to be proved that ${bound} is least, but the plan has ${plan.value}`);
  const root: Branch = { name: kind, taken: new Set(), banned: new Set(), bought: new Set(), unbought: new Set() };
  return new Proof(certificate).closed(prices ? { prices } : tree!, root);
}

class Proof {
  private readonly instance: Instance;
  private readonly scale: bigint;
  private readonly startCounts: ReadonlySet<number>;
  private readonly startLevels: readonly number[];
  /** Exits of each row, or why it is none. */
  private readonly rows: readonly (readonly number[] | string)[];
  private readonly listed = new Map<Stack, number[][]>();

  constructor(private readonly certificate: Certificate) {
    this.instance = certificate.instance;
    this.scale = BigInt(certificate.scale!);
    const { levels, credentials } = this.instance.start;
    this.startCounts = new Set(credentials);
    const startLevels = [...levels];
    for (const credential of this.startCounts)
      for (const [skill, level] of this.instance.gives[credential]!)
        startLevels[skill] = Math.max(startLevels[skill]!, level);
    this.startLevels = startLevels;
    this.rows = certificate.rows.map((row) => this.exits(row.levels, new Set(row.credentials)));
  }

  closed(node: ProofNode, branch: Branch): Fault | null {
    if ('prices' in node) return this.leaf(node.prices, branch);
    const wrong = (reason: string): Fault => fault(branch.name, 'branching', reason);
    if ('offer' in node) {
      const { offer } = node;
      if (branch.taken.has(offer) || branch.banned.has(offer)) return wrong(`offer ${offer} is decided already`);
      const name = `${branch.name} › offer ${offer}`;
      return (
        this.closed(node.taken, { ...branch, name: `${name} taken`, taken: new Set([...branch.taken, offer]) }) ??
        this.closed(node.banned, { ...branch, name: `${name} not taken`, banned: new Set([...branch.banned, offer]) })
      );
    }
    const { stack } = node;
    if (branch.bought.has(stack) || branch.unbought.has(stack)) return wrong(`bundle ${stack} is decided already`);
    const name = `${branch.name} › bundle ${stack}`;
    return (
      this.closed(node.bought, { ...branch, name: `${name} bought`, bought: new Set([...branch.bought, stack]) }) ??
      this.closed(node.unbought, {
        ...branch,
        name: `${name} not bought`,
        unbought: new Set([...branch.unbought, stack]),
      })
    );
  }

  private leaf(leaf: Leaf, branch: Branch): Fault | null {
    const wrong = (code: string, reason: string): Fault => fault(branch.name, code, reason);
    const { limits, funds, stacks, offers, objective } = this.instance;
    const rate = this.scale * BigInt(objective.price) + BigInt(leaf.limits.price);
    const minuteRate = this.scale * BigInt(objective.minutes) + BigInt(leaf.limits.minutes);
    if (limits.price === null && leaf.limits.price > 0) return wrong('limit', 'there is no limit on what is paid');
    if (limits.minutes === null && leaf.limits.minutes > 0) return wrong('limit', 'there is no limit on minutes');
    const badFund = funds.findIndex(({ cap }, f) =>
      cap === null ? leaf.funds[f]! > 0 : BigInt(leaf.funds[f]!) > rate,
    );
    if (badFund >= 0) return wrong('fund', `the cap of ${funds[badFund]!.id} is priced too high`);
    const least = (price: number, grants: readonly (readonly [number, number])[]): bigint =>
      grants.reduce(
        (low, [fund, saving]) => {
          const paid = rate * BigInt(price) - (rate - BigInt(leaf.funds[fund]!)) * BigInt(saving);
          return paid < low ? paid : low;
        },
        rate * BigInt(price),
      );
    const dear = offers.findIndex((offer, o) => BigInt(leaf.worth[o]!) > least(offer.price, offer.grants));
    if (dear >= 0) return wrong('worth', `offer ${dear} counts for more than it costs`);
    for (const [t, stack] of stacks.entries()) {
      const once = BigInt(leaf.bundles[t]!);
      const open = stack.bundle !== null && !branch.unbought.has(t);
      if (!open && once !== 0n) return wrong('bundle', `${stack.id} has a price though its bundle is not bought`);
      if (once < 0n && !branch.bought.has(t)) return wrong('bundle', `${stack.id} has a price below 0`);
      if (open && this.mostCovered(stack, leaf.worth) > least(stack.bundle!.price, stack.bundle!.grants) + once)
        return wrong('bundle', `what ${stack.id} covers counts for more than its bundle costs`);
    }
    const within = offers.map(() => 0n);
    let bound = 0n;
    for (const [row, price] of leaf.cuts) {
      const exits = this.exitsIn(row, branch);
      if (typeof exits === 'string') return fault(`row ${row + 1}`, 'row', exits);
      bound += BigInt(price);
      for (const offer of exits) within[offer]! += BigInt(price);
    }
    for (const [o, { minutes }] of offers.entries()) {
      const worth = BigInt(leaf.worth[o]!) + minuteRate * BigInt(minutes);
      if (branch.taken.has(o)) bound += worth - within[o]!;
      else if (!branch.banned.has(o) && within[o]! > worth)
        return wrong('prices', `offer ${o} is in rows that cost more than it is worth`);
    }
    bound -=
      BigInt(leaf.limits.price) * BigInt(limits.price ?? 0) + BigInt(leaf.limits.minutes) * BigInt(limits.minutes ?? 0);
    for (const [f, { cap }] of funds.entries()) bound -= BigInt(leaf.funds[f]!) * BigInt(cap ?? 0);
    bound -= sum(leaf.bundles);
    const needed = this.scale * this.nextBelow();
    return bound > needed ? null : wrong('bound', `the prices add up to ${bound}, where more than ${needed} is needed`);
  }

  /** What is above this is at least the value of the plan: the largest multiple of the unit below it. */
  private nextBelow(): bigint {
    const [value, unit] = [BigInt(this.certificate.plan.value), this.unit()];
    return value === 0n ? -unit : ((value - 1n) / unit) * unit;
  }

  /** Plans that use their grants to the full have values that are multiples of this, and no other plan is better than those. */
  private unit(): bigint {
    const { offers, stacks, funds, objective } = this.instance;
    const sold = [...offers, ...stacks.flatMap((stack) => stack.bundle ?? [])];
    const money = [
      ...sold.flatMap((one) => [one.price, ...one.grants.map(([, saving]) => saving)]),
      ...funds.map((fund) => fund.cap ?? 0),
    ];
    const amounts = [
      ...money.map((amount) => BigInt(amount) * BigInt(objective.price)),
      ...offers.map((offer) => BigInt(offer.minutes) * BigInt(objective.minutes)),
    ];
    const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
    const unit = amounts.reduce(gcd, 0n);
    return unit > 0n ? unit : 1n;
  }

  /** Offers by which S is left, whatever is decided; or why S is no row. */
  private exits(levels: readonly number[], counts: ReadonlySet<number>): readonly number[] | string {
    const { skills, offers, stacks, needs, gives } = this.instance;
    if (skills.some((_, skill) => levels[skill]! < this.startLevels[skill]!))
      return 'it misses a level held at the start';
    if ([...this.startCounts].some((credential) => !counts.has(credential)))
      return 'it misses a credential held at the start';
    const brings = (credential: number): boolean =>
      !counts.has(credential) || gives[credential]!.some(([skill, level]) => level > levels[skill]!);
    const leak = stacks.find((stack) => stack.awards !== null && brings(stack.awards) && satisfied(stack, counts));
    if (leak) return `it is left by completing ${leak.id}`;
    return offers.flatMap(({ credential, renewal }, offer) => {
      const starts = renewal || needs[credential]!.every((group) => group.some((one) => holds(one, levels, counts)));
      return starts && brings(credential) ? [offer] : [];
    });
  }

  /** The exits of a row in a branch, or why the row says nothing there. */
  private exitsIn(row: number, branch: Branch): readonly number[] | string {
    const exits = this.rows[row]!;
    if (typeof exits === 'string') return exits;
    const { levels, credentials } = this.certificate.rows[row]!;
    const { goals, stacks, offers, needs } = this.instance;
    const counts = new Set(credentials);
    const misses =
      (!goals.coverage && goals.levels.some(([skill, level]) => levels[skill]! < level)) ||
      goals.anyOf.some((group) => !group.some((credential) => counts.has(credential))) ||
      goals.stacks.some((stack) => !satisfied(stacks[stack]!, counts)) ||
      [...branch.taken].some((offer) => {
        const { credential, renewal } = offers[offer]!;
        return !renewal && needs[credential]!.some((group) => !group.some((one) => holds(one, levels, counts)));
      });
    return misses
      ? exits.filter((offer) => !branch.banned.has(offer))
      : 'nothing that every plan needs lies outside it';
  }

  /** The most that a set covered by a bundle can count for, or more. */
  private mostCovered(stack: Stack, worth: readonly number[]): bigint {
    const members = stack.members.map(({ credential, group }) => {
      const own = this.instance.offers.flatMap((offer, o) =>
        offer.credential === credential && !offer.renewal ? [worth[o]!] : [],
      );
      return { group, worth: largest(own) };
    });
    const groups = [...new Set(members.flatMap(({ group }) => group ?? []))];
    const listed = stack.minCredits !== null || (stack.atLeast !== null && groups.length > 0);
    if (listed && members.length <= MOST_MEMBERS) return this.mostListed(stack, members);
    if (stack.minCredits !== null) return sum(members.map((member) => member.worth));
    if (stack.atLeast !== null) {
      const dearest = members.map((member) => member.worth).sort((a, b) => b - a);
      return sum(dearest.slice(0, Math.max(stack.atLeast, groups.length)));
    }
    const ofGroup = (group: number): number =>
      largest(members.filter((one) => one.group === group).map((one) => one.worth));
    return sum(members.filter(({ group }) => group === null).map((one) => one.worth)) + sum(groups.map(ofGroup));
  }

  private mostListed(stack: Stack, members: readonly { readonly worth: number }[]): bigint {
    const sets = this.listed.get(stack) ?? minimalSets(stack);
    this.listed.set(stack, sets);
    return sets
      .map((set) => sum(set.map((i) => members[i]!.worth)))
      .reduce((most, one) => (one > most ? one : most), 0n);
  }
}

/** Positions of members that satisfy a rule together, and no longer do when any one is taken out. */
function minimalSets(stack: Stack): number[][] {
  const sets: number[][] = [];
  for (let bits = 1; bits < 1 << stack.members.length; bits++) {
    const set = stack.members.map((_, i) => i).filter((i) => (bits >> i) & 1);
    const has = (out: number): ReadonlySet<number> =>
      new Set(set.filter((i) => i !== out).map((i) => stack.members[i]!.credential));
    if (satisfied(stack, has(-1)) && !set.some((i) => satisfied(stack, has(i)))) sets.push(set);
  }
  return sets;
}

/** Without spreading: a list may be longer than a call may have arguments. */
const largest = (numbers: readonly number[]): number => numbers.reduce((most, one) => Math.max(most, one), 0);

function holds(
  [kind, index, level]: Instance['needs'][number][number][number],
  levels: readonly number[],
  counts: ReadonlySet<number>,
): boolean {
  return kind === 'credential' ? counts.has(index) : levels[index]! >= level;
}
