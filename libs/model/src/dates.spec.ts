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

  it('knows the days that the calendar of the machine knows, and no others', () => {
    const parts = fc.tuple(
      fc.integer({ min: 100, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, date]) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        const there = new Date(`${text}T00:00:00Z`);
        const real = !Number.isNaN(there.getTime()) && there.toISOString().startsWith(text);
        expect(dayNumber(text)).toBe(real ? there.getTime() / 86_400_000 : undefined);
      }),
      { numRuns: 5000, examples: [[[2000, 2, 29]], [[1900, 2, 29]], [[2023, 2, 29]], [[2026, 4, 31]]] },
    );
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
