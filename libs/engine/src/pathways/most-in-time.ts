import { solveInTime, type OnCalendar } from './calendar/in-time.js';
import { covers, fittingPlan } from './fitting-plan.js';
import type { Instance, Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import { mostCoverage, type Outcome, type SolveOptions } from './solve.js';
import { stopper, withTimeLeft } from './time-left.js';

/** What covers most within the limits and in time. */
export interface MostInTime {
  /** The cheapest that covers so much, where the search came to its end; else the best one found. Absent where none was found. */
  readonly plan?: Plan;
  /** The search was cut off: another may cover more, or as much for less. */
  readonly isCutOff: boolean;
}

/** Halvings of the coverage looked at, where the calendar does not allow the most that the limits do. */
const HALVINGS = 12;
/** Parts of the time that is left: for what the limits alone allow, and for each coverage that is asked for. */
const MOST = 0.3;
const EACH = 0.5;

/**
 * The cheapest plan that covers most of the role in time. It begins with a plan that fits, and asks for more by halving: what is found
 * stays found when the time is over.
 * @param problem with a coverage; what it requires beside that is kept
 */
export function mostInTime(problem: OnCalendar, solver: MilpSolver, options: SolveOptions): MostInTime {
  const started = options.clock?.() ?? 0;
  const { instance } = problem;
  const within = (part: number): SolveOptions => {
    const left = withTimeLeft(options, started);
    return left.clock && left.timeLimitMs !== undefined ? { ...left, timeLimitMs: part * left.timeLimitMs } : left;
  };
  const covering = (atLeast: number, part: number): Outcome =>
    solveInTime({ ...problem, instance: asking(instance, atLeast) }, solver, within(part));
  const { clock, timeLimitMs } = options;
  const stop =
    clock && timeLimitMs !== undefined && stopper({ clock, timeLimitMs: Math.max(GRACE_MS, MOST * timeLimitMs) }, 1);
  const first = isAnyRequired(instance) ? covering(0, EACH) : undefined;
  if (first && !first.plan) return { isCutOff: first.status !== 'infeasible' };
  let best = first ? first.plan : fittingPlan(problem, stop || undefined);
  const begun = best;
  let low = best ? covers(problem, best) : 0;
  const most = mostCoverage(instance, solver, within(MOST));
  const unit = weightUnit(instance);
  let high = Math.max(low, most ?? low);
  let isCutOff = most === undefined;
  for (let i = 0; i <= HALVINGS && low < high; i++) {
    const asked = i === 0 ? high : Math.min(high, low + unit * Math.ceil((high - low) / 2 / unit));
    const { status, plan } = covering(asked, EACH);
    if (plan) [best, low] = [plan, Math.max(asked, covers(problem, plan))];
    else high = asked - unit;
    isCutOff ||= status !== 'optimal' && status !== 'infeasible';
    if (i === HALVINGS && low < high) isCutOff = true;
  }
  if (best !== undefined && best === begun) {
    const { status, plan } = covering(low, 1);
    isCutOff ||= status !== 'optimal';
    if (plan && plan.value <= valued(instance, best)) best = plan;
  }
  return { ...(best && { plan: best }), isCutOff };
}

/** How long a plan that fits may be looked for when the time is over. */
const GRACE_MS = 20;

/** Whether credentials or stacks are required by themselves. */
function isAnyRequired({ goals }: Instance): boolean {
  return goals.anyOf.length > 0 || goals.stacks.length > 0;
}

function asking(instance: Instance, atLeast: number): Instance {
  const { goals } = instance;
  return { ...instance, goals: { ...goals, coverage: { ...goals.coverage!, atLeast } } };
}

function valued({ objective }: Instance, { price, minutes }: Plan): number {
  return price * objective.price + minutes * objective.minutes;
}

/** What the weights are multiples of: coverages in between do not occur. */
function weightUnit({ goals }: Instance): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  return Math.max(
    1,
    (goals.coverage?.weights ?? []).reduce((all, [, , weight]) => divisor(all, weight), 0),
  );
}
