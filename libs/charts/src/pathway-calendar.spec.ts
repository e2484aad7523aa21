import { describe, expect, it } from '@jest/globals';
import { pathwayCalendar, type CalendarData, type CalendarWords } from './pathway-calendar.js';
import { textWidth } from './text.js';

const words: CalendarWords = {
  summary: (data) => `${data.steps.length} steps`,
  label: (step) => step.name,
  note: (step) => step.closes.join(', '),
  price: (cost) => `€${cost}`,
  month: (day, withYear) => (withYear ? day.slice(0, 7) : day.slice(5, 7)),
  deadline: (day) => `by ${day}`,
  axis: 'Month',
  caption: 'Steps',
  columns: {
    step: 'Step',
    issuer: 'Issuer',
    start: 'Start',
    finish: 'Finish',
    hours: 'Hours',
    cost: 'Cost',
    closes: 'Closes',
  },
};
const step = { issuer: 'Guild', hours: 40, cost: 180, closes: ['PV design 3'], renewal: false };
const data: CalendarData = {
  start: '2026-11-23',
  finish: '2027-03-02',
  steps: [
    { ...step, id: 'a', name: 'Solar PV Design', start: '2026-11-23', finish: '2027-01-11' },
    { ...step, id: 'b', name: 'Energy Storage', start: '2027-01-12', finish: '2027-03-02', closes: [] },
  ],
};

describe('pathwayCalendar', () => {
  it('fills the axis from the first to the last day, both included', () => {
    const { marks } = pathwayCalendar(data, { width: 900 }, words);
    const [a, b] = marks;
    const right = b!.bar.x + b!.bar.width;
    expect(a!.bar.x).toBe(330);
    expect(a!.bar.width).toBeCloseTo((right - 330) / 2);
    expect(b!.bar.x).toBeCloseTo(a!.bar.x + a!.bar.width);
  });
  it('ticks at the first of each month, the year on the first tick and in January', () => {
    const [axis] = pathwayCalendar(data, { width: 900 }, words).axes;
    expect(axis!.ticks.map((tick) => tick.text.lines[0])).toEqual(['2026-12', '2027-01', '02', '03']);
    const { marks } = pathwayCalendar(data, { width: 900 }, words);
    const perDay = (marks[0]!.bar.width * 2) / 100;
    expect(axis!.ticks[0]!.at).toBeCloseTo(330 + 8 * perDay);
  });
  it('counts steps of several months from January, so that each new year is marked', () => {
    const long = { ...data, finish: '2028-02-20' };
    const ticks = pathwayCalendar(long, { width: 700 }, words).axes[0]!.ticks;
    expect(ticks.map((tick) => tick.text.lines[0])).toEqual(['2027-01', '04', '07', '10', '2028-01']);
  });
  it('takes longer steps between ticks where years must fit, and lets no two labels touch', () => {
    const years = { ...data, finish: '2032-06-01' };
    const ticks = pathwayCalendar(years, { width: 360 }, words).axes[0]!.ticks;
    expect(ticks.length).toBeGreaterThan(2);
    ticks.slice(1).forEach((tick, i) => {
      const before = ticks[i]!.text;
      const left = tick.text.anchor === 'end' ? tick.text.x - textWidth(tick.text.lines[0]!, 12) : tick.text.x;
      expect(left).toBeGreaterThan(before.x + textWidth(before.lines[0]!, 12));
    });
  });
  it('draws a deadline after its last day, and leaves one out that lies far beyond the plan', () => {
    const near = pathwayCalendar({ ...data, by: '2027-03-02' }, { width: 900 }, words);
    const last = near.marks[1]!.bar;
    expect(near.deadline!.x).toBeCloseTo(last.x + last.width);
    expect(pathwayCalendar({ ...data, by: '2029-01-01' }, { width: 900 }, words).deadline).toBeNull();
  });
  it('keeps a one-day step visible', () => {
    const short = { ...step, id: 'c', name: 'C', start: '2026-11-23', finish: '2026-11-23' };
    const { marks } = pathwayCalendar({ ...data, finish: '2036-01-01', steps: [short] }, { width: 360 }, words);
    expect(marks[0]!.bar.width).toBe(3);
  });
  it('tells the steps as a table', () => {
    expect(pathwayCalendar(data, { width: 360 }, words).table.rows[0]).toEqual([
      'Solar PV Design',
      'Guild',
      '2026-11-23',
      '2027-01-11',
      40,
      180,
      'PV design 3',
    ]);
  });
});
