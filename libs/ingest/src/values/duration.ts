import { missing, problem, tidied, tooLong, value, LONGEST, type Cell } from './cell.js';
import { readClock } from './duration-clock.js';
import { piecesOf } from './duration-pieces.js';
import { scanDuration } from './duration-tokens.js';
import { signOfCell } from './cell-sign.js';
import { readIsoDuration } from './duration-iso.js';
import { DURATION_EXPECTED, type DurationRead } from './duration-read.js';
import type { DecimalSign } from './numeral.js';
import { isMissing, type SentinelOptions } from './sentinels.js';
import { NO_LENGTH, PACES, type DurationUnit } from './words/duration-words.js';

export interface DurationOptions extends SentinelOptions {
  /** The unit of bare numbers: a heading "Duration (hours)" says `hour`. */
  readonly unit?: DurationUnit;
  /** What `1:30` is; without it only `1:30:00` is read, as hours, minutes, seconds. */
  readonly clock?: 'hours:minutes' | 'minutes:seconds';
  readonly decimal?: DecimalSign;
}

const NOTHING = new Set([...NO_LENGTH, ...Object.keys(PACES)]);
/**
 * How long something takes: `6 Weeks`, `2–3 hours per week`, `12 weeks (4 h/week)`, `1h 30m`, `PT40H`; `self-paced` alone is missing.
 * Problems: `not-a-duration`, `no-unit`, `ambiguous-number`, `unclear-duration`, `range-reversed`, `too-long`.
 */
export function readDuration(text: string, options: DurationOptions = {}): Cell<DurationRead> {
  if (text.length > LONGEST) return tooLong(text, DURATION_EXPECTED);
  const cell = tidied(text);
  if (isMissing(cell, 'figures', options) || NOTHING.has(cell.toLowerCase())) return missing(cell);
  if (/^P\S+$/.test(cell)) return readIsoDuration(cell);
  if (/^\d+:\d/.test(cell)) return readClock(cell, options.clock);
  const scanned = scanDuration(cell);
  if ('unknown' in scanned) {
    return problem(
      'not-a-duration',
      cell,
      DURATION_EXPECTED,
      `Write the length without "${scanned.unknown.slice(0, 30)}".`,
    );
  }
  const numerals = scanned.tokens.filter(({ kind }) => kind === 'numeral').map((token) => token.text);
  const found = signOfCell(cell, numerals, options.decimal);
  if ('problem' in found) return found;
  const read = piecesOf(cell, scanned.tokens, found.sign, options.unit);
  if (!('value' in read)) return read;
  const pace = scanned.tokens.find(({ kind }) => kind === 'pace');
  const approximate = scanned.tokens.some(({ kind }) => kind === 'about');
  return value({
    ...read.value,
    ...(pace ? { pace: PACES[pace.word]! } : {}),
    ...(approximate ? { approximate: true as const } : {}),
  });
}
