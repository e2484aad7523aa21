import { headingSays } from '../values/heading.js';
import { scaleInHeading } from '../values/level-scale.js';

/** Units that a heading states, for a person to see: the readers go by them. */
export interface HeadingTold {
  /** Of lengths: `hour`. */
  readonly unit?: string;
  /** Of amounts: an ISO code, 1000 for "in thousands", what the pay is for. */
  readonly currency?: string;
  readonly factor?: number;
  readonly period?: string;
  /** Of levels: lowest and highest mark. */
  readonly scale?: readonly [number, number];
}

/** @returns nothing where the heading states none of it */
export function toldBy(heading: string): { readonly told?: HeadingTold } {
  const { unit, currency, factor, period } = headingSays(heading);
  const scale = scaleInHeading(heading)?.from;
  const found = { unit, currency, factor, period, scale };
  const told = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as HeadingTold;
  return Object.keys(told).length > 0 ? { told } : {};
}
