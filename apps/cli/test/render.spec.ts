import { describe, expect, it } from '@jest/globals';
import { percent } from '../src/render/amounts.js';
import { calendar, months } from '../src/render/calendar.js';
import { paintFor, PLAIN } from '../src/render/paint.js';
import { fit, table, wrap } from '../src/render/table.js';

describe('a table', () => {
  it('aligns, shortens the column that gives way, and never cuts through a character', () => {
    const rows = [
      ['a long name of a skill', '3'],
      ['né', '12'],
    ];
    expect(table(['skill', 'need'], rows, { right: [1], give: 0, width: 20 }, PLAIN)).toBe(
      ['skill           need', 'a long name o…     3', 'né                12'].join('\n'),
    );
    expect(fit('👩‍🚀👩‍🚀👩‍🚀', 2)).toBe('👩‍🚀…');
  });
});

describe('a calendar', () => {
  it('shows each step on one scale, and the shortest still as one column', () => {
    const steps = [
      { start: '2026-01-01', finish: '2026-01-05' },
      { start: '2026-01-05', finish: '2026-01-05' },
      { start: '2026-01-06', finish: '2026-01-10' },
    ];
    expect(calendar(steps, 10)).toEqual(['█████·····', '····█·····', '·····█████']);
  });

  it('names the months that have room', () => {
    const year = [
      { start: '2026-10-15', finish: '2026-12-31' },
      { start: '2027-01-01', finish: '2027-06-14' },
    ];
    expect(months(year, 24)).toBe('Oct  Dec   Feb   Apr    ');
    expect(months([{ start: '2026-12-10', finish: '2027-03-31' }], 24)).toBe('Dec  2027  Feb   Mar    ');
    expect(months([{ start: '2026-06-15', finish: '2026-06-15' }], 10)).toBe('Jun       ');
  });
});

it('a share is 100 % only when it is whole', () => {
  expect([percent(0.999), percent(1), percent(0.29)]).toEqual(['99 %', '100 %', '29 %']);
});

it('text is wrapped with its indent', () => {
  expect(wrap('one two three four', 9, '  ')).toBe('one two\n  three\n  four');
  expect(wrap('from 60 % to 99 %. Done', 10)).toBe('from 60 %\nto 99 %.\nDone');
  expect(wrap('it costs EUR 90, no more', 14)).toBe('it costs\nEUR 90, no\nmore');
});

it('colours are only for terminals whose user wants them', () => {
  const screen = { isTTY: true, write: () => true };
  expect(paintFor(screen, {})).not.toBe(PLAIN);
  expect(paintFor(screen, { NO_COLOR: '1' })).toBe(PLAIN);
  expect(paintFor(screen, { TERM: 'dumb' })).toBe(PLAIN);
  expect(paintFor({ write: () => true }, {})).toBe(PLAIN);
});
