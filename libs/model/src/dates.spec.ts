import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, dayNumber, dayOf } from './dates.js';

describe('calendar days', () => {
  it('knows real days from texts that only look like one', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2024-02-29')).toBe(19_782);
    for (const text of ['2023-02-29', '2026-13-01', '2026-04-31', '2026-4-1', '01/02/2026', '2026-01-01T00:00', '']) {
      expect([text, dayNumber(text)]).toEqual([text, undefined]);
    }
  });

  it('goes there and back', () => {
    fc.assert(fc.property(fc.integer({ min: -200_000, max: 200_000 }), (n) => dayNumber(dayOf(n)) === n));
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-22', 24, '2028-11-22'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s plus %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('adds days over month and year ends', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('refuses to count from what is no day', () => {
    expect(() => addDays('soon', 1)).toThrow(RangeError);
  });
});
