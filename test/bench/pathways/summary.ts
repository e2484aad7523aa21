import { ms } from '../table.js';
import type { Measured } from './measure.js';

export const HEADINGS = [
  'shape',
  'size',
  'offers',
  'gap',
  'minimise',
  'n',
  'ms',
  'p95',
  'p99',
  'max',
  'wall',
  'HiGHS ms',
  'HiGHS ÷ own',
  'worst',
  'naive ÷ own',
  'prices/tree/solver/none',
  'checked',
  'steps',
  'greedy +%',
  'max +%',
];

/** The value below which a share of the list lies; of an even number the upper of the middle two. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** One line of the table, below {@link HEADINGS}: times are CPU milliseconds, medians unless the heading says otherwise. */
export function summary(name: readonly (string | number)[], all: readonly Measured[]): (string | number)[] {
  const own = all.map((one) => one.own.cpu);
  const beside = all.flatMap((one) => (one.highs ? [one.highs] : []));
  const ratios = all.flatMap((one) => (one.highs ? [one.highs.cpu / one.own.cpu] : []));
  const naive = all.flatMap((one) => (one.naive ? [one.naive.cpu / one.naive.own] : []));
  const greedy = all.flatMap((one) => (one.greedy === null ? [] : [100 * one.greedy]));
  const [shape, size, gap, minimise] = name;
  const of = (kind: Measured['kind']) => all.filter((one) => one.kind === kind).length;
  const proofs = of('prices') + of('tree');
  const capped = (list: readonly { readonly capped: boolean }[]) => (list.some((one) => one.capped) ? '≥' : '');
  const times = (value: number) => (Number.isNaN(value) ? '–' : `${value.toFixed(value < 10 ? 1 : 0)}×`);
  const percent = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1));
  return [
    shape!,
    size!,
    quantile(
      all.map((one) => one.offers),
      0.5,
    ),
    gap!,
    minimise!,
    all.length,
    ...[0.5, 0.95, 0.99, 1].map((share) => ms(quantile(own, share))),
    ms(
      quantile(
        all.map((one) => one.own.wall),
        0.5,
      ),
    ),
    `${capped(beside)}${
      beside.length > 0
        ? ms(
            quantile(
              beside.map((one) => one.cpu),
              0.5,
            ),
          )
        : '–'
    }`,
    `${capped(beside)}${times(quantile(ratios, 0.5))}`,
    times(quantile(ratios, 0)),
    `${capped(all.flatMap((one) => one.naive ?? []))}${times(quantile(naive, 0.5))}`,
    `${of('prices')}/${of('tree')}/${of('solver')}/${of('none')}`,
    `${all.filter((one) => one.checked === 'proved').length}/${proofs}`,
    quantile(
      all.map((one) => one.steps),
      0.5,
    ),
    percent(quantile(greedy, 0.5)),
    percent(quantile(greedy, 1)),
  ];
}
