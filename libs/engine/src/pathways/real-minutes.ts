import type { OnCalendar } from './calendar/in-time.js';
import type { PathwayProblem } from './pathway-problem.js';

/** The same problem with minutes of study where the instance has something else in their place. */
export function withRealMinutes(problem: PathwayProblem): OnCalendar {
  const { instance, timetable, minutesLimit } = problem;
  if (problem.minutesStandFor !== 'distrust') return problem;
  const offers = instance.offers.map((offer, i) => ({ ...offer, minutes: timetable.courses[i]!.minutes }));
  const limits = { ...instance.limits, minutes: minutesLimit };
  return { instance: { ...instance, offers, limits }, timetable, minutesLimit: null };
}
