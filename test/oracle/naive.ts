import type { Highs } from 'highs';
import type { Instance } from '#lib/engine';
import { goalsReached, reach, startable } from './founded.js';

type Term = readonly [coefficient: number, column: string];

/** Rows of a programme in 0/1 columns, written as CPLEX LP text. */
class Programme {
  readonly rows: string[] = [];
  private readonly columns = new Set<string>();

  row(terms: readonly Term[], relation: '>=' | '<=', right: number): void {
    this.rows.push(`${this.sum(terms)} ${relation} ${right}`);
  }

  minimise(objective: readonly Term[]): string {
    const cost = this.sum(objective);
    const rows = this.rows.map((row, index) => ` r${index}: ${row}`);
    return ['Minimize', ` cost: ${cost}`, 'Subject To', ...rows, 'Binary', ...this.columns, 'End'].join('\n');
  }

  /** A term for a column that is always 0 keeps empty sums writable. */
  private sum(terms: readonly Term[]): string {
    const all: readonly Term[] = terms.length > 0 ? terms : [[0, 'nothing']];
    for (const [, column] of all) this.columns.add(column);
    return all
      .map(([coefficient, column]) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${column}`)
      .join(' ');
  }
}

/**
 * The naive model: a prerequisite is supported by any credential that brings it, so that circles seem possible; stacks by
 * one weak row. A circular answer is forbidden and the model solved again until the plan can be studied.
 * For instances without bundles and funds, as an oracle for larger ones (30 to 60 offers).
 * @param limit time for the whole by a clock in milliseconds; none when absent
 * @returns the least value of the objective (`unfinished` when time ran out), and how often the model was solved
 */
export function naiveOptimum(
  instance: Instance,
  highs: Highs,
  limit?: { readonly timeLimitMs: number; readonly clock: () => number },
): { value: number | 'infeasible' | 'unfinished'; rounds: number } {
  if (instance.funds.length > 0 || instance.stacks.some((stack) => stack.bundle))
    throw new Error('the naive model knows neither funds nor bundles');
  const programme = naiveModel(instance);
  const weights = instance.objective;
  const cost = instance.offers.map(({ price, minutes }, offer): Term => {
    return [weights.price * price + weights.minutes * minutes, `x${offer}`];
  });
  const until = limit && limit.clock() + limit.timeLimitMs;
  for (let rounds = 1; ; rounds++) {
    const left = until === undefined ? Infinity : (until - limit!.clock()) / 1000;
    if (left <= 0) return { value: 'unfinished', rounds };
    const options = { mip_rel_gap: 0, mip_abs_gap: 0, output_flag: false, ...(limit && { time_limit: left }) };
    const found = highs.solve(programme.minimise(cost), options);
    if (found.Status === 'Time limit reached') return { value: 'unfinished', rounds };
    if (found.Status === 'Infeasible') return { value: 'infeasible', rounds };
    if (found.Status !== 'Optimal') throw new Error(`the solver says ${found.Status}`);
    const chosen = instance.offers.flatMap((_, offer) =>
      (found.Columns[`x${offer}`]?.Primal ?? 0) > 0.5 ? [offer] : [],
    );
    if (goalsReached(instance, reach(instance, chosen))) return { value: valueOf(instance, chosen), rounds };
    const exits = waysOut(instance, chosen);
    programme.row(
      exits.map((offer): Term => [1, `x${offer}`]),
      '>=',
      1,
    );
  }
}

function valueOf({ offers, objective }: Instance, chosen: readonly number[]): number {
  const sum = (of: 'price' | 'minutes') => chosen.reduce((total, offer) => total + offers[offer]![of], 0);
  return objective.price * sum('price') + objective.minutes * sum('minutes');
}

/** Up to this many offers the set is grown, which takes a sweep for each of them. */
const GROWN = 300;

/**
 * Offers of which every plan takes at least one that these do not hold: grow the set as long as it misses the goals; what
 * can be started then and is not in it is what every plan still lacks.
 */
function waysOut(instance: Instance, chosen: readonly number[]): number[] {
  let grown = [...chosen];
  for (let offer = 0; offer < instance.offers.length && instance.offers.length <= GROWN; offer++) {
    if (grown.includes(offer)) continue;
    const wider = [...grown, offer];
    if (!goalsReached(instance, reach(instance, wider))) grown = wider;
  }
  const { held, levels } = reach(instance, grown);
  return instance.offers.flatMap((_, offer) =>
    !grown.includes(offer) && startable(instance, offer, held, levels) ? [offer] : [],
  );
}

function naiveModel(instance: Instance): Programme {
  const programme = new Programme();
  const held = new Set(instance.start.credentials);
  const sumOf = (columns: readonly string[]): Term[] => columns.map((column) => [1, column]);
  /** Column `right` may be 1 only when the sum is at least `least`. */
  const supports = (terms: readonly Term[], right: string, least = 1) =>
    programme.row([...terms, [-least, right]], '>=', 0);
  instance.credentials.forEach((_, credential) => {
    if (held.has(credential)) return programme.row([[1, `h${credential}`]], '>=', 1);
    const offers = instance.offers.flatMap((each, offer) => (each.credential === credential ? [`x${offer}`] : []));
    const awards = instance.stacks.flatMap((stack, index) => (stack.awards === credential ? [`z${index}`] : []));
    supports(sumOf([...offers, ...awards]), `h${credential}`);
  });
  instance.skills.forEach((_, skill) => {
    for (let level = 1; level <= 5; level++) {
      if (instance.start.levels[skill]! >= level) {
        programme.row([[1, `y${skill}_${level}`]], '>=', 1);
        continue;
      }
      const givers = instance.gives.flatMap((gives, credential) =>
        gives.some(([given, upTo]) => given === skill && upTo >= level) ? [`h${credential}`] : [],
      );
      supports(sumOf(givers), `y${skill}_${level}`);
    }
  });
  const alternative = (one: Instance['needs'][number][number][number]) =>
    one[0] === 'credential' ? `h${one[1]}` : `y${one[1]}_${one[2]}`;
  instance.offers.forEach((offer, index) => {
    if (offer.renewal) return;
    for (const group of instance.needs[offer.credential]!) supports(sumOf(group.map(alternative)), `x${index}`);
  });
  instance.stacks.forEach((stack, index) => {
    const z = `z${index}`;
    if (stack.members.length === 0) programme.row([[1, z]], '<=', 0);
    const members = (of: (group: number | null) => boolean) =>
      stack.members.filter(({ group }) => of(group)).map(({ credential }) => `h${credential}`);
    for (const group of new Set(stack.members.map((member) => member.group)))
      if (group !== null) supports(sumOf(members((each) => each === group)), z);
    if (stack.atLeast !== null) supports(sumOf(members(() => true)), z, stack.atLeast);
    const credits = stack.members.map(({ credential, credits }): Term => [credits, `h${credential}`]);
    if (stack.minCredits !== null) supports(credits, z, stack.minCredits);
    if (stack.atLeast === null && stack.minCredits === null)
      for (const member of members((each) => each === null)) supports(sumOf([member]), z);
  });
  const { levels, anyOf, stacks, coverage } = instance.goals;
  if (coverage)
    programme.row(
      coverage.weights.map(([s, l, weight]): Term => [weight, `y${s}_${l}`]),
      '>=',
      coverage.atLeast,
    );
  else for (const [skill, level] of levels) programme.row([[1, `y${skill}_${level}`]], '>=', 1);
  for (const group of anyOf) programme.row(sumOf(group.map((credential) => `h${credential}`)), '>=', 1);
  for (const stack of stacks) programme.row([[1, `z${stack}`]], '>=', 1);
  for (const of of ['price', 'minutes'] as const) {
    const limit = instance.limits[of];
    if (limit !== null)
      programme.row(
        instance.offers.map((offer, i): Term => [offer[of], `x${i}`]),
        '<=',
        limit,
      );
  }
  return programme;
}
