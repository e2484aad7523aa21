import { describe, expect, it } from '@jest/globals';
import { Assembly, piecesOf } from './in-pieces.js';
import { atOnce, inTurns } from './in-turns.js';

function sent(value: unknown): { readonly pieces: number; readonly value: unknown } {
  const assembly = new Assembly();
  const pieces = [...piecesOf(value)];
  for (const piece of pieces) assembly.add(structuredClone(piece));
  return { pieces: pieces.length, value: assembly.value };
}
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('data in pieces', () => {
  it.each([
    ['empty ones of each kind', { list: [], map: new Map(), object: {}, column: new Int32Array() }],
    ['numbers, texts, nothing', { zero: 0, not: Number.NaN, text: '', null: null, gone: undefined, yes: true }],
    ['objects in objects', { a: { b: { c: [1], d: new Map([['e', [2]]]) } } }],
    ['lists of lists and of objects', [[1, [2]], { a: 1 }, new Map([[1, { b: 2 }]])]],
    ['columns', { starts: Int32Array.of(0, 3), level: Uint8Array.of(5, 4, 3), importance: Float64Array.of(0.5) }],
    ['names that mean something else elsewhere', { value: 1, at: 2, kind: 'whole', constructor: 3, length: 4 }],
    ['a list at the top', numbers(3)],
    ['a number at the top', 7],
  ])('arrives as it was: %s', (_, value) => {
    expect(sent(value).value).toEqual(value);
  });

  it.each([249, 250, 251, 500, 501, 2000])('arrives in order when it is cut: %i elements', (count) => {
    const value = { list: numbers(count), map: new Map(numbers(count).map((i) => [`key ${i}`, i])) };
    const there = sent(value);
    expect(there.value).toEqual(value);
    expect([...(there.value as typeof value).map.keys()]).toEqual([...value.map.keys()]);
  });

  it('is never much at a time', () => {
    const value = { list: numbers(100_000), map: new Map(numbers(100_000).map((i) => [i, i])) };
    for (const piece of piecesOf(value)) {
      const elements = piece.kind === 'list' ? piece.elements : piece.kind === 'map' ? piece.entries : [];
      expect(elements.length).toBeLessThanOrEqual(250);
    }
    expect(sent(value).pieces).toBeGreaterThanOrEqual(800);
  });
});

describe('work in steps', () => {
  function* counting(steps: number): Generator<undefined, number> {
    for (let step = 0; step < steps; step++) yield;
    return steps;
  }

  it('gives the same in turns as at once, and others their turn between the steps', async () => {
    let others = 0;
    const tick = (): void => void (others++, (ticking = setImmediate(tick)));
    let ticking = setImmediate(tick);
    expect(await inTurns(counting(50))).toBe(50);
    clearImmediate(ticking);
    expect(others).toBeGreaterThanOrEqual(49);
    expect(atOnce(counting(50))).toBe(50);
  });

  it('fails as the work fails', async () => {
    const failing = (function* (): Generator<undefined, number> {
      yield;
      throw new Error('broken');
    })();
    await expect(inTurns(failing)).rejects.toThrow('broken');
  });
});
