import { completes, type Held } from './holding.js';
import { currencyOf, exchanged, minorUnits } from './money.js';
import { Calendar } from './calendar.js';
import { leastPaid } from './paying.js';
import { all, one, type Question } from './question.js';
import { World, type Deed } from './world.js';

export interface Lacking {
  readonly id: string;
  readonly reachable: number;
  readonly reason: string;
}

export interface Best {
  readonly status: 'optimal' | 'infeasible';
  /** Minor units and minutes of the best; of equal ones by the rule for ties. */
  readonly paid: number;
  readonly minutes: number;
  /** What is minimised first, and then. */
  readonly key: readonly number[];
  /** Its last day of study. */
  readonly finish: string | undefined;
  readonly lacking: readonly Lacking[];
}

export interface Goals {
  /** What every plan must have at its end. */
  readonly reached: (held: Held) => boolean;
  readonly lacking: readonly Lacking[];
}

const offered = (question: Question, id: string) =>
  (one(question, 'credential', id)?.status ?? 'published') === 'published';

export function goalsOf(question: Question, world: World): Goals {
  const start = world.start;
  const calendar = new Calendar(question, world);
  const most = world.after(calendar.possible(world.deeds), calendar.neverLasting()).held;
  const wide = new World(question, true);
  const free = wide.after(wide.deeds).held;
  const lacking: Lacking[] = [];
  const tests: ((held: Held) => boolean)[] = [];
  const skills = all(question, 'roleSkill').filter((row) => row.role === question.role);
  const { coverage = 1, require = [] } = question.options;
  for (const { skill, level } of skills) {
    const reachable = Math.min(level, most.levels.get(skill) ?? 0);
    if (coverage >= 1) tests.push((held) => (held.levels.get(skill) ?? 0) >= reachable);
    if (reachable === level) continue;
    const certified = all(question, 'credentialSkill').filter(
      (row) => row.skill === skill && offered(question, row.credential),
    );
    const reason =
      certified.length === 0
        ? 'no-credential'
        : certified.every((row) => row.level < level)
          ? 'level-too-high'
          : (free.levels.get(skill) ?? 0) >= level
            ? 'filtered'
            : 'prerequisite-unreachable';
    lacking.push({ id: skill, reachable, reason });
  }
  if (coverage < 1) tests.push((held) => readiness(skills, held) >= coverage);
  const wantOne = (group: readonly string[]) => {
    if (group.some((id) => start.credentials.has(id))) return;
    if (group.some((id) => most.credentials.has(id))) {
      tests.push((held) => group.some((id) => held.credentials.has(id)));
      return;
    }
    const id = group.find((each) => offered(question, each)) ?? group[0]!;
    const reason = group.some((each) => free.credentials.has(each))
      ? 'filtered'
      : group.every((each) => !offered(question, each))
        ? 'no-credential'
        : 'prerequisite-unreachable';
    lacking.push({ id, reachable: 0, reason });
  };
  const rows = all(question, 'roleCredential')
    .filter((row) => row.role === question.role)
    .sort((a, b) => (a.credential < b.credential ? -1 : 1));
  for (const row of rows) if (row.group === undefined) wantOne([row.credential]);
  for (const group of new Set(rows.flatMap((row) => row.group ?? [])))
    wantOne(rows.filter((row) => row.group === group).map((row) => row.credential));
  for (const id of require) {
    if (one(question, 'credential', id)) {
      wantOne([id]);
      continue;
    }
    const complete = (held: Held) => completes(question, id, (each) => held.credentials.has(each));
    if (complete(start)) continue;
    if (world.stacks.includes(id) && complete(most)) tests.push(complete);
    else lacking.push({ id, reachable: 0, reason: complete(free) ? 'filtered' : 'prerequisite-unreachable' });
  }
  return { reached: (held) => tests.every((test) => test(held)), lacking };
}

/** SUM importance × min(have, need)/need ÷ SUM importance; whole numbers as long as possible. A role that asks nothing is ready. */
export function readiness(
  skills: readonly { readonly skill: string; readonly level: number; readonly importance?: number }[],
  held: Held,
): number {
  const weight = ({ importance = 1 }) => Math.round(importance * 1e6) * 60;
  const all = skills.reduce((sum, row) => sum + weight(row), 0);
  const met = skills.reduce(
    (sum, row) => sum + (weight(row) / row.level) * Math.min(row.level, held.levels.get(row.skill) ?? 0),
    0,
  );
  return all === 0 ? 1 : met / all;
}

/** The best plan by trying every set of deeds: studied in any order, paid for in the cheapest way, within the limits. */
export function bruteForce(question: Question): Best {
  const world = new World(question);
  const { reached, lacking } = goalsOf(question, world);
  const { budget, budgetCurrency, minimise = 'cost', by, validOn, maxHours = Infinity } = question.options;
  const calendar = new Calendar(question, world);
  const lastDay = [by, validOn].flatMap((day) => day ?? []).sort()[0];
  const to = currencyOf(question);
  const most =
    budget === undefined
      ? Infinity
      : exchanged(question, Number(budget) * minorUnits(budgetCurrency ?? to), budgetCurrency ?? to, to)!;
  let best: Omit<Best, 'status' | 'lacking'> | undefined;
  for (const deeds of sets(world.deeds)) {
    const { held, done } = world.after(deeds);
    if (done.length < deeds.length || !reached(held)) continue;
    const minutes = deeds.reduce((sum, deed) => sum + deed.minutes, 0);
    if (minutes > maxHours * 60) continue;
    const finish = deeds.length === 0 ? undefined : calendar.finish(deeds, reached);
    if (deeds.length > 0 && (finish === undefined || (lastDay !== undefined && finish > lastDay))) continue;
    const paid = leastPaid(world, deeds, held.credentials);
    if (paid > most) continue;
    const days = finish === undefined ? 0 : daysSince(finish);
    const distrust = deeds.reduce((sum, deed) => sum + distrustOf(question, deed.credential), 0);
    const keys: Record<typeof minimise, readonly number[]> = {
      cost: [paid, minutes],
      hours: [minutes, paid],
      mix: [paid * 60 + minutes * 10 * minorUnits(to), paid],
      finish: [days, paid, minutes],
      trust: [paid + distrust, paid],
    };
    const key = keys[minimise];
    if (!best || precedes(key, best.key)) best = { key, paid, minutes, finish };
  }
  return best
    ? { status: 'optimal', ...best, lacking }
    : { status: 'infeasible', key: [], paid: 0, minutes: 0, finish: undefined, lacking };
}

function precedes(a: readonly number[], b: readonly number[]): boolean {
  const k = a.findIndex((each, i) => each !== b[i]);
  return k >= 0 && a[k]! < b[k]!;
}

/** A number that grows with the day. */
const daysSince = (day: string) => Number(day.replaceAll('-', ''));

/** 100 of the currency for a badge of an issuer without trust (or of unknown trust), less in proportion for one with some. */
function distrustOf(question: Question, credential: string): number {
  const { issuer } = one(question, 'credential', credential)!;
  const trust = one(question, 'issuer', issuer)?.trust ?? 0;
  return Math.round(100 * minorUnits(currencyOf(question)) * (1 - trust));
}

/** Every set of deeds with at most one deed for each credential. */
function sets(deeds: readonly Deed[]): Deed[][] {
  return deeds.reduce<Deed[][]>(
    (before, deed) => [
      ...before,
      ...before.filter((set) => !set.some((each) => each.credential === deed.credential)).map((set) => [...set, deed]),
    ],
    [[]],
  );
}
