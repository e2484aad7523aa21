import { describe, expect, it } from '@jest/globals';
import { isMissing } from './sentinels.js';

describe('texts that stand for nothing', () => {
  it.each([
    '',
    '  ',
    '\u00a0',
    'n/a',
    'N/A',
    ' Unknown ',
    '-',
    '--',
    '—',
    'NULL',
    'None',
    '#N/A',
    'k. A.',
    'inconnu',
    'NA',
  ])('%j is nothing in any text', (text) => expect(isMissing(text)).toBe(true));

  it.each(['0', 'no', 'Nada', 'C', 'R', 'none of these', 'na ja', '-1', '*', '.', '**'])('%j is a text', (text) => {
    expect(isMissing(text)).toBe(false);
  });

  it('knows the marks of statistical offices in figures only', () => {
    for (const mark of ['*', '**', '.', ':', '(x)'])
      expect([isMissing(mark, 'figures'), isMissing(mark, 'codes')]).toEqual([true, false]);
  });

  it.each(['On request', 'nach Absprache', 'n. v.', 'sur demande', 'à convenir', 'a convenir', 'Bajo petición'])(
    '%j has somebody asked for a figure, and is a text elsewhere',
    (text) =>
      expect([isMissing(text, 'figures'), isMissing(text), isMissing(text, 'codes')]).toEqual([true, false, false]),
  );

  it('takes NA as a code, and -1 as nothing only where things are counted', () => {
    expect(isMissing('NA', 'codes')).toBe(false);
    expect(isMissing('-1', 'figures')).toBe(false);
    expect(isMissing('-1', 'figures', { count: true })).toBe(true);
    expect(isMissing('-12', 'figures', { count: true })).toBe(false);
  });

  it('follows the column: more words, and words that are values here', () => {
    expect(isMissing('Keine', 'text', { missing: ['keine'] })).toBe(true);
    expect(isMissing('None', 'text', { present: ['none'] })).toBe(false);
    expect(isMissing('', 'text', { present: [''] })).toBe(true);
  });
});
