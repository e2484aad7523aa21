import { problem, value, type Cell } from './cell.js';
import type { DurationRead } from './duration-read.js';

/** `1:30:00` is hours, minutes and seconds; what two numbers are, the option says. */
export function readClock(cell: string, clock: 'hours:minutes' | 'minutes:seconds' | undefined): Cell<DurationRead> {
  const parts = /^(\d{1,5}):([0-5]?\d)(?::([0-5]\d))?$/.exec(cell);
  if (!parts) return problem('not-a-duration', cell, 'hours:minutes:seconds', 'Write minutes and seconds below 60.');
  const [first, second, third] = [Number(parts[1]), Number(parts[2]), parts[3]];
  if (third === undefined && clock === undefined) {
    const next = 'Say in the mapping which it is: "clock": "hours:minutes" or "minutes:seconds".';
    return problem('unclear-duration', cell, 'hours and minutes, or minutes and seconds', next);
  }
  const seconds =
    third !== undefined
      ? first * 3600 + second * 60 + Number(third)
      : (first * 60 + second) * (clock === 'hours:minutes' ? 60 : 1);
  const hours = Math.round((seconds / 3600) * 10_000) / 10_000;
  return value({ hours: { min: hours, max: hours } });
}
