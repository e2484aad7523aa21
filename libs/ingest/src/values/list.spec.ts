import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodingOfCell, guessList, type ListEncoding } from './guess-list.js';
import { readList, type ListOptions } from './list.js';

const texts = (...items: string[]): unknown => ({ value: items.map((text) => ({ text })) });

describe('a list', () => {
  it.each<[ListEncoding, string, string[]]>([
    ['comma', 'a, b,c', ['a', 'b', 'c']],
    ['comma', ' a ,, b , a,\u00a0b\u00a0', ['a', 'b']],
    ['comma', 'a', ['a']],
    ['comma', 'C#, C++, .NET, R, F#', ['C#', 'C++', '.NET', 'R', 'F#']],
    ['comma', 'Communication (written, verbal), SQL', ['Communication (written, verbal)', 'SQL']],
    ['comma', 'a [b, {c, d}], e', ['a [b, {c, d}]', 'e']],
    ['comma', '"Excel, advanced", SQL', ['Excel, advanced', 'SQL']],
    ['comma', '"say ""hi"", you", b', ['say "hi", you', 'b']],
    ['comma', '“a, b”, c', ['“a, b”', 'c']],
    ['comma', 'a (b, c', ['a (b', 'c']],
    ['comma', 'a) b, c', ['a) b', 'c']],
    ['comma', 'a (b [c, d), e', ['a (b [c, d)', 'e']],
    ['comma', 'a (b, [c d), e', ['a (b, [c d)', 'e']],
    ['comma', '5" pipe, 6" pipe', ['5" pipe', '6" pipe']],
    ['comma', '"open, b', ['"open', 'b']],
    ['comma', "driver's licence, don't", ["driver's licence", "don't"]],
    ['newline', 'a\nb, c\r\n\r\nd', ['a', 'b, c', 'd']],
    ['newline', '• a\n• b\n- c', ['a', 'b', 'c']],
    ['newline', '1. a\n2. b', ['a', 'b']],
    ['newline', '3D printing\n.NET', ['3D printing', '.NET']],
    ['bar', 'a | b|c, d', ['a', 'b', 'c, d']],
    ['bar', 'a\\|b|c\\\\|d\\e', ['a|b', 'c\\', 'd\\e']],
    ['semicolon', 'a; b, c;d', ['a', 'b, c', 'd']],
    ['semicolon', 'R&amp;D; Sales &#38; more;x', ['R&amp;D', 'Sales &#38; more', 'x']],
    ['semicolon', 'a (b; c); d', ['a (b; c)', 'd']],
    ['python', `['a', "b, c"]`, ['a', 'b, c']],
    [
      'python',
      `['it\\'s', "x\\"y", 'a\\\\b', 'n\\nl', u'\\u00e9\\xe9', '\\U0001F600']`,
      ["it's", 'x"y', 'a\\b', 'n l', 'éé', '😀'],
    ],
    ['python', `('a', 'b',)`, ['a', 'b']],
    ['python', `{'a', 'b'}`, ['a', 'b']],
    ['python', `['a', None, nan, 3, True]`, ['a', '3', 'true']],
    ['python', `['C:\\dir']`, ['C:\\dir']],
    ['json', '["a", "b, c", "\\u00e9\\n\\/"]', ['a', 'b, c', 'é /']],
    ['json', '[8121.10, 0.50, 12345678901234567890]', ['8121.10', '0.50', '12345678901234567890']],
    ['json', '["a", null, ""]', ['a']],
    ['single', 'a, b | c', ['a, b | c']],
    ['comma', "['a', 'b, c']", ['a', 'b, c']],
    ['semicolon', '["a; b", "c"]', ['a; b', 'c']],
    ['comma', `("a", 'b')`, ['a', 'b']],
    ['comma', '("a") b, c', ['("a") b', 'c']],
    ['comma', '[a, b]', ['a', 'b']],
    ['comma', '[a], [b]', ['[a]', '[b]']],
    ['single', "['a', 'b']", ["['a', 'b']"]],
  ])('in %s: %j', (as, text, items) => expect(readList(text, { as })).toEqual(texts(...items)));

  it.each<[ListOptions['as'], string, unknown[]]>([
    ['json', '[{"name": "x", "level": 3}]', [{ text: 'x', attached: '3' }]],
    [
      'json',
      '[{"skill": "x"}, {"skill": "y", "rating": "high", "src": "q"}]',
      [{ text: 'x' }, { text: 'y', attached: 'high', more: { src: 'q' } }],
    ],
    [
      'json',
      '{"x": 3, "y": 4.50}',
      [
        { text: 'x', attached: '3' },
        { text: 'y', attached: '4.50' },
      ],
    ],
    ['json', '{"name": "x", "level": 2}', [{ text: 'x', attached: '2' }]],
    [
      'json',
      '[{"x": 3}, {"y": 1}]',
      [
        { text: 'x', attached: '3' },
        { text: 'y', attached: '1' },
      ],
    ],
    [
      'json',
      '[["x", 3], ["y", 4]]',
      [
        { text: 'x', attached: '3' },
        { text: 'y', attached: '4' },
      ],
    ],
    [
      'json',
      '{"__proto__": 3, "constructor": 4}',
      [
        { text: '__proto__', attached: '3' },
        { text: 'constructor', attached: '4' },
      ],
    ],
    [
      'json',
      '[{"name":"x","level":1},{"name":"x","level":1},{"name":"x","level":2}]',
      [
        { text: 'x', attached: '1' },
        { text: 'x', attached: '2' },
      ],
    ],
    ['python', `{'x': 3, 'y': None}`, [{ text: 'x', attached: '3' }, { text: 'y' }]],
    ['python', `[{'name': 'x', 'level': 3}]`, [{ text: 'x', attached: '3' }]],
    ['python', `[('x', 3)]`, [{ text: 'x', attached: '3' }]],
  ])('with values, in %s: %j', (as, text, items) => expect(readList(text, { as })).toEqual({ value: items }));

  it('finds names and values under the keys of the mapping', () => {
    const keys = { name: ['bezeichnung'], value: ['stufe'] };
    expect(readList('[{"bezeichnung": "x", "stufe": 2}]', { as: 'json', keys })).toEqual({
      value: [{ text: 'x', attached: '2' }],
    });
    expect(readList('[{"name": "x"}]', { as: 'json', keys })).toMatchObject({ problem: { code: 'no-name' } });
  });

  it.each(['', ' ', 'n/a', 'None', '[]', '{}', '[""]', '[null]', '-'])('%j is missing', (text) => {
    expect(readList(text, { as: 'guess' })).toMatchObject({ missing: true });
    if (text.startsWith('[')) expect(readList(text, { as: 'comma' })).toMatchObject({ missing: true });
    if (text.startsWith('[')) expect(readList(text, { as: 'json' })).toMatchObject({ missing: true });
  });

  it.each<[ListOptions['as'], string, string]>([
    ['comma', "['a, 'b'", 'not-a-list'],
    ['comma', "['driver's licence', 'b']", 'not-a-list'],
    ['semicolon', '[{"name": "a"}', 'not-a-list'],
    ['guess', "['a, 'b'", 'not-a-list'],
    ['json', '["a"', 'not-a-list'],
    ['json', "['a']", 'not-a-list'],
    ['json', '["a",]', 'not-a-list'],
    ['json', 'a, b', 'not-a-list'],
    ['json', '["a"] b', 'not-a-list'],
    ['json', '["\\q"]', 'not-a-list'],
    ['json', '[01x]', 'not-a-list'],
    ['python', "['a' 'b']", 'not-a-list'],
    ['python', "['a', b]", 'not-a-list'],
    ['python', "['a", 'not-a-list'],
    ['json', '['.repeat(30) + ']'.repeat(30), 'not-a-list'],
    ['json', '[{"foo": 1, "bar": 2}]', 'no-name'],
    ['json', '[["a", "b", "c"]]', 'no-name'],
    ['json', '{"x": {"y": 1}}', 'no-name'],
  ])('in %s says what is wrong with %j: %s', (as, text, code) =>
    expect(readList(text, { as })).toMatchObject({ problem: { code } }),
  );

  it('keeps known names whole, the longest first', () => {
    const known = new Set(['Installation, maintenance and repair', 'a, b', 'a, b, c', 'x; y']);
    expect(readList('Excel, Installation, maintenance and repair, R', { as: 'comma' }, known)).toEqual(
      texts('Excel', 'Installation, maintenance and repair', 'R'),
    );
    expect(readList('a, b, c, d', { as: 'comma' }, known)).toEqual(texts('a, b, c', 'd'));
    expect(readList('d, a, b', { as: 'comma' }, known)).toEqual(texts('d', 'a, b'));
    expect(readList('a, b', { as: 'comma' }, known)).toEqual(texts('a, b'));
    expect(readList('x; y; z', { as: 'semicolon' }, known)).toEqual(texts('x; y', 'z'));
    expect(readList('a, b', { as: 'comma' })).toEqual(texts('a', 'b'));
  });

  it('reads cells of 600,000 characters of brackets and quotes', () => {
    for (const cell of [
      '('.repeat(3e5) + '],'.repeat(15e4),
      '(,'.repeat(15e4) + '),'.repeat(15e4),
      '"",'.repeat(2e5) + 'a',
      '[' + 'x'.repeat(6e5),
    ]) {
      expect(readList(cell, { as: 'comma' })).toHaveProperty('value');
      expect(readList(cell, { as: 'json' })).toHaveProperty('problem');
    }
  });
});

describe('a list read back', () => {
  const word = fc
    .stringMatching(/^[A-Za-z#+.é]([A-Za-z0-9#+. é'&/,-]{0,20}[A-Za-z0-9#+])?$/)
    .filter((item) => !/ {2}|\n/.test(item));
  const items = fc.uniqueArray(word, { minLength: 2, maxLength: 8 });
  const python = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);
  const writers: Record<Exclude<ListEncoding, 'single'>, (list: string[]) => string> = {
    comma: (list) => list.map((item) => (item.includes(',') ? `"${item}"` : item)).join(', '),
    newline: (list) => list.join('\n'),
    bar: (list) => list.join(' | '),
    semicolon: (list) => list.join('; '),
    python: (list) => `[${list.map(python).join(', ')}]`,
    json: (list) => JSON.stringify(list),
  };
  const counted = /^\d+[.)]/;
  for (const as of Object.keys(writers) as (keyof typeof writers)[]) {
    it(`is the same, written in ${as}`, () => {
      fc.assert(
        fc.property(items, (list) => {
          fc.pre(as !== 'newline' || !list.some((item) => counted.test(item)));
          fc.pre(as !== 'semicolon' || !list.some((item) => /&#?\w*$/.test(item)));
          expect(readList(writers[as](list), { as })).toEqual(texts(...list));
        }),
      );
    });
  }

  it('is the same for any texts in JSON', () => {
    const any = fc.array(fc.string({ unit: 'binary' }), { minLength: 1 });
    fc.assert(
      fc.property(any, (list) => {
        const whole = readList(JSON.stringify(list), { as: 'json' });
        const each = list.map((item) => readList(JSON.stringify([item]), { as: 'json' }));
        const parts = each.flatMap((read) => ('value' in read ? read.value.map(({ text }) => text) : []));
        expect('value' in whole ? whole.value.map(({ text }) => text) : []).toEqual([...new Set(parts)]);
      }),
    );
  });
});

describe('the encoding of a column', () => {
  it.each<[string[], ListEncoding | undefined]>([
    [['a, b', 'c', 'd, e (f, g)'], 'comma'],
    [['a | b, c', 'd'], 'bar'],
    [['a|b', 'c|d'], 'bar'],
    [['a; b, c', 'd'], 'semicolon'],
    [['a\nb, c', 'd'], 'newline'],
    [["['a', 'b']", '[]'], 'python'],
    [['["a", "b"]', '[]'], 'json'],
    [['{"x": 3}', ''], 'json'],
    [["{'x': 3}"], 'python'],
    [['[{"name": "x"}]', 'n/a'], 'json'],
    [['a', 'b'], undefined],
    [['a (b, c)', '"d, e"'], undefined],
    [['1,234', '5,678.90'], undefined],
    [['We look for people. They should be good, fast, kind and nice to all who come along the way to us.'], undefined],
    [['', 'n/a'], undefined],
  ])('of %j is %s', (cells, as) => {
    const found = guessList(cells);
    expect(found.as).toBe(as);
    expect(found.evidence).toMatch(/\.$/);
    expect(found.confidence > 0).toBe(as !== undefined);
  });
});

describe('the encoding of a cell in its column', () => {
  it.each<[string[], (ListEncoding | 'single')[]]>([
    [
      ["['a', 'b']", 'c, d', 'e, f', 'g'],
      ['python', 'comma', 'comma', 'comma'],
    ],
    [
      ["['a', 'b']", "['broken, 'c'", 'd'],
      ['python', 'python', 'single'],
    ],
    [
      ['["a", "b"]', '[]', 'c', 'd; e'],
      ['json', 'json', 'semicolon', 'semicolon'],
    ],
    [
      ['["a", "b"]', '[]', 'c'],
      ['json', 'json', 'single'],
    ],
    [
      ['[a, b]', '[c]'],
      ['comma', 'comma'],
    ],
    [
      ['a', 'b, c', 'd ; e'],
      ['semicolon', 'comma', 'semicolon'],
    ],
    [
      ['a, b', 'c, d', 'e; f'],
      ['comma', 'comma', 'semicolon'],
    ],
    [
      ['a; b', 'c; d', 'installation, maintenance'],
      ['semicolon', 'semicolon', 'semicolon'],
    ],
    [
      ['a; b, c', 'd, e', 'f, g'],
      ['semicolon', 'semicolon', 'semicolon'],
    ],
    [
      ['a|b', 'c|d', 'e; f'],
      ['bar', 'bar', 'semicolon'],
    ],
  ])('in %j is %j', (cells, expected) => {
    const evidence = guessList(cells);
    expect(cells.map((cell) => encodingOfCell(cell, evidence))).toEqual(expected);
  });
});
