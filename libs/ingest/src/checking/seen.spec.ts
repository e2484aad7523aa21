import { describe, expect, it } from '@jest/globals';
import { keyOf, Seen } from './seen.js';

describe('facts seen', () => {
  it('finds each of many identities at its place, and no other', () => {
    const seen = new Seen();
    for (let i = 0; i < 5000; i += 1) seen.add(keyOf(`role ${i}`, `content ${i}`), i % 7, i);
    for (let i = 0; i < 5000; i += 1) {
      expect(seen.find(keyOf(`role ${i}`, `content ${i}`))).toEqual({ file: i % 7, line: i, sameContent: true });
      expect(seen.has(`skill ${i}`)).toBe(false);
    }
    expect(seen.find(keyOf('role 7', 'other'))).toEqual({ file: 0, line: 7, sameContent: false });
  });

  it('takes the place of the newest statement', () => {
    const seen = new Seen();
    seen.add(keyOf('a', 'x'), 0, 1);
    seen.add(keyOf('a', 'y'), 1, 2);
    expect(seen.find(keyOf('a', 'y'))).toEqual({ file: 1, line: 2, sameContent: true });
  });
});
