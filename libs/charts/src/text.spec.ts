import { describe, expect, it } from '@jest/globals';
import { block, NAME, textWidth, wrap } from './text.js';

describe('text', () => {
  it('adds up the widths of letters and scales them with the type size', () => {
    expect(textWidth('ill', 10)).toBeCloseTo(8.7);
    expect(textWidth('MM', 20)).toBeCloseTo(37.2);
    expect(textWidth('技能', 10)).toBe(20);
  });
  it('breaks between words and never leaves a line wider than the room', () => {
    const lines = wrap('Renewable energy storage management for homes', 120, 14);
    expect(lines.join(' ')).toBe('Renewable energy storage management for homes');
    expect(lines.every((line) => textWidth(line, 14) <= 120)).toBe(true);
  });
  it('breaks inside a word only where one alone is too wide, and loses no letter', () => {
    const lines = wrap('a Donaudampfschifffahrtsgesellschaft', 80, 14);
    expect(lines[0]).toBe('a');
    expect(lines.join('')).toBe('aDonaudampfschifffahrtsgesellschaft');
    expect(lines.every((line) => textWidth(line, 14) <= 80)).toBe(true);
  });
  it('places a block by its top and tells its height', () => {
    expect(block('one two', { x: 5, top: 10, width: 30 }, NAME)).toEqual({
      x: 5,
      y: 24,
      lines: ['one', 'two'],
      anchor: 'start',
      lineHeight: 18,
      height: 36,
    });
  });
  it('has no lines for no text', () => {
    expect(wrap('', 100, 14)).toEqual([]);
  });
});
