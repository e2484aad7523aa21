import { extent, scaleLinear } from 'd3';
import type { Chart, Mark, Size, Text } from './chart.js';
import { block, NOTE, textWidth } from './text.js';

export interface TradeOffPlan {
  readonly id: string;
  /** Major units of one currency. */
  readonly cost: number;
  readonly hours: number;
  readonly badges: readonly string[];
  /** The plan on the page. */
  readonly current: boolean;
}
export interface TradeOffWords {
  summary(plans: readonly TradeOffPlan[]): string;
  label(plan: TradeOffPlan): string;
  /** What stands beside a point. */
  name(plan: TradeOffPlan): string;
  price(amount: number): string;
  hours(amount: number): string;
  readonly axis: string;
  readonly caption: string;
  readonly columns: Record<'plan' | 'cost' | 'hours' | 'badges', string>;
}
export interface TradeOffMark extends Mark {
  readonly x: number;
  readonly y: number;
  readonly current: boolean;
  /** Only the plan of the page and the two ends are named. */
  readonly name: Text | null;
}
export interface TradeOff extends Chart<TradeOffMark> {
  /** The line of what cannot be had for less: SVG path data, a step from point to point. */
  readonly front: string;
}

const TOP = 32;
const HEIGHT = 168;
const TARGET = 28;

/** Plans by hours (across) and price (up), with the stairs below which there is none. Scales need not begin at zero: places, not lengths, are read. */
export function tradeOff(data: readonly TradeOffPlan[], size: Size, words: TradeOffWords): TradeOff {
  const plans = [...data].sort((a, b) => a.hours - b.hours || a.cost - b.cost);
  const left = Math.ceil(Math.max(0, ...plans.map((plan) => textWidth(words.price(plan.cost), NOTE.size)))) + 12;
  const x = scaleLinear(padded(plans.map((plan) => plan.hours)), [left, size.width - 16]);
  const y = scaleLinear(padded(plans.map((plan) => plan.cost)), [TOP + HEIGHT, TOP]);
  const named = new Set([0, plans.length - 1, plans.findIndex((plan) => plan.current)]);
  const marks = plans.map((plan, i) => {
    const [at, up] = [x(plan.hours), y(plan.cost)];
    const late = at > left + (size.width - left) / 2;
    const name = block(
      words.name(plan),
      { x: late ? at - 6 : at + 6, top: up - 10, width: size.width - left },
      NOTE,
      late ? 'end' : 'start',
    );
    return {
      id: plan.id,
      label: words.label(plan),
      band: { x: at - TARGET / 2, y: up - TARGET / 2, width: TARGET, height: TARGET },
      x: at,
      y: up,
      current: plan.current,
      // Above its point, where the stairs do not run.
      name: named.has(i) ? { ...name, y: name.y - name.height } : null,
    };
  });
  const bottom = TOP + HEIGHT;
  return {
    width: size.width,
    height: bottom + 44,
    marks,
    front: marks.map((mark, i) => (i === 0 ? `M${mark.x},${mark.y}` : `H${mark.x}V${mark.y}`)).join(''),
    axes: [
      {
        title: block(words.axis, { x: 0, top: 0, width: size.width }, NOTE),
        ticks: x.ticks(3).map((hours) => ({
          at: x(hours),
          from: TOP,
          to: bottom,
          text: block(words.hours(hours), { x: x(hours), top: bottom + 8, width: 200 }, NOTE, 'middle'),
        })),
      },
    ],
    summary: words.summary(plans),
    table: {
      caption: words.caption,
      columns: [
        { heading: words.columns.plan, kind: 'text' },
        { heading: words.columns.cost, kind: 'number' },
        { heading: words.columns.hours, kind: 'number' },
        { heading: words.columns.badges, kind: 'text' },
      ],
      rows: plans.map((plan) => [words.name(plan), plan.cost, plan.hours, plan.badges.join(', ')]),
    },
  };
}

function padded(values: readonly number[]): [number, number] {
  const [low = 0, high = 0] = extent(values);
  const room = Math.max((high - low) * 0.15, 1);
  return [low - room, high + room];
}
