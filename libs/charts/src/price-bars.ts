import { scaleLinear } from 'd3';
import type { Box, Chart, Mark, Size, Text } from './chart.js';
import { PAD, rowLayout } from './rows.js';
import { block, NAME, NOTE, textWidth } from './text.js';

export interface PriceRow {
  readonly id: string;
  readonly name: string;
  /** Major units of one currency: the price asked, and what the learner pays after funding and bundles. */
  readonly listPrice: number;
  readonly cost: number;
  /** What made the difference, in words; empty when nothing did. */
  readonly because: string;
}
export interface PriceWords {
  summary(rows: readonly PriceRow[]): string;
  label(row: PriceRow): string;
  note(row: PriceRow): string;
  price(amount: number): string;
  readonly axis: string;
  readonly caption: string;
  readonly columns: Record<'step' | 'list' | 'cost' | 'saved' | 'because', string>;
}
export interface PriceMark extends Mark {
  readonly name: Text;
  readonly note: Text;
  readonly price: Text;
  readonly paid: Box;
  /** What need not be paid, from the end of `paid`; null when nothing is saved. */
  readonly saved: Box | null;
}

const TOP = 48;
const BAR = 16;

/** What each step costs: a zero-based bar of what is paid, and behind it, outlined, what is saved against the price asked. */
export function priceBars(rows: readonly PriceRow[], size: Size, words: PriceWords): Chart<PriceMark> {
  const widest = Math.max(0, ...rows.map((row) => textWidth(words.price(row.cost), NAME.size)));
  const layout = rowLayout(size.width, Math.ceil(widest) + 4);
  const most = Math.max(1, ...rows.map((row) => Math.max(row.listPrice, row.cost)));
  const x = scaleLinear([0, most], [layout.plot.x, layout.plot.x + layout.plot.width]);
  const marks: PriceMark[] = [];
  let top = TOP;
  for (const row of rows) {
    const name = block(row.name, { x: 0, top: top + PAD, width: layout.name.width }, NAME);
    const noteWidth = layout.stacked ? size.width : layout.name.width;
    const note = block(words.note(row), { x: 0, top: top + PAD + name.height, width: noteWidth }, NOTE);
    const text = name.height + note.height;
    const height = layout.stacked ? text + 32 + 2 * PAD : Math.max(text, 24) + 2 * PAD;
    const y = (layout.stacked ? top + PAD + text + 16 : top + PAD + NAME.lineHeight / 2) - BAR / 2;
    marks.push({
      id: row.id,
      label: words.label(row),
      band: { x: 0, y: top, width: size.width, height },
      name,
      note,
      price: block(words.price(row.cost), { x: layout.end.x, top: top + PAD, width: layout.end.width }, NAME, 'end'),
      paid: { x: x(0), y, width: x(row.cost) - x(0), height: BAR },
      saved:
        row.listPrice > row.cost ? { x: x(row.cost), y, width: x(row.listPrice) - x(row.cost), height: BAR } : null,
    });
    top += height;
  }
  const ticks = x.ticks(layout.plot.width < 360 ? 2 : 4).map((amount) => ({
    at: x(amount),
    from: TOP - 8,
    to: top,
    text: block(words.price(amount), { x: x(amount), top: 20, width: 200 }, NOTE, amount === 0 ? 'start' : 'middle'),
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

function table(rows: readonly PriceRow[], words: PriceWords): Chart<PriceMark>['table'] {
  const { columns } = words;
  return {
    caption: words.caption,
    columns: [
      { heading: columns.step, kind: 'text' },
      { heading: columns.list, kind: 'number' },
      { heading: columns.cost, kind: 'number' },
      { heading: columns.saved, kind: 'number' },
      { heading: columns.because, kind: 'text' },
    ],
    rows: rows.map((row) => [row.name, row.listPrice, row.cost, row.listPrice - row.cost, row.because]),
  };
}
