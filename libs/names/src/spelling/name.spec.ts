import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from './fold.js';
import { foldName, gluedKey, splitSpelling, withoutQualifier } from './name.js';

const different = [
  'C',
  'C#',
  'C++',
  'F#',
  'F',
  '.NET',
  'NET',
  'R',
  'R&D',
  'J#',
  'TCP/IP',
  'TCP IP',
  'A+',
  'A',
  'ASP.NET',
];
const same: readonly (readonly string[])[] = [
  [
    'Problem-Solving',
    'problem solving',
    'PROBLEM\u00a0SOLVING',
    ' problem\tsolving ',
    'problem\u2011solving',
    'problem – solving'.replace(' – ', '–'),
  ],
  ['C#', 'c#', 'Ｃ＃'],
  ['R', 'r', 'ℝ'.normalize('NFKC')],
  ['Straße', 'STRASSE', 'strasse'],
  ["driver's licence", 'driver’s licence'],
  ['TCP/IP', 'tcp / ip', 'TCP /IP'],
  ['Excel™', 'Excel', 'ex\u00adcel', '“Excel”', 'Excel.', 'Excel,'],
  ['ΣΟΦΟΣ', 'σοφος', 'σοφοσ'],
  ['café', 'cafe\u0301', 'CAFÉ'],
  ['ofﬁce', 'office'],
];

/** Letters, symbols of names, and the blanks, hyphens, marks and ligatures that real labels hold. */
const nameLike = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aAbBcC R#+.&/-–—  \u00a0\t\n\u200b\u0301ß\ufb01\u2122()\'’",0²'.split('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('foldName', () => {
  it('keeps apart what symbols tell apart', () => {
    expect(new Set(different.map(foldName)).size).toBe(different.length);
    expect(new Set(different.map((name) => gluedKey(foldName(name)))).size).toBe(different.length);
  });

  it.each(same.map((group) => [group[0]!, group] as const))('brings spellings of %s together', (_, group) => {
    expect(new Set(group.map(foldName)).size).toBe(1);
  });

  it('changes nothing when applied twice, for any text', () => {
    fc.assert(
      fc.property(nameLike, (name) => expect(foldName(foldName(name))).toBe(foldName(name))),
      { numRuns: 3000 },
    );
  });

  it('has a short cut that gives what the long way gives', () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aB1 .,&()+#'".split('')), minLength: 1 });
    fc.assert(
      fc.property(plain, (name) => expect(foldName(name)).toBe(foldName(`${name}\u200b`))),
      { numRuns: 5000 },
    );
  });

  it('takes a time that grows with the length only', () => {
    for (const run of [' ', '.', '- ', '.a', '"', 'a ', '\u0301', '/ '])
      expect(foldName(`a${run.repeat(200_000)}b`).length).toBeGreaterThan(1);
  });

  it('does not see case, normal forms and kinds of blanks', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdeéüßñ#+'.split('')), minLength: 1 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\u00a0', '  ', '\t', '-', '\u2011', ' -'), (parts, blank) => {
        const name = foldName(parts.join(' '));
        expect(foldName(parts.join(blank))).toBe(name);
        expect(foldName(parts.join(' ').toUpperCase())).toBe(name);
        expect(foldName(parts.join(' ').normalize('NFD'))).toBe(name);
      }),
    );
  });
});

describe('fold', () => {
  it('knows where each character came from', () => {
    const { text, starts, ends } = fold('A\u00a0ﬁne  day');
    expect(text).toBe('a fine day');
    expect([...starts]).toEqual([0, 1, 2, 2, 3, 4, 5, 7, 8, 9]);
    expect([...ends]).toEqual([1, 2, 3, 3, 4, 5, 7, 8, 9, 10]);
  });

  it('has places that ascend and stay inside, and folds each stretch to itself', () => {
    fc.assert(
      fc.property(nameLike, (original) => {
        const { text, starts, ends } = fold(original);
        expect(starts.length).toBe(text.length);
        for (let i = 0; i < text.length; i++) {
          expect(starts[i]).toBeGreaterThanOrEqual(i === 0 ? 0 : starts[i - 1]!);
          expect(ends[i]).toBeGreaterThan(starts[i]!);
          expect(ends[i]).toBeLessThanOrEqual(original.length);
          if (/[\p{L}\p{N}]/u.test(text[i]!)) expect(fold(original.slice(starts[i], ends[i])).text).toContain(text[i]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('ends a line where a list goes on, so that no name reaches over it', () => {
    expect(fold('Python\n- Java\n\nSQL').text).toBe('python\njava\nsql');
    expect(fold('one - two — three').text).toBe('one—two—three');
    expect(fold('wrapped\nline').text).toBe('wrapped line');
  });
});

describe('spellings', () => {
  it.each([
    ['Node.js', 'node js', 'NodeJS'],
    ['JavaScript', 'Java Script', 'javascript'],
    ['PostgreSQL', 'Postgre SQL', 'postgresql'],
    ['PowerPoint', 'power-point', 'Powerpoint'],
  ])('%s, %s and %s have one key', (...names) => {
    expect(new Set(names.map((name) => gluedKey(foldName(name)))).size).toBe(1);
  });

  it('splits glued words and takes qualifiers off', () => {
    expect(['JavaScript', 'Node.js', 'PostgreSQL', 'SQL', '.NET', 'C#', 'iOS'].map(splitSpelling)).toEqual([
      'java script',
      'node js',
      'postgre sql',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(withoutQualifier('Java (computer programming)')).toBe('Java');
    expect(withoutQualifier('(in)formal talk')).toBeUndefined();
  });
});
