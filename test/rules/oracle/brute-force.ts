import { completes, type Held } from './holding.js';
import { currencyOf, exchanged, minorUnits } from './money.js';
import { daysLater } from './days.js';
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
  const most = world.after(world.deeds).held;
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
  const { budget, budgetCurrency, minimise = 'cost' } = question.options;
  const to = currencyOf(question);
  const most =
    budget === undefined
      ? Infinity
      : exchanged(question, Number(budget) * minorUnits(budgetCurrency ?? to), budgetCurrency ?? to, to)!;
  let best: { key: readonly [number, number]; paid: number; minutes: number } | undefined;
  for (const deeds of sets(world.deeds)) {
    const { held, done } = world.after(deeds);
    if (done.length < deeds.length || !reached(held)) continue;
    const minutes = deeds.reduce((sum, deed) => sum + deed.minutes, 0);
    if (deeds.length > 0 && !inTime(question, minutes)) continue;
    const paid = leastPaid(world, deeds, held.credentials);
    if (paid > most) continue;
    const key: readonly [number, number] =
      minimise === 'cost'
        ? [paid, minutes]
        : minimise === 'hours'
          ? [minutes, paid]
          : [paid * 60 + minutes * 10 * minorUnits(to), paid];
    if (!best || key[0] < best.key[0] || (key[0] === best.key[0] && key[1] < best.key[1]))
      best = { key, paid, minutes };
  }
  return best
    ? { status: 'optimal', paid: best.paid, minutes: best.minutes, lacking }
    : { status: 'infeasible', paid: 0, minutes: 0, lacking };
}

/** The last day of study when so many minutes are studied, the same number every day; `--by` is included. */
function inTime(question: Question, minutes: number): boolean {
  const { on, start = on, by, hoursPerWeek } = question.options;
  if (by === undefined) return true;
  const weekly = (hoursPerWeek ?? question.person.learner?.hoursPerWeek ?? 5) * 60;
  return daysLater(start, Math.max(1, Math.ceil((minutes * 7) / weekly)) - 1) <= by;
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
