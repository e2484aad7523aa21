import type { Highs } from 'highs';
import type { CertificatePrices, CertificateRow, Instance, StackRule } from '#lib/engine';
import { reach, satisfies } from './founded.js';
import { all, aroundZone, covers, grantedIn, leastOf, worthOf, type Branch } from './proof-rules.js';

/** A row by number, for a coverage entry where there is one, that is right in the branch. */
export interface Use {
  readonly row: number;
  readonly entry?: number;
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
  uses: readonly Use[],
  branch: Branch,
  highs: Highs,
  bias: (use: number) => number = () => 1,
): CertificatePrices {
  const instance = grantedIn(before, branch);
  const { offers, stacks, funds, limits, objective, goals } = instance;
  const mayCover = covers(instance, branch);
  const weights = goals.coverage?.weights ?? [];
  const exits = uses.map(({ row }) => aroundZone(instance, rows[row]!, branch.out)!.exits);
  const constraints: string[] = [];
  const most = (terms: readonly Term[], right: number) => constraints.push(`${written(terms)} <= ${right}`);
  const gain: Term[] = [];
  const bounds: string[] = [];
  const within = (offer: number): Term[] =>
    uses.flatMap((_, u): Term[] => (exits[u]!.includes(offer) ? [[1, `u${u}`]] : []));
  uses.forEach(({ entry }, u) => {
    bounds.push(`u${u} <= ${MOST}`);
    if (entry === undefined) gain.push([bias(u), `u${u}`]);
  });
  for (const [at, { minutes, price, grants }] of offers.entries()) {
    const inRows = within(at);
    if (branch.taken.has(at)) {
      gain.push([1, `w${at}`], [minutes, 'mu'], ...inRows.map(([, column]): Term => [-1, column]));
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
      const covered = set.flatMap((credential): Term[] => {
        const offer = offers.findIndex((one) => one.credential === credential && !one.renewal);
        return offer < 0 ? [] : [[1, `w${offer}`]];
      });
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
  gain.push([goals.coverage?.atLeast ?? 0, 'kappa']);
  const start = reach(instance, []).levels;
  for (const [at, [skill, level, weight]] of weights.entries()) {
    const mine = uses.flatMap(({ entry }, u): Term[] => (entry === at ? [[1, `u${u}`]] : []));
    if (branch.missed.some(([s, l]) => s === skill && l <= level)) continue;
    const isReached = start[skill]! >= level || branch.reached.some(([s, l]) => s === skill && l >= level);
    if (isReached) gain.push(...mine, [-weight, 'kappa']);
    else {
      gain.push([-1, `z${at}`]);
      most([[weight, 'kappa'], ...mine.map(([, column]): Term => [-1, column]), [-1, `z${at}`]], 0);
    }
  }
  const text = ['Maximize', ` sum: ${written(merged(gain))}`, 'Subject To'];
  const rowsOf = constraints.map((one, at) => ` c${at}: ${one}`);
  const found = highs.solve([...text, ...rowsOf, 'Bounds', ...bounds.map((one) => ` ${one}`), 'End'].join('\n'), {
    output_flag: false,
  });
  const columns = (found.Columns ?? {}) as Record<string, { Primal?: number } | undefined>;
  return whole(instance, scale, uses, exits, branch, (column) => columns[column]?.Primal ?? 0);
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

/** Rounded down, then mended by lowering. */
function whole(
  instance: Instance,
  scale: number,
  uses: readonly Use[],
  exits: readonly (readonly number[])[],
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
  const counts = (credential: number) =>
    Math.max(0, ...worth.map(([at, w]) => (offers[at]!.credential === credential && !offers[at]!.renewal ? w : 0)));
  const bundles = listed(stacks, (at) => {
    const { bundle } = stacks[at]!;
    if (bundle === null || branch.unbought.has(at)) return 0;
    const sets = minimalSets(stacks[at]!).filter((set) => set.every((one) => mayCover(at, one)));
    const needed = Math.max(0, ...sets.map((set) => set.reduce((sum, one) => sum + counts(one), 0))) - least(bundle);
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
      .map(({ row, price, entry }) => (entry === undefined ? [row, price] : [row, price, entry])),
    worth,
    limits,
    funds: caps,
    bundles,
    ...(round('kappa') > 0 && { coverage: round('kappa') }),
  };
}
