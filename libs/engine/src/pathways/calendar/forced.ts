import type { Instance } from '../instance.js';
import { close, goalsReached, startState } from '../replay.js';
import { earliestTimes } from './earliest.js';
import { lay, type Laid } from './schedule.js';
import type { Timetable } from './timetable.js';

/** So many of them are laid on the calendar, at most. */
const MOST = 10;
/** Of so many offers it is looked at whether every plan takes them. */
const MOST_LOOKED_AT = 60;

/** What every plan takes, and what came of laying it on the calendar. */
export interface Forced {
  readonly offers: readonly number[];
  readonly laid: Laid;
}

/**
 * Lays on the calendar what every plan takes, as what else a plan may take can only make it later: others count from their earliest end on,
 * and need no hours.
 * @param among every one of these that all plans take is found
 * @returns undefined where no plan has to take any of them, or they are too many
 */
export function layForced(instance: Instance, timetable: Timetable, among: readonly number[]): Forced | undefined {
  if (among.length > MOST_LOOKED_AT) return undefined;
  const all = [...instance.offers.keys()];
  const offers = among.filter((offer) => {
    const end = startState(instance);
    const others = all.filter((one) => one !== offer);
    close(instance, end, others);
    return !goalsReached(instance, end);
  });
  if (offers.length === 0 || offers.length > MOST) return undefined;
  const { ends } = earliestTimes(instance, timetable);
  const outside = all.filter((offer) => !offers.includes(offer)).map((offer) => ({ offer, time: ends[offer]! }));
  return { offers, laid: lay(instance, timetable, offers, { outside, hopeful: true }) };
}
