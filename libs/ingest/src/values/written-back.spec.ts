import { describe, expect, it } from '@jest/globals';
import { readDate } from './date.js';
import { readNumber } from './number.js';
import { addsZeros, sameDay, sameNumber } from './written-back.js';

describe('what was read, written again', () => {
  const same = (cell: string, zeros = false): boolean => {
    const read = readNumber(cell, { decimal: 'point' });
    return 'value' in read && sameNumber(cell, read.value, zeros);
  };

  it('is the number of the cell', () => {
    expect(['12', '1,234', '0.5', '0', '-3', '12.25', '45 %'].map((cell) => same(cell))).toEqual(Array(7).fill(true));
  });

  it('is not where zeros were lost', () => {
    expect(['0110', '8121.10', '007', '1.0', '.50'].map((cell) => same(cell))).toEqual(Array(5).fill(false));
    expect(['9.50', '28.0', '10.00'].map((cell) => same(cell, true))).toEqual([true, true, true]);
    expect(['0110', '00.50'].map((cell) => same(cell, true))).toEqual([false, false]);
  });

  it.each([
    [['9.50', '12.25'], true],
    [['110.10', '9.99'], true],
    [['28.0', '32.66', '4.5'], true],
    [['8121.10', '1234.50'], false],
    [['9.50', '12.250'], false],
    [['12', '13'], false],
    [[], false],
  ])('zeros in %j are a way of writing: %s', (cells, adds) => expect(addsZeros(cells)).toBe(adds));

  it.each([
    ['2024-12-31', true],
    ['31.12.2024 10:30', true],
    ['20241231', true],
    ['Dec 31, 2024', true],
    ['08/2023', true],
    ['2023', true],
  ])('%s is its day: %s', (cell, expected) => {
    const read = readDate(cell);
    expect('value' in read && sameDay(cell, read.value)).toBe(expected);
  });

  it('is not a day with other numbers', () => {
    expect(sameDay('31.12.2024 and 7', { day: '2024-12-31', precision: 'day' })).toBe(false);
    expect(sameDay('30.12.2024', { day: '2024-12-31', precision: 'day' })).toBe(false);
  });
});
