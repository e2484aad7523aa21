import { describe, expect, it } from '@jest/globals';
import { tableCsv } from './csv.js';
import { priceBars, type PriceRow, type PriceWords } from './price-bars.js';
import { unmetChart, type UnmetRow, type UnmetWords } from './unmet-chart.js';

const priceWords: PriceWords = {
  summary: (rows) => `${rows.length}`,
  label: (row) => row.name,
  note: (row) => row.because,
  price: (amount) => `€${amount}`,
  axis: 'Price',
  caption: 'Prices',
  columns: { step: 'Step', list: 'List', cost: 'Cost', saved: 'Saved', because: 'Why' },
};
const prices: PriceRow[] = [
  { id: 'a', name: 'A', listPrice: 400, cost: 100, because: 'grant' },
  { id: 'b', name: 'B', listPrice: 200, cost: 200, because: '' },
];

describe('priceBars', () => {
  it('is zero-based: widths are in the ratio of prices, what is saved follows what is paid', () => {
    const [a, b] = priceBars(prices, { width: 800 }, priceWords).marks;
    expect(b!.paid.width / a!.paid.width).toBeCloseTo(2);
    expect(a!.saved!.x).toBeCloseTo(a!.paid.x + a!.paid.width);
    expect(a!.saved!.width).toBeCloseTo(3 * a!.paid.width);
    expect(b!.saved).toBeNull();
  });
  it('draws nothing for what is free', () => {
    const [free] = priceBars([{ ...prices[1]!, listPrice: 0, cost: 0 }], { width: 360 }, priceWords).marks;
    expect([free!.paid.width, free!.saved]).toEqual([0, null]);
  });
  it('tabulates the saving', () => {
    expect(priceBars(prices, { width: 360 }, priceWords).table.rows[0]).toEqual(['A', 400, 100, 300, 'grant']);
  });
});

const unmetWords: UnmetWords = {
  summary: (rows) => rows.map((row) => row.id).join(' '),
  label: (row) => row.message,
  note: (row) => `${row.supply}`,
  amount: String,
  axis: 'Demand',
  caption: 'Unmet',
  columns: {
    skill: 's',
    level: 'l',
    demand: 'd',
    postings: 'p',
    share: '%',
    supply: 'b',
    highest: 'h',
    cheapest: 'c',
    unmet: 'u',
    why: 'w',
  },
};
const asked: UnmetRow = {
  id: 'x',
  name: 'X',
  level: 3,
  demand: 100,
  unmet: 25,
  sure: 10,
  small: false,
  postings: 100,
  supply: 12,
  highestLevel: 4,
  share: 0.5,
  cheapest: null,
  reason: null,
  message: 'm',
};

describe('unmetChart', () => {
  it('keeps the order given, and fills of the demand what is unmet', () => {
    const chart = unmetChart([asked, { ...asked, id: 'y', demand: 50, unmet: 50 }], { width: 800 }, unmetWords);
    expect(chart.summary).toBe('x y');
    const [x, y] = chart.marks;
    expect(x!.unmet.width / x!.demand.width).toBeCloseTo(0.25);
    expect(x!.sure.width / x!.demand.width).toBeCloseTo(0.1);
    expect(y!.demand.width / x!.demand.width).toBeCloseTo(0.5);
  });
  it('draws at most eight supply marks, and marks small counts', () => {
    const [many, few] = unmetChart(
      [asked, { ...asked, id: 'y', supply: 1, small: true }],
      { width: 360 },
      unmetWords,
    ).marks;
    expect([many!.supply.length, many!.small]).toEqual([8, false]);
    expect([few!.supply.length, few!.small]).toEqual([1, true]);
  });
});

describe('tableCsv', () => {
  it('quotes what must be quoted, keeps numbers raw and disarms formulas', () => {
    const table = {
      caption: 'T',
      columns: [
        { heading: 'a "b"', kind: 'text' as const },
        { heading: 'n', kind: 'number' as const },
      ],
      rows: [
        ['x, y', 1.5],
        ['=1+1', null],
        ['line\nbreak', -2],
      ],
    };
    expect(tableCsv(table)).toBe('"a ""b""",n\r\n"x, y",1.5\r\n\'=1+1,\r\n"line\nbreak",-2\r\n');
  });
});
