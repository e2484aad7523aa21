import { describe, expect, it } from '@jest/globals';
import { tradeOff, type TradeOffPlan, type TradeOffWords } from './trade-off.js';

const words: TradeOffWords = {
  summary: (plans) => plans.map((plan) => plan.id).join(' '),
  label: (plan) => plan.id,
  name: (plan) => `€${plan.cost}`,
  price: (amount) => `€${amount}`,
  hours: (amount) => `${amount} h`,
  axis: 'Price by hours',
  caption: 'Plans',
  columns: { plan: 'p', cost: 'c', hours: 'h', badges: 'b' },
};
const plan = (id: string, hours: number, cost: number, current = false): TradeOffPlan => ({
  id,
  hours,
  cost,
  current,
  badges: [id],
});
const plans = [plan('cheap', 300, 500, true), plan('fast', 100, 900), plan('b', 150, 700), plan('c', 200, 600)];

describe('tradeOff', () => {
  it('goes from the fastest to the cheapest, more hours further right and dearer higher up', () => {
    const { marks, summary } = tradeOff(plans, { width: 300 }, words);
    expect(summary).toBe('fast b c cheap');
    const [fast, b, c, cheap] = marks;
    expect((b!.x - fast!.x) / (cheap!.x - fast!.x)).toBeCloseTo(0.25);
    expect((c!.y - fast!.y) / (cheap!.y - fast!.y)).toBeCloseTo(0.75);
    expect(cheap!.y).toBeGreaterThan(fast!.y);
  });
  it('names the two ends and the plan of the page', () => {
    expect(tradeOff(plans, { width: 300 }, words).marks.map((mark) => mark.name?.lines[0] ?? null)).toEqual([
      '€900',
      null,
      null,
      '€500',
    ]);
  });
  it('draws the stairs below which no plan lies', () => {
    const { marks, front } = tradeOff(plans.slice(0, 2), { width: 300 }, words);
    expect(front).toBe(`M${marks[0]!.x},${marks[0]!.y}H${marks[1]!.x}V${marks[1]!.y}`);
  });
  it.each([270, 360, 700])('keeps points and targets of 28 pixels within %i pixels', (width) => {
    for (const { band } of tradeOff(plans, { width }, words).marks) {
      expect(band.x).toBeGreaterThanOrEqual(0);
      expect(band.x + band.width).toBeLessThanOrEqual(width);
    }
  });
  it('places a single plan in the middle', () => {
    expect(tradeOff([plan('only', 10, 10, true)], { width: 300 }, words).marks[0]!.y).toBe(116);
  });
});
