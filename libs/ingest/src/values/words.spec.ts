import { describe, expect, it } from '@jest/globals';
import { readBoolean } from './boolean.js';
import { readText } from './text.js';
import { readWord } from './word.js';

describe('yes and no', () => {
  it.each([
    'true',
    'TRUE',
    'yes',
    'Y',
    '1',
    'x',
    'X',
    '✓',
    '✔',
    '✔️',
    '✅',
    'ja',
    'Oui',
    'sí',
    'Si',
    'wahr',
    'vrai',
    'on',
    ' yes\u00a0',
  ])('%j is yes', (text) => expect(readBoolean(text)).toEqual({ value: true }));
  it.each(['false', 'No', 'n', '0', '✗', '❌', 'nein', 'non', 'falsch', 'faux', 'falso', 'off'])('%j is no', (text) =>
    expect(readBoolean(text)).toEqual({ value: false }),
  );
  it.each(['', 'n/a', '-', 'unknown'])('%j is missing', (text) =>
    expect(readBoolean(text)).toMatchObject({ missing: true }),
  );
  it.each(['maybe', 'o', '2', 'yes and no', 'truee', '01'])('%j is a problem', (text) =>
    expect(readBoolean(text)).toMatchObject({ problem: { code: 'not-a-boolean', found: text } }),
  );

  it('follows the column', () => {
    expect(readBoolean('', { empty: false })).toEqual({ value: false });
    expect(readBoolean(' \u00a0', { empty: false })).toEqual({ value: false });
    expect(readBoolean('Required', { yes: ['required'], no: ['optional'] })).toEqual({ value: true });
    expect(readBoolean('OPTIONAL', { yes: ['required'], no: ['optional'] })).toEqual({ value: false });
    expect(readBoolean('x', { no: ['x'] })).toEqual({ value: false });
    expect(readBoolean('-', { no: ['-'] })).toEqual({ value: false });
  });
});

describe('a word of a table', () => {
  const words = { Online: 'online', 'In Person': 'in-person', Hybrid: 'blended' };
  it.each([
    ['online', 'online'],
    ['ONLINE ', 'online'],
    ['in\u00a0person', 'in-person'],
    ['in  person', 'in-person'],
    ['hybrid', 'blended'],
  ])('%j is %j', (text, word) => expect(readWord(text, { words })).toEqual({ value: word }));

  it('names what is allowed', () => {
    expect(readWord('remote', { words })).toMatchObject({
      problem: { code: 'unknown-word', expected: 'one of Online, In Person, Hybrid' },
    });
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`w${index}`, 'x']));
    expect(readWord('remote', { words: many })).toMatchObject({
      problem: { expected: expect.stringMatching(/w11 and 8 more$/) as unknown },
    });
    expect(readWord('constructor', { words })).toMatchObject({ problem: { code: 'unknown-word' } });
    expect(readWord('n/a', { words })).toEqual({ missing: true, found: 'n/a' });
    expect(readWord('n/a', { words: { 'n/a': 'none' } })).toEqual({ value: 'none' });
  });
});

describe('text', () => {
  it.each([
    ['a\u00a0b\u202fc', 'a b c'],
    ['  a \t b\r\n c ', 'a b c'],
    ['a\u0000\u0007b\u200bc\ufeff', 'abc'],
    ['R&amp;D <b>x</b>', 'R&amp;D <b>x</b>'],
    ['FranÃ§ois', 'FranÃ§ois'],
    ['Soft\u00adware', 'Software'],
    ['C# and C++', 'C# and C++'],
    ['👩‍💻', '👩‍💻'],
  ])('%j is tidied to %j', (text, tidy) => expect(readText(text)).toEqual({ value: tidy }));

  it('keeps lines where asked to', () => {
    expect(readText('a\r\nb\u00a0c\r\rd\u2028e', { lines: true })).toEqual({ value: 'a\nb c\n\nd\ne' });
  });

  it.each([
    ['<p>a &amp; b</p><p>c</p>', 'a & b\nc'],
    ['x<br/>y<BR>z', 'x\ny\nz'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['&lt;b&gt; &amp;lt;', '<b> &lt;'],
    ['caf&eacute; &#233; &#xe9; &nbsp;x', 'café é é  x'],
    [
      '&unknown; &#0; &#xD800; &#99999999; &#9999999; &#x110000;',
      '&unknown; &#0; &#xD800; &#99999999; &#9999999; &#x110000;',
    ],
    ['&constructor;', '&constructor;'],
    ['a <!-- <b>no</b> --> b <!-- open', 'a  b <!-- open'],
    ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
    ['<a href="x">link</a>', 'link'],
  ])('%j without HTML is %j', (html, text) => {
    const read = readText(html, { html: true, lines: true });
    expect('value' in read && read.value.replace(/\n+/g, '\n').trim()).toBe(text);
  });

  it.each(['', '\u00a0', '<p></p>', 'n/a', '-'])('%j is missing', (text) =>
    expect(readText(text, { html: true })).toMatchObject({ missing: true }),
  );
});
