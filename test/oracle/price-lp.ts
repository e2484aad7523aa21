import type { Highs } from 'highs';
import type { CertificatePrices, CertificateRow, Instance, StackRule } from '#lib/engine';
import { satisfies } from './founded.js';
import { askOf, standing, thingOf, type Ask } from './proof-rules-sums.js';
import {
  all,
  aroundZone,
  covers,
  grantedIn,
  leastOf,
  worthOf,
  type Branch,
  type Count,
  type Of,
} from './proof-rules.js';

/** A row by number that is right in the branch, of every plan or of some. */
export interface Use extends Of {
  readonly row: number;
}

/** What may be priced in a branch: rows, and what stacks need that all its plans complete. */
export interface Priceable {
  readonly uses: readonly Use[];
  readonly counts: readonly Count[];
}

type Term = readonly [coefficient: number, column: string];

/** No price is let grow above this, in units of the objective: where there is no plan, they would without end. */
const MOST = 100_000;

/**
 * The prices of largest sum in a branch, as a linear programme, rounded to whole numbers that keep every rule.
 * @param bias what the price of each use counts for in the programme, 1 for its true share
 */
export function pricesByLp(
  before: Instance,
  scale: number,
  rows: readonly CertificateRow[],
  { uses, counts }: Priceable,
  branch: Branch,
  highs: Highs,
  bias: (use: number) => number = () => 1,
): CertificatePrices {
  const instance = grantedIn(before, branch);
  const { offers, stacks, funds, limits, objective, goals } = instance;
  const mayCover = covers(instance, branch);
  const exits = uses.map(({ row }) => aroundZone(instance, rows[row]!, branch)!.exits);
  const asks: [column: string, ask: Ask][] = counts.map((count, n) => [`n${n}`, askOf(instance, branch, count)]);
  asks.push(['kappa', askOf(instance, branch, 'coverage')]);
  const things = uses.map((use) => thingOf(instance, use));
  const constraints: string[] = [];
  const most = (terms: readonly Term[], right: number) => constraints.push(`${written(terms)} <= ${right}`);
  const gain: Term[] = [];
  const bounds: string[] = [];
  const within = (offer: number): Term[] =>
    uses.flatMap((_, u): Term[] => (exits[u]!.includes(offer) ? [[1, `u${u}`]] : []));
  things.forEach((thing, u) => {
    bounds.push(`u${u} <= ${MOST}`);
    if (thing === null) gain.push([bias(u), `u${u}`]);
  });
  counts.forEach((_, n) => bounds.push(`n${n} <= ${MOST}`));
  for (const [column, { rest }] of asks) gain.push([rest, column]);
  for (const [at, { credential, minutes, price, grants, renewal }] of offers.entries()) {
    const inRows = within(at);
    // What a member of a bundle counts for is what the dearest of its offers does.
    if (!renewal) most([[1, `w${at}`], [-1, `m${credential}`]], 0); // prettier-ignore
    if (branch.taken.has(at)) {
      gain.push([1, `w${at}`], [minutes, 'mu'], ...inRows.map(([share, column]): Term => [-share, column]));
    } else if (!branch.out.has(at)) {
      most([...inRows, [-1, `w${at}`], [-minutes, 'mu']], objective.minutes * minutes);
    }
    for (const paid of paidFor(price, grants)) most([[1, `w${at}`], ...negative(paid)], objective.price * paid.money);
  }
  for (const [at, stack] of stacks.entries()) {
    const isOpen = stack.bundle !== null && !branch.unbought.has(at);
    if (!isOpen) continue;
    gain.push([-1, `b${at}`]);
    if (branch.bought.has(at)) bounds.push(`-${MOST} <= b${at} <= ${MOST}`);
    for (const set of minimalSets(stack).filter((one) => one.every((each) => mayCover(at, each)))) {
      const covered = set.map((credential): Term => [1, `m${credential}`]);
      for (const paid of paidFor(stack.bundle.price, stack.bundle.grants))
        most([...covered, [-1, `b${at}`], ...negative(paid)], objective.price * paid.money);
    }
  }
  for (const [at, { cap }] of funds.entries()) {
    most([[1, `f${at}`], ...(cap === null ? [] : [[-1, 'lambda'] as const])], cap === null ? 0 : objective.price);
    gain.push([-(cap ?? 0), `f${at}`]);
  }
  gain.push([-(limits.price ?? 0), 'lambda'], [-(limits.minutes ?? 0), 'mu']);
  bounds.push(`lambda <= ${limits.price === null ? 0 : MOST}`, `mu <= ${limits.minutes === null ? 0 : MOST}`);
  bounds.push(`kappa <= ${goals.coverage ? MOST : 0}`);
  const is = standing(instance, branch);
  for (const thing of new Set([...things, ...asks.flatMap(([, { brings }]) => [...brings.keys()])])) {
    if (thing === null || is(thing) === 'out') continue;
    const mine = things.flatMap((one, u): Term[] => (one === thing ? [[1, `u${u}`]] : []));
    if (is(thing) === 'had') gain.push(...mine);
    else {
      const lost = `z_${thing.replaceAll(' ', '_')}`;
      const paid = asks.flatMap(([column, { brings }]): Term[] => [[brings.get(thing) ?? 0, column]]);
      gain.push([-1, lost]);
      most([...paid, ...mine.map(([, column]): Term => [-1, column]), [-1, lost]], 0);
    }
  }
  const text = ['Maximize', ` sum: ${written(merged(gain))}`, 'Subject To'];
  const rowsOf = constraints.map((one, at) => ` c${at}: ${one}`);
  const found = highs.solve([...text, ...rowsOf, 'Bounds', ...bounds.map((one) => ` ${one}`), 'End'].join('\n'), {
    output_flag: false,
  });
  const columns = (found.Columns ?? {}) as Record<string, { Primal?: number } | undefined>;
  const value = (column: string) => columns[column]?.Primal ?? 0;
  return whole(instance, scale, { uses, counts, exits }, branch, value);
}

/** A purchase with each of its funds, or none: what a unit of money, and of a fund's cap, is multiplied by. */
function paidFor(price: number, grants: Instance['offers'][number]['grants']) {
  const none = { money: price, fund: -1, saving: 0 };
  return [none, ...grants.map(([fund, saving]) => ({ money: price - saving, fund, saving }))];
}
function negative({ money, fund, saving }: ReturnType<typeof paidFor>[number]): Term[] {
  return [[-money, 'lambda'], ...(fund < 0 ? [] : [[-saving, `f${fund}`] as const])];
}
function merged(terms: readonly Term[]): Term[] {
  const sums = new Map<string, number>();
  for (const [coefficient, column] of terms) sums.set(column, (sums.get(column) ?? 0) + coefficient);
  return [...sums].map(([column, coefficient]) => [coefficient, column]);
}
const written = (terms: readonly Term[]) =>
  merged(terms.length > 0 ? terms : [[0, 'kappa']])
    .map(([coefficient, column]) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${column}`)
    .join(' ');

/** Sets of credentials that satisfy a rule, and no longer do without any one. */
function minimalSets(stack: StackRule): number[][] {
  const subsets = Array.from({ length: 2 ** stack.members.length }, (_, bits) =>
    stack.members.flatMap(({ credential }, at) => ((bits >> at) & 1 ? [credential] : [])),
  );
  const suffices = (set: readonly number[]) => satisfies(stack, new Set(set));
  return subsets.filter((set) => suffices(set) && !set.some((out) => suffices(set.filter((each) => each !== out))));
}

interface Priced extends Priceable {
  /** Of each use. */
  readonly exits: readonly (readonly number[])[];
}

/** Rounded down, then mended by lowering. */
function whole(
  instance: Instance,
  scale: number,
  { uses, counts, exits }: Priced,
  branch: Branch,
  value: (column: string) => number,
): CertificatePrices {
  const { offers, stacks, funds } = instance;
  const mayCover = covers(instance, branch);
  const round = (column: string) => Math.max(0, Math.floor(value(column) * scale + 1e-6));
  const limits = { price: round('lambda'), minutes: round('mu') };
  const money = scale * instance.objective.price + limits.price;
  const listed = (list: readonly unknown[], price: (at: number) => number) =>
    all(list)
      .map((at) => [at, price(at)] as const)
      .filter(([, one]) => one !== 0);
  const caps = listed(funds, (at) => (funds[at]!.cap === null ? 0 : Math.min(money, round(`f${at}`))));
  const before: CertificatePrices = { cuts: [], worth: [], limits, funds: caps, bundles: [] };
  const least = leastOf(instance, scale, before);
  const worth = all(offers).map((at) => [at, Math.max(0, Math.min(least(offers[at]!), round(`w${at}`)))] as const);
  const mostFor = (credential: number) =>
    Math.max(0, ...worth.map(([at, w]) => (offers[at]!.credential === credential && !offers[at]!.renewal ? w : 0)));
  const bundles = listed(stacks, (at) => {
    const { bundle } = stacks[at]!;
    if (bundle === null || branch.unbought.has(at)) return 0;
    const sets = minimalSets(stacks[at]!).filter((set) => set.every((one) => mayCover(at, one)));
    const needed = Math.max(0, ...sets.map((set) => set.reduce((sum, one) => sum + mostFor(one), 0))) - least(bundle);
    return branch.bought.has(at) ? needed : Math.max(0, needed);
  });
  const cuts = uses.map((use, u) => ({ ...use, price: round(`u${u}`) }));
  const left = worthOf(instance, scale, { ...before, worth }).map(
    (one, at) => one + (scale * instance.objective.minutes + limits.minutes) * offers[at]!.minutes,
  );
  cuts.forEach(({ price }, u) => exits[u]!.forEach((exit) => (left[exit]! -= price)));
  for (const offer of all(offers)) {
    if (branch.taken.has(offer) || branch.out.has(offer)) continue;
    for (const [u, cut] of cuts.entries()) {
      if (left[offer]! >= 0 || !exits[u]!.includes(offer)) continue;
      const less = Math.min(cut.price, -left[offer]!);
      cut.price -= less;
      for (const exit of exits[u]!) left[exit]! += less;
    }
  }
  return {
    cuts: cuts
      .filter(({ price }) => price > 0)
      .map(({ row, price, entry, credential }) => {
        if (credential !== undefined) return [row, price, null, credential] as const;
        return entry === undefined ? ([row, price] as const) : ([row, price, entry] as const);
      }),
    worth,
    limits,
    funds: caps,
    bundles,
    ...(counts.length > 0 && { counts: counts.map(([stack, what], n) => [stack, what, round(`n${n}`)] as const) }),
    ...(round('kappa') > 0 && { coverage: round('kappa') }),
  };
}
