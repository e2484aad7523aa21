import { levelsOn } from '../gaps/levels.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { answerCurrency } from './currency.js';
import { objectiveOf } from './instance-writer.js';
import { timetableOf } from './limits.js';
import type { PathwayOptions } from './options.js';
import type { PathwayProblem } from './pathway-problem.js';

/** In place of a problem that there was no time to make: nothing in it can be chosen, nothing is said to be out of reach. */
export function unmadeProblem(snapshot: Snapshot, person: Person, options: PathwayOptions): PathwayProblem {
  const currency = answerCurrency(snapshot, options);
  const timetable = timetableOf(options, person);
  return {
    instance: {
      version: 1,
      currency,
      skills: [],
      credentials: [],
      gives: [],
      needs: [],
      start: { levels: [], credentials: [] },
      offers: [],
      stacks: [],
      funds: [],
      goals: { levels: [], anyOf: [], stacks: [], coverage: null },
      limits: { price: null, minutes: null },
      objective: objectiveOf(options.minimise ?? 'cost', currency),
    },
    credentials: [],
    skills: [],
    stacks: [],
    funds: [],
    levels: levelsOn(snapshot, person, options.on, options.ageing, options.validOn),
    uncovered: [],
    left: [],
    considered: 0,
    currency,
    start: timetable.start,
    hoursPerWeek: timetable.hoursPerWeek,
    timetable: { ...timetable, courses: [] },
    minutesStandFor: options.minimise === 'trust' ? 'distrust' : 'study',
    minutesLimit: null,
  };
}
