import type { Instance } from '../instance.js';
import type { OfferRow } from '../spares.js';
import type { Earliest } from './earliest.js';
import { beginsAt, lastDayOf, lengthOf, type Timetable } from './timetable.js';

/**
 * Where one is studied after the other: of offers that begin on fixed days, those of which neither can follow the other, in sets of
 * which at most one can be taken. Each begins no sooner than what it needs allows.
 */
export function clashes(instance: Instance, timetable: Timetable, earliest: Earliest): OfferRow[] {
  const { courses, parallel, lastDay } = timetable;
  if (parallel > 1) return [];
  const fixed = [...instance.offers.keys()].filter((offer) => courses[offer]!.starts !== null);
  const follows = (first: number, second: number): boolean => {
    const length = lengthOf(timetable, second);
    const ready = Math.max(earliest.ends[first]!, earliest.ends[second]! - length);
    const begin = beginsAt(courses[second]!, ready, length);
    return begin < Infinity && lastDayOf(begin, begin + length) <= lastDay;
  };
  const clash = fixed.map((a) => new Set(fixed.filter((b) => a !== b && !follows(a, b) && !follows(b, a))));
  const rows: OfferRow[] = [];
  const covered = new Set<string>();
  fixed.forEach((a, i) => {
    for (const b of clash[i]!) {
      if (b < a || covered.has(`${a} ${b}`)) continue;
      const set = [a, b];
      for (const [k, c] of fixed.entries()) if (!set.includes(c) && set.every((one) => clash[k]!.has(one))) set.push(c);
      set.sort((x, y) => x - y);
      set.forEach((x, k) => set.slice(k + 1).forEach((y) => covered.add(`${x} ${y}`)));
      rows.push({ terms: set.map((offer) => [offer, 1] as const), most: 1 });
    }
  });
  return rows;
}
