import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPure, remembered } from './remembered.js';

const lengthOf = (value: unknown): unknown => (String(value) === 'none' ? undefined : String(value).length);

describe('what cells were read as', () => {
  it('is the same as if each were read', () => {
    const cells = fc.array(fc.constantFrom('a', 'bb', 'none', 'x'.repeat(40), 7));
    fc.assert(
      fc.property(cells, (values) => {
        const read = remembered(lengthOf);
        for (const value of values) expect(read(value, undefined)).toBe(lengthOf(value));
      }),
    );
  });

  it('is read once for each text, also where it comes to nothing', () => {
    const asked: unknown[] = [];
    const read = remembered((value) => void asked.push(value));
    for (const value of ['a', 'none', 'a', 'none', 'a']) read(value, undefined);
    expect(asked).toEqual(['a', 'none']);
  });

  it('is remembered of a few thousand texts and no more', () => {
    const asked = new Map<unknown, number>();
    const read = remembered((value) => {
      asked.set(value, (asked.get(value) ?? 0) + 1);
      return value;
    });
    for (let round = 0; round < 2; round += 1)
      for (let i = 0; i < 50_000; i += 1) expect(read(`${i}`, undefined)).toBe(`${i}`);
    expect([...asked.values()].filter((times) => times === 1).length).toBeLessThan(3000);
  });

  it('is asked only of rules that look at nothing but their cell', () => {
    expect(isPure({ column: 'level', read: 'number', range: [0, 7] }, {})).toBe(true);
    expect(isPure({ column: 'skills', read: 'list' }, {})).toBe(false);
    expect(isPure({ column: 'name', read: 'lower', named: 'skill' }, {})).toBe(false);
    expect(isPure({ column: 'id', read: 'text', without: 'other' }, {})).toBe(false);
    expect(isPure({ column: 'price', read: 'money' }, { currency: 'EUR' })).toBe(true);
    expect(isPure({ column: 'price', read: 'money' }, { currency: { column: 'currency' } })).toBe(false);
    expect(isPure({ column: 'code', read: 'text', lookup: 'units' }, {})).toBe(false);
    expect(isPure({ is: 'x', read: 'text' }, {})).toBe(false);
  });
});
