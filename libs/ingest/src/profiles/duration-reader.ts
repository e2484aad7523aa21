import { decimalSignOf } from '../values/decimal-sign.js';
import { readDuration } from '../values/duration.js';
import type { DurationRead } from '../values/duration-read.js';
import { headingSays } from '../values/heading.js';
import { totalHours } from '../values/total-hours.js';
import type { ValueRule } from './profile-file.js';
import { given, onValue, type Making, type Options, type Reader } from './reader-making.js';
import { textOf } from './setting.js';
import { Wrong } from './wrong.js';

const UNITS: Readonly<Record<string, string>> = { hrs: 'hour', min: 'minute' };

/** Lengths: hours in all, weeks, hours of each week. Of courses that state weeks only, these may stand in another column of the row. */
export function compileDuration(making: Making): Reader {
  const { hoursPerWeek, ...others } = making.options as Options & { hoursPerWeek?: number | ValueRule };
  const options: Options = { ...unitIn(making.heading), ...withDecimal(others, making.sample) };
  const beside = typeof hoursPerWeek === 'object' ? making.compile(hoursPerWeek, making.setting) : undefined;
  const always = typeof hoursPerWeek === 'number' ? hoursPerWeek : undefined;
  const isWeekly = WEEKLY.test(making.heading);
  return (value, scope) => {
    const text = textOf(value);
    return onValue(given(readDuration(text, options)), (read) => {
      const { weeks, hoursPerWeek: each } = read;
      const needed = beside !== undefined && read.hours === undefined && weeks !== undefined && each === undefined;
      const found = needed ? beside.of(scope) : always;
      if (found instanceof Wrong) return found.at(beside?.heading ?? '');
      const total = totalHours(read, found as number | undefined);
      return {
        hours: 'hours' in total ? total.hours : undefined,
        weeks: weeks?.max,
        each: eachWeek(read, text, isWeekly),
      };
    });
  };
}

/** In a column of hours a week, a bare number is one, and so is "4 hours" under "Hours a week"; alone "40 hours" may be all of them. */
function eachWeek({ hours, hoursPerWeek }: DurationRead, text: string, isWeekly: boolean): number | undefined {
  return (hoursPerWeek ?? (isWeekly || !/\p{L}/u.test(text) ? hours : undefined))?.max;
}

const WEEKLY = /week|wöch|woche|semana|hebdo|semaine|settiman/iu;

function unitIn(heading: string): { readonly unit?: string } {
  const word = /\b(hour|hrs|week|month|day|minute|min\b)/i.exec(heading)?.[1]?.toLowerCase();
  const unit = headingSays(heading).unit ?? (word === undefined ? undefined : (UNITS[word] ?? word));
  return unit === undefined ? {} : { unit };
}

/** The decimal sign that a column's own cells show, where no option says it. */
export function withDecimal(options: Options, sample: readonly string[]): Options {
  const { decimal } = decimalSignOf(sample);
  return options['decimal'] === undefined && decimal ? { ...options, decimal } : options;
}
