import { descending, scaleLinear } from 'd3';
import type { Axis, Box, Chart, Mark, Size, Table, Text } from './chart.js';
import { PAD, rowLayout, type RowLayout } from './rows.js';
import { block, NAME, NOTE, textWidth, wrap } from './text.js';

export interface GapRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string | null;
  /** Levels 0 to 5; 0 is nothing held. */
  readonly need: number;
  readonly have: number;
  /** 0 to 1. */
  readonly importance: number;
  readonly essential: boolean;
  readonly asOf: string | null;
  readonly expiresOn?: string | undefined;
  readonly lapsed?: { readonly level: number; readonly expiredOn: string } | undefined;
  /** `have` ends soon: the caller knows the day. */
  readonly expiring: boolean;
}

/** Everything that is read or heard, so that the chart speaks the reader's language. */
export interface GapWords {
  summary(rows: readonly GapRow[]): string;
  label(row: GapRow): string;
  /** The line below the name: essential or optional, hard or soft, what ended or ends. */
  note(row: GapRow): string;
  /** The end of the row: how far it is. */
  distance(row: GapRow): string;
  level(level: number): string;
  readonly axis: string;
  /** The same where the levels stand as numbers, for want of room: says what the numbers mean. */
  readonly axisNumbered: string;
  readonly caption: string;
  readonly columns: Record<
    'skill' | 'kind' | 'need' | 'have' | 'gap' | 'importance' | 'essential' | 'asOf' | 'ends',
    string
  >;
  kind(kind: string | null): string;
  essential(essential: boolean): string;
}

export interface GapMark extends Mark {
  readonly name: Text;
  readonly note: Text;
  readonly distance: Text;
  readonly state: 'met' | 'gap';
  readonly essential: boolean;
  readonly expiring: boolean;
  /** Centre line of the row. */
  readonly y: number;
  readonly track: { readonly x1: number; readonly x2: number };
  readonly held: number;
  readonly needed: number;
  /** From held to needed; null when met. */
  readonly gap: Box | null;
  /** Where it stood before it ended; null when nothing ended above what is held. */
  readonly lapsed: number | null;
}

const LEVELS = [1, 2, 3, 4, 5];
const TOP = 56;
const BAR = 8;
const DISTANCE = 96;

/** Held against required per skill, most important first: one row a skill, levels 0 to 5 from left to right. */
export function gapChart(data: readonly GapRow[], size: Size, words: GapWords): Chart<GapMark> {
  const rows = [...data].sort(byImportance);
  const layout = rowLayout(size.width, DISTANCE);
  const x = scaleLinear([0, 5], [layout.plot.x, layout.plot.x + layout.plot.width]);
  const marks: GapMark[] = [];
  let top = TOP;
  for (const row of rows) {
    const mark = gapMark(row, top, size.width, layout, x, words);
    marks.push(mark);
    top += mark.band.height;
  }
  return {
    width: size.width,
    height: top + PAD,
    marks,
    axes: [levelAxis(layout, x, top, words)],
    summary: words.summary(rows),
    table: table(rows, words),
  };
}

function byImportance(a: GapRow, b: GapRow): number {
  return (
    descending(a.importance, b.importance) ||
    descending(Number(a.essential), Number(b.essential)) ||
    descending(a.need - a.have, b.need - b.have) ||
    (a.name < b.name ? -1 : 1)
  );
}

function gapMark(
  row: GapRow,
  top: number,
  width: number,
  layout: RowLayout,
  x: (level: number) => number,
  words: GapWords,
): GapMark {
  const name = block(row.name, { x: 0, top: top + PAD, width: layout.name.width }, NAME);
  const note = block(words.note(row), { x: 0, top: top + PAD + name.height, width: layout.name.width }, NOTE);
  const words_ = name.height + note.height;
  const height = layout.stacked ? words_ + 28 + 2 * PAD : Math.max(words_, 24) + 2 * PAD;
  const y = layout.stacked ? top + PAD + words_ + 14 : top + height / 2;
  const far = block(words.distance(row), { x: layout.end.x, top: 0, width: layout.end.width }, NOTE, 'end');
  const distanceTop = layout.stacked ? top + PAD + 1 : y - far.height / 2;
  const met = row.have >= row.need;
  const held = x(Math.min(row.have, 5));
  return {
    id: row.id,
    label: words.label(row),
    band: { x: 0, y: top, width, height },
    name,
    note,
    distance: { ...far, y: far.y + distanceTop },
    state: met ? 'met' : 'gap',
    essential: row.essential,
    expiring: row.expiring,
    y,
    track: { x1: x(0), x2: x(5) },
    held,
    needed: x(row.need),
    gap: met ? null : { x: held, y: y - BAR / 2, width: x(row.need) - held, height: BAR },
    lapsed: row.lapsed === undefined ? null : x(row.lapsed.level),
  };
}

function levelAxis(layout: RowLayout, x: (level: number) => number, bottom: number, words: GapWords): Axis {
  const room = layout.plot.width / 5;
  const inWords = LEVELS.map((level) => words.level(level));
  const fits = inWords.every((label) => wordsFit(label, room - PAD));
  const title = block(
    fits ? words.axis : words.axisNumbered,
    { x: layout.plot.x, top: 0, width: layout.plot.width },
    NOTE,
  );
  const top = Math.max(20, title.height + 4);
  return {
    title,
    ticks: LEVELS.map((level, i) => ({
      at: x(level),
      from: TOP,
      to: bottom,
      text: block(
        fits ? inWords[i]! : String(level),
        { x: level === 5 ? x(5) + 8 : x(level), top, width: room - PAD },
        NOTE,
        level === 5 ? 'end' : 'middle',
      ),
    })),
  };
}

/** Whether a label stands in two lines without a word being broken. */
function wordsFit(label: string, width: number): boolean {
  const whole = label.split(' ').every((word) => textWidth(word, NOTE.size) <= width);
  return whole && wrap(label, width, NOTE.size).length <= 2;
}

function table(rows: readonly GapRow[], words: GapWords): Table {
  const { columns } = words;
  return {
    caption: words.caption,
    columns: [
      { heading: columns.skill, kind: 'text' },
      { heading: columns.kind, kind: 'text' },
      { heading: columns.need, kind: 'number' },
      { heading: columns.have, kind: 'number' },
      { heading: columns.gap, kind: 'number' },
      { heading: columns.importance, kind: 'share' },
      { heading: columns.essential, kind: 'text' },
      { heading: columns.asOf, kind: 'day' },
      { heading: columns.ends, kind: 'day' },
    ],
    rows: rows.map((row) => [
      row.name,
      words.kind(row.kind),
      row.need,
      row.have,
      Math.max(0, row.need - row.have),
      row.importance,
      words.essential(row.essential),
      row.asOf,
      row.expiresOn ?? null,
    ]),
  };
}
