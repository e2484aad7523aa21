import type { Day } from '#lib/model';
import type { Uncovered } from '../answers.js';
import type { PersonLevels } from '../gaps/levels.js';
import type { Allowed } from './allowed.js';
import type { Timetable } from './calendar/timetable.js';
import type { UsableFund } from './funding.js';
import type { Instance } from './instance.js';

/** A question turned into an instance, with what is needed to turn the outcome back into an answer. */
export interface PathwayProblem {
  readonly instance: Instance;
  /** Position in the snapshot of each of the instance's credentials, skills, stacks and funds. */
  readonly credentials: readonly number[];
  readonly skills: readonly number[];
  readonly stacks: readonly number[];
  readonly funds: readonly UsableFund[];
  readonly levels: PersonLevels;
  readonly uncovered: readonly Uncovered[];
  readonly left: Allowed['left'];
  /** How many credentials could be chosen from. */
  readonly considered: number;
  readonly currency: string;
  readonly start: Day;
  readonly hoursPerWeek: number;
  /** When each of the instance's offers may be studied. */
  readonly timetable: Timetable;
  /** What the `minutes` of the instance are: of study, or (where trust is minimised for) what distrust weighs in minor units. */
  readonly minutesStandFor: 'study' | 'distrust';
  /** Minutes of study at most where the instance's minutes stand for distrust; else null, as the instance has the limit. */
  readonly minutesLimit: number | null;
  /** The problem with the offers that cannot end by the last day; absent where there are none. */
  readonly late?: { readonly instance: Instance; readonly timetable: Timetable };
  /** Where the instance holds only what a sieve left of a large catalogue. */
  readonly sieved?: Sieved;
}

/** What is to be said of an instance of a large catalogue that holds those credentials only that prices did not rule out. */
export interface Sieved {
  /** Credentials that are left to choose from. */
  readonly left: number;
  /** Where the sieve ended before it was through: no plan of the catalogue is worth less (in the objective's whole units). */
  readonly bound?: number;
  /** Whether plans that need not be the best were asked for: they may be missing others than those left. */
  readonly narrow: boolean;
  /** What a myopic person would choose of the whole catalogue: all offers of this instance; absent where that leads nowhere. */
  readonly greedy?: Instance;
}

/** What of a problem is made together with its instance. */
export type Made = Omit<
  PathwayProblem,
  'levels' | 'uncovered' | 'left' | 'considered' | 'currency' | 'funds' | 'late' | 'sieved'
>;
