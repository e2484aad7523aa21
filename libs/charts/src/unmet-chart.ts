import { scaleLinear } from 'd3';
import type { Box, Chart, Mark, Size, Text } from './chart.js';
import { PAD, rowLayout } from './rows.js';
import { block, NAME, NOTE } from './text.js';

export interface UnmetRow {
  readonly id: string;
  readonly name: string;
  /** Level asked for, 1 to 5. */
  readonly level: number;
  /** How much is asked for, in the unit of the axis. */
  readonly demand: number;
  /** The part of the demand that supply does not meet; the rank. */
  readonly unmet: number;
  /** The part of it that is certain at 90 %. */
  readonly sure: number;
  /** Rests on few postings: drawn hollow. */
  readonly small: boolean;
  /** Postings the numbers rest on. */
  readonly postings: number;
  /** Offered badges that certify it at that level within the limits. */
  readonly supply: number;
  readonly highestLevel: number;
  readonly share: number;
  readonly cheapest: number | null;
  readonly reason: string | null;
  readonly message: string;
}
export interface UnmetWords {
  summary(rows: readonly UnmetRow[]): string;
  label(row: UnmetRow): string;
  note(row: UnmetRow): string;
  amount(demand: number): string;
  readonly axis: string;
  readonly caption: string;
  readonly columns: Record<
    'skill' | 'level' | 'demand' | 'postings' | 'share' | 'supply' | 'highest' | 'cheapest' | 'unmet' | 'why',
    string
  >;
}
export interface UnmetMark extends Mark {
  readonly name: Text;
  readonly note: Text;
  readonly amount: Text;
  /** All that is asked for, zero-based. */
  readonly demand: Box;
  /** Of it, what no supply meets. */
  readonly unmet: Box;
  /** Of that, what is certain. */
  readonly sure: Box;
  readonly small: boolean;
  /** One mark a badge, at most `SUPPLY_MARKS`; their centres. */
  readonly supply: readonly { readonly x: number; readonly y: number }[];
}

const SUPPLY_MARKS = 8;
const TOP = 48;
const BAR = 14;
const DOT = 10;

/** Demand as bars in the order given, what is unmet filled, and under each bar a mark for every badge that supplies it. */
export function unmetChart(rows: readonly UnmetRow[], size: Size, words: UnmetWords): Chart<UnmetMark> {
  const layout = rowLayout(size.width, 56);
  const x = scaleLinear(
    [0, Math.max(1, ...rows.map((row) => row.demand))],
    [layout.plot.x, layout.plot.x + layout.plot.width],
  ).nice(4);
  const [left, scale] = [x(0), x(1) - x(0)];
  const marks: UnmetMark[] = [];
  let top = TOP;
  for (const row of rows) {
    const name = block(row.name, { x: 0, top: top + PAD, width: layout.name.width }, NAME);
    const noteWidth = layout.stacked ? size.width : layout.name.width;
    const note = block(words.note(row), { x: 0, top: top + PAD + name.height, width: noteWidth }, NOTE);
    const text = name.height + note.height;
    const height = layout.stacked ? text + 40 + 2 * PAD : Math.max(text, 36) + 2 * PAD;
    const y = layout.stacked ? top + PAD + text + 6 : top + PAD + 2;
    marks.push({
      id: row.id,
      label: words.label(row),
      band: { x: 0, y: top, width: size.width, height },
      name,
      note,
      amount: block(
        words.amount(row.demand),
        { x: layout.end.x, top: top + PAD, width: layout.end.width },
        NAME,
        'end',
      ),
      demand: { x: left, y, width: row.demand * scale, height: BAR },
      unmet: { x: left, y, width: Math.min(row.unmet, row.demand) * scale, height: BAR },
      sure: { x: left, y, width: Math.min(row.sure, row.unmet, row.demand) * scale, height: BAR },
      small: row.small,
      supply: Array.from({ length: Math.min(row.supply, SUPPLY_MARKS) }, (_, i) => ({
        x: left + 4 + i * DOT,
        y: y + BAR + 9,
      })),
    });
    top += height;
  }
  const ticks = x.ticks(layout.plot.width < 360 ? 3 : 5).map((amount) => ({
    at: x(amount),
    from: TOP - 8,
    to: top,
    text: block(words.amount(amount), { x: x(amount), top: 20, width: 200 }, NOTE, amount === 0 ? 'start' : 'middle'),
  }));
  return {
    width: size.width,
    height: top + PAD,
    marks,
    axes: [{ title: block(words.axis, { x: layout.plot.x, top: 0, width: layout.plot.width }, NOTE), ticks }],
    summary: words.summary(rows),
    table: table(rows, words),
  };
}

function table(rows: readonly UnmetRow[], { caption, columns }: UnmetWords): Chart<UnmetMark>['table'] {
  return {
    caption,
    columns: [
      { heading: columns.skill, kind: 'text' },
      { heading: columns.level, kind: 'number' },
      { heading: columns.demand, kind: 'number' },
      { heading: columns.postings, kind: 'number' },
      { heading: columns.share, kind: 'share' },
      { heading: columns.supply, kind: 'number' },
      { heading: columns.highest, kind: 'number' },
      { heading: columns.cheapest, kind: 'number' },
      { heading: columns.unmet, kind: 'number' },
      { heading: columns.why, kind: 'text' },
    ],
    rows: rows.map((r) => [
      r.name,
      r.level,
      r.demand,
      r.postings,
      r.share,
      r.supply,
      r.highestLevel,
      r.cheapest,
      r.unmet,
      r.message,
    ]),
  };
}
