import { inTheTime, lookFor } from './look.js';
import type { PathwayOptions } from './options.js';
import type { PathwayProblem } from './pathway-problem.js';
import { solveOptions, type Question } from './plan-view.js';
import { pathwayProblem } from './problem.js';
import { stopper } from './time-left.js';

/** The time was over before the problem was made. */
export const NO_TIME = 'no time';

/**
 * The problem of the same question with other options, in the same currency; undefined where those make no sense.
 * @param least milliseconds that making it may take, whatever time is left
 */
export function problemWith(
  question: Question,
  changed: PathwayOptions | object,
  least = 0,
): PathwayProblem | typeof NO_TIME | undefined {
  const { snapshot, person, role, problem } = question;
  const options = { ...question.options, ...changed, currency: problem.currency };
  const { clock, timeLimitMs } = solveOptions(question);
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs: Math.max(least, timeLimitMs) };
  const look = lookFor(stopper({ ...limit, ...(clock && { clock }) }, 1));
  const made = inTheTime(() => pathwayProblem(snapshot, person, role, options, undefined, look));
  if (!made) return NO_TIME;
  return 'problems' in made ? undefined : made;
}
