import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NameIndex } from '../matching/name-index.js';
import { agreement, CodeTable } from './codes.js';
import { Field } from './field.js';
import { bm25, logarithmic } from './postings.js';
import { bare, gramsOf, wordsOf } from './words.js';

const roles = new NameIndex([
  {
    id: 'a',
    name: 'Software Developers',
    altNames: ['Application Programmer', 'Software Engineer'],
    codes: ['15-1252.00'],
    text: 'Write and test programs.',
  },
  {
    id: 'b',
    name: 'Web Developers',
    altNames: ['Web Designer'],
    codes: ['15-1254.00'],
    text: 'Build pages for browsers.',
  },
  { id: 'c', name: 'Carpenters', altNames: ['Joiner'], codes: ['47-2031.00'], text: 'Build frames of wood.' },
  { id: 'd', name: 'Roofers', codes: ['47-2181.00'], text: 'Cover roofs with shingles.' },
]);
const ids = (query: Parameters<typeof roles.suggest>[0]): string =>
  roles
    .suggest(query)
    .map(({ id }) => id)
    .join('');

describe('suggest', () => {
  it('ranks by name, by other labels and by text', () => {
    expect(ids({ name: 'software developer' })[0]).toBe('a');
    expect(ids({ name: 'joinery worker' })[0]).toBe('c');
    expect(ids({ name: 'shingle layer' })[0]).toBe('d');
    expect(ids({ name: 'page maker', text: 'builds pages that browsers show' })[0]).toBe('b');
    expect(ids({ name: 'coder', altNames: ['application programmer'] })[0]).toBe('a');
  });

  it('takes codes as one more kind of evidence', () => {
    expect(ids({ name: 'developer', codes: ['15-1254'] })[0]).toBe('b');
    expect(ids({ name: 'developer', codes: ['15-1252'] })[0]).toBe('a');
    expect(ids({ name: 'web developer', codes: ['47-2181'] })[0]).toBe('b');
  });

  it('scores from 0 to 1 and leaves out what nothing speaks for', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom('Joiner', 'Roofers', 'Web Designer')), (name, altNames) => {
        for (const { score } of roles.suggest({ name, altNames, text: name })) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
    expect(roles.suggest({ name: 'Carpenters' })[0]!.score).toBeGreaterThan(0.9);
    expect(roles.suggest({ name: 'xqz' })).toEqual([]);
  });

  it('gives ties in the order of ids', () => {
    const twins = new NameIndex([
      { id: 'y', name: 'Nurse' },
      { id: 'x', name: 'Nurse' },
      { id: 'z', name: 'Nurse' },
    ]);
    expect(twins.suggest({ name: 'nurses' }, 2).map(({ id }) => id)).toEqual(['x', 'y']);
  });
});

describe('a field', () => {
  const texts = fc.array(fc.array(fc.string({ unit: fc.constantFrom(...'abc '.split('')) }), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  });

  it('gives the cosines of tf-idf vectors, as a dense calculation does', () => {
    const terms = (text: string): string[] => text.split(' ').filter((word) => word !== '');
    fc.assert(
      fc.property(texts, fc.string({ unit: fc.constantFrom(...'abc '.split('')) }), (documents, query) => {
        const field = new Field(documents, { termsOf: terms, weigh: logarithmic, unit: true });
        const lists = documents.map((list) => list.flatMap(terms));
        const known = [...new Set(lists.flat())];
        const idf = (term: string): number => {
          const having = lists.filter((list) => list.includes(term)).length;
          return Math.log(1 + (lists.length - having + 0.5) / (having + 0.5));
        };
        const vector = (list: readonly string[]): number[] =>
          known.map((term) => {
            const count = list.filter((one) => one === term).length;
            return count === 0 ? 0 : (1 + Math.log(count)) * idf(term);
          });
        const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
        const asked = vector(terms(query));
        field.scores([query]).forEach((score, d) => {
          const own = vector(lists[d]!);
          const length = Math.sqrt(dot(asked, asked) * dot(own, own));
          expect(score).toBeCloseTo(length === 0 ? 0 : dot(asked, own) / length, 5);
        });
      }),
    );
  });

  it('weighs words by BM25', () => {
    const field = new Field([['red red blue'], ['blue'], ['green']], {
      termsOf: (text) => text.split(' '),
      weigh: bm25,
      unit: false,
    });
    const idf = Math.log(1 + 2.5 / 1.5);
    expect(field.scores(['red'])[0]).toBeCloseTo((idf * (2 * 2.2)) / (2 + 1.2 * (0.25 + (0.75 * 3) / (5 / 3))), 5);
    expect([...field.scores(['green'])].map((score) => score > 0)).toEqual([false, false, true]);
  });
});

describe('terms', () => {
  it('are words without plural endings and without empty words, symbols kept', () => {
    expect(wordsOf(bare('Managers of the Théâtres and C++, C#, .NET studies'))).toEqual([
      'manager',
      'theatre',
      'c++',
      'c#',
      '.net',
      'study',
    ]);
  });

  it('are three characters at a time', () => {
    expect(gramsOf('ab').length).toBe(2);
    expect(gramsOf('').length).toBe(0);
    expect(new Set([...gramsOf('c#'), ...gramsOf('c++')]).size).toBe(5);
  });
});

describe('codes', () => {
  it('agree as far as their beginnings do', () => {
    const entries = ['15-1252.00', '15-1254.00', '47-2031', ''].map((code, i) => ({
      id: `${i}`,
      name: '',
      codes: [code],
    }));
    expect([...agreement(['15-1252'], entries)]).toEqual([1, 5 / 12, 0, 0]);
    expect([...agreement([], entries)]).toEqual([0, 0, 0, 0]);
  });

  it('are carried over by a table, also from the group a code belongs to', () => {
    const table = new CodeTable([
      ['2512', '15-1132 '],
      [' 2512', '15-1133'],
      ['15-1132.00', '15-1252.00'],
      ['', 'x'],
    ]);
    expect(table.carry(['2512', '9999'])).toEqual(['15-1132', '15-1133']);
    expect(table.carry(['15-1132'])).toEqual(['15-1252.00']);
  });
});
