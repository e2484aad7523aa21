import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Key } from './fact-keys.js';
import { Seen } from './seen.js';

const keyOf = (number: number): Key => ({ a: Math.imul(number, 0x9e3779b1), b: number, content: 0 });

describe.each([
  ['in memory', undefined],
  ['partly in a file', 100],
])('facts seen, %s', (_, most) => {
  it('finds each of many keys at its place, and no other', () => {
    const seen = new Seen(most);
    for (let i = 0; i < 20_000; i += 1) seen.add({ ...keyOf(i), content: i }, Math.floor(i / 3000), 1 + (i % 3000));
    for (let i = 0; i < 20_000; i += 1) {
      const place = { file: Math.floor(i / 3000), line: 1 + (i % 3000) };
      expect(seen.find({ ...keyOf(i), content: i })).toEqual({ ...place, sameContent: true });
      expect(seen.has(keyOf(-1 - i))).toBe(false);
    }
    expect(seen.find({ ...keyOf(7), content: 8 })).toEqual({ file: 0, line: 8, sameContent: false });
    seen.close();
  });

  it('keeps what a Map would keep, also of keys that share most of their bits', () => {
    const part = fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 64, 128);
    const keys = fc.array(fc.record({ a: part, b: part, content: part }), { maxLength: 400 });
    fc.assert(
      fc.property(keys, (given) => {
        const seen = new Seen(most && 5);
        const map = new Map<string, { line: number; content: number }>();
        given.forEach((key, at) => {
          const known = map.get(`${key.a} ${key.b}`);
          const expected = known && { file: 0, line: known.line, sameContent: known.content === key.content };
          expect(seen.find(key)).toEqual(expected);
          seen.add(key, 0, at + 2);
          map.set(`${key.a} ${key.b}`, { line: at + 2, content: key.content });
        });
        seen.close();
      }),
    );
  });

  it('tells the lines of several files apart, whichever is the longer', () => {
    const seen = new Seen(most);
    seen.add(keyOf(1), 3, 900);
    seen.add(keyOf(2), 0, 2);
    seen.add(keyOf(3), 0, 5000);
    seen.add(keyOf(4), 1, 2);
    const places = [1, 2, 3, 4].map((number) => seen.find(keyOf(number)));
    expect(places.map((place) => [place?.file, place?.line])).toEqual([[3, 900], [0, 2], [0, 5000], [1, 2]]); // prettier-ignore
  });

  it('takes the place of the newest statement', () => {
    const seen = new Seen(most);
    seen.add({ ...keyOf(1), content: 1 }, 0, 1);
    seen.add({ ...keyOf(1), content: 2 }, 1, 2);
    expect(seen.find({ ...keyOf(1), content: 2 })).toEqual({ file: 1, line: 2, sameContent: true });
  });
});
