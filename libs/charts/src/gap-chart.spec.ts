import { describe, expect, it } from '@jest/globals';
import { gapChart, type GapRow, type GapWords } from './gap-chart.js';
import { textWidth } from './text.js';

const words: GapWords = {
  summary: (rows) => rows.map((row) => row.id).join(' '),
  label: (row) => `${row.name}: ${row.have} of ${row.need}`,
  note: (row) => (row.essential ? 'essential' : 'optional'),
  distance: (row) => String(row.need - row.have),
  level: (level) => `L${level}`,
  axis: 'Level',
  axisNumbered: 'Level: 1 novice to 5 expert',
  caption: 'Skills',
  columns: {
    skill: 'Skill',
    kind: 'Kind',
    need: 'Needed',
    have: 'Held',
    gap: 'Gap',
    importance: 'Importance',
    essential: 'Essential',
    asOf: 'As of',
    ends: 'Ends',
  },
  kind: (kind) => kind ?? '',
  essential: (essential) => String(essential),
};
function row(id: string, changes: Partial<GapRow> = {}): GapRow {
  const usual = {
    name: id,
    kind: 'hard',
    need: 4,
    have: 2,
    importance: 1,
    essential: true,
    asOf: null,
    expiring: false,
  };
  return { id, ...usual, ...changes };
}
const rows = [
  row('optional', { importance: 0.4, essential: false, need: 2, have: 0 }),
  row('met', { have: 5, need: 3 }),
  row('short', { asOf: '2026-01-02' }),
  row('lapsed', { have: 0, lapsed: { level: 3, expiredOn: '2026-05-01' } }),
];

describe('gapChart', () => {
  it('sorts by importance, essential first, then by the size of the gap', () => {
    expect(gapChart(rows, { width: 800 }, words).summary).toBe('lapsed short met optional');
  });
  it('stands held, needed and the gap between them on one scale from 0 to 5', () => {
    const { marks } = gapChart(rows, { width: 800 }, words);
    const mark = marks[1]!;
    const level = (mark.track.x2 - mark.track.x1) / 5;
    expect(mark.held).toBeCloseTo(mark.track.x1 + 2 * level);
    expect(mark.needed).toBeCloseTo(mark.track.x1 + 4 * level);
    expect(mark.gap).toEqual({ x: mark.held, y: mark.y - 4, width: mark.needed - mark.held, height: 8 });
    expect(marks[0]!.lapsed).toBeCloseTo(mark.track.x1 + 3 * level);
    expect(mark.lapsed).toBeNull();
  });
  it('draws no gap where more is held than needed', () => {
    const met = gapChart(rows, { width: 800 }, words).marks[2]!;
    expect([met.state, met.gap, met.held]).toEqual(['met', null, met.track.x2]);
  });
  it('keeps the whole answer in the table, as raw values', () => {
    expect(gapChart(rows, { width: 800 }, words).table.rows).toEqual([
      ['lapsed', 'hard', 4, 0, 4, 1, 'true', null, null],
      ['short', 'hard', 4, 2, 2, 1, 'true', '2026-01-02', null],
      ['met', 'hard', 3, 5, 0, 1, 'true', null, null],
      ['optional', 'hard', 2, 0, 2, 0.4, 'false', null, null],
    ]);
  });
  it.each([320, 360, 560, 1200])('lets nothing overlap or leave a page of %i pixels', (width) => {
    const long = row('long', {
      name: 'Communicating sustainability-related recommendations to non-specialist audiences',
    });
    const { marks, height } = gapChart([...rows, long], { width }, words);
    marks.forEach((mark, i) => {
      expect(mark.band.height).toBeGreaterThanOrEqual(24);
      if (i > 0) expect(mark.band.y).toBe(marks[i - 1]!.band.y + marks[i - 1]!.band.height);
      expect(mark.track.x2).toBeLessThanOrEqual(width);
      const widest = Math.max(...mark.name.lines.map((line) => textWidth(line, 14)));
      expect(mark.name.x + widest).toBeLessThanOrEqual(width < 560 ? width - 96 : mark.track.x1);
    });
    expect(marks.at(-1)!.band.y + marks.at(-1)!.band.height).toBeLessThanOrEqual(height);
  });
  it('puts the name above its track on a narrow page and beside it on a wide one', () => {
    const [narrow] = gapChart(rows, { width: 360 }, words).marks;
    const [wide] = gapChart(rows, { width: 800 }, words).marks;
    expect(narrow!.note.y).toBeLessThan(narrow!.y);
    expect(narrow!.track.x1).toBe(8);
    expect(wide!.track.x1).toBe(296);
  });
  it.each([
    [280, '1'],
    [360, 'novice'],
    [560, '1'],
    [660, '1'],
    [800, 'novice'],
    [1200, 'novice'],
  ])('writes the levels whole and above the rows at %i pixels, the first as %s', (width, first) => {
    const named = ['', 'novice', 'advanced beginner', 'proficient', 'advanced', 'expert'];
    const chart = gapChart(rows, { width }, { ...words, level: (level) => named[level]! });
    const ticks = chart.axes[0]!.ticks.map(({ text }) => text);
    const said = ticks.map(({ lines }) => lines.join(' '));
    expect([['1', '2', '3', '4', '5'], named.slice(1)]).toContainEqual(said);
    expect(said[0]).toBe(first);
    for (const { y, lines, lineHeight } of ticks)
      expect(y + (lines.length - 1) * lineHeight).toBeLessThan(chart.marks[0]!.band.y);
  });
  it('answers an empty role with no marks', () => {
    expect(gapChart([], { width: 360 }, words)).toMatchObject({ marks: [], height: 64, table: { rows: [] } });
  });
});
