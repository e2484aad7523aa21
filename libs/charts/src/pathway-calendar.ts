import { scaleLinear } from 'd3';
import type { Axis, Box, Chart, Mark, Size, Text } from './chart.js';
import { dayNumber, monthStarts } from './days.js';
import { PAD, rowLayout, type RowLayout } from './rows.js';
import { block, NAME, NOTE, textWidth } from './text.js';

export interface CalendarStep {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  /** First and last day of study, ISO. */
  readonly start: string;
  readonly finish: string;
  readonly hours: number;
  /** Major units, what the learner pays. */
  readonly cost: number;
  /** Skill and level in words. */
  readonly closes: readonly string[];
  /** Stacks it is needed for, where no later step needs it. */
  readonly stacks?: readonly string[];
  readonly renewal: boolean;
}
export interface CalendarData {
  readonly start: string;
  readonly finish: string;
  /** The last day allowed; drawn when it lies near enough to be seen. */
  readonly by?: string | undefined;
  readonly steps: readonly CalendarStep[];
}

export interface CalendarWords {
  summary(data: CalendarData): string;
  label(step: CalendarStep): string;
  note(step: CalendarStep): string;
  price(cost: number): string;
  /** Tick of a month; `withYear` on the first tick and each January. */
  month(day: string, withYear: boolean): string;
  deadline(day: string): string;
  readonly axis: string;
  readonly caption: string;
  readonly columns: Record<'step' | 'issuer' | 'start' | 'finish' | 'hours' | 'cost' | 'closes', string>;
}

export interface CalendarMark extends Mark {
  readonly name: Text;
  readonly note: Text;
  readonly price: Text;
  readonly bar: Box;
  readonly renewal: boolean;
}
export interface Calendar extends Chart<CalendarMark> {
  readonly deadline: { readonly x: number; readonly from: number; readonly to: number; readonly text: Text } | null;
}

const TOP = 48;
const BAR = 16;
const TICK_ROOM = 60;

/** Steps as bars on a time axis, in the order they are studied. Days are inclusive: a bar ends where its last day ends. */
export function pathwayCalendar(data: CalendarData, size: Size, words: CalendarWords): Calendar {
  const prices = data.steps.map((step) => textWidth(words.price(step.cost), NAME.size));
  const layout = rowLayout(size.width, Math.ceil(Math.max(0, ...prices)) + 4);
  const begin = dayNumber(data.start);
  const span = dayNumber(data.finish) + 1 - begin;
  const by = data.by !== undefined && dayNumber(data.by) + 1 - begin <= span * 1.5 ? data.by : undefined;
  const end = Math.max(begin + span, by === undefined ? 0 : dayNumber(by) + 1);
  const x = scaleLinear([begin, end], [layout.plot.x, layout.plot.x + layout.plot.width]);
  const marks: CalendarMark[] = [];
  let top = TOP;
  for (const step of data.steps) {
    const mark = stepMark(step, top, size.width, layout, x, words);
    marks.push(mark);
    top += mark.band.height;
  }
  return {
    width: size.width,
    height: top + (by === undefined ? PAD : 24),
    marks,
    axes: [timeAxis(data.start, by !== undefined && by > data.finish ? by : data.finish, layout, x, top, words)],
    deadline: by === undefined ? null : deadline(by, layout, x, top, words),
    summary: words.summary(data),
    table: table(data, words),
  };
}

function stepMark(
  step: CalendarStep,
  top: number,
  width: number,
  layout: RowLayout,
  x: (day: number) => number,
  words: CalendarWords,
): CalendarMark {
  const name = block(step.name, { x: 0, top: top + PAD, width: layout.name.width }, NAME);
  const noteWidth = layout.stacked ? width : layout.name.width;
  const note = block(words.note(step), { x: 0, top: top + PAD + name.height, width: noteWidth }, NOTE);
  const text = name.height + note.height;
  const height = layout.stacked ? text + 32 + 2 * PAD : Math.max(text, 24) + 2 * PAD;
  const y = layout.stacked ? top + PAD + text + 16 : top + PAD + NAME.lineHeight / 2;
  const [from, to] = [x(dayNumber(step.start)), x(dayNumber(step.finish) + 1)];
  return {
    id: step.id,
    label: words.label(step),
    band: { x: 0, y: top, width, height },
    name,
    note,
    price: block(words.price(step.cost), { x: layout.end.x, top: top + PAD, width: layout.end.width }, NAME, 'end'),
    bar: { x: from, y: y - BAR / 2, width: Math.max(3, to - from), height: BAR },
    renewal: step.renewal,
  };
}

function timeAxis(
  start: string,
  end: string,
  layout: RowLayout,
  x: (day: number) => number,
  bottom: number,
  words: CalendarWords,
): Axis {
  const months = monthStarts(start, end, 1).length;
  const step = [1, 2, 3, 6, 12, 24, 60].find((step) => (months / step) * TICK_ROOM <= layout.plot.width) ?? 120;
  const right = layout.plot.x + layout.plot.width;
  const days = monthStarts(start, end, step);
  const withYear = days.map((day, i) => i === 0 || day.slice(5, 7) === '01');
  const ticks = days.map((day, i) => {
    const at = x(dayNumber(day));
    const word = words.month(day, withYear[i]!);
    const late = at + textWidth(word, NOTE.size) > right;
    return {
      at,
      from: TOP - 8,
      to: bottom,
      text: block(word, { x: late ? right : at, top: 20, width: 200 }, NOTE, late ? 'end' : 'start'),
    };
  });
  return {
    title: block(words.axis, { x: layout.plot.x, top: 0, width: layout.plot.width }, NOTE),
    ticks: spaced(ticks, withYear),
  };
}

/** Of two ticks whose texts would touch one is left out: the one without a year, else the later. */
function spaced(ticks: Axis['ticks'], withYear: readonly boolean[]): Axis['ticks'] {
  const kept: { readonly tick: Axis['ticks'][number]; readonly year: boolean; readonly right: number }[] = [];
  ticks.forEach((tick, i) => {
    const width = Math.max(...tick.text.lines.map((line) => textWidth(line, NOTE.size)));
    const left = tick.text.anchor === 'end' ? tick.text.x - width : tick.text.x;
    const touches = (): boolean => kept.length > 0 && left < kept.at(-1)!.right + 8;
    while (touches() && withYear[i] && !kept.at(-1)!.year) kept.pop();
    if (!touches()) kept.push({ tick, year: withYear[i]!, right: left + width });
  });
  return kept.map(({ tick }) => tick);
}

function deadline(
  by: string,
  layout: RowLayout,
  x: (day: number) => number,
  bottom: number,
  words: CalendarWords,
): NonNullable<Calendar['deadline']> {
  const at = x(dayNumber(by) + 1);
  const half = at > layout.plot.x + layout.plot.width / 2;
  const text = block(
    words.deadline(by),
    { x: at + (half ? 6 : -6), top: bottom + 6, width: layout.plot.width },
    NOTE,
    half ? 'end' : 'start',
  );
  return { x: at, from: TOP - 8, to: bottom + 4, text };
}

function table(data: CalendarData, words: CalendarWords): Calendar['table'] {
  const { columns } = words;
  return {
    caption: words.caption,
    columns: [
      { heading: columns.step, kind: 'text' },
      { heading: columns.issuer, kind: 'text' },
      { heading: columns.start, kind: 'day' },
      { heading: columns.finish, kind: 'day' },
      { heading: columns.hours, kind: 'number' },
      { heading: columns.cost, kind: 'number' },
      { heading: columns.closes, kind: 'text' },
    ],
    rows: data.steps.map((s) => [s.name, s.issuer, s.start, s.finish, s.hours, s.cost, s.closes.join(', ')]),
  };
}
