import { divisor } from '../divisor.js';
import type { Instance } from '../instance.js';
import type { Columns } from './columns.js';

/** What the credentials and stacks of a catalogue cost one kind of learner, and which of them may be used. */
export interface Offers {
  /** Per credential: 1 when it may be studied, 1 when it may be had as an award. */
  readonly study: Uint8Array;
  readonly award: Uint8Array;
  /** Per stack: 1 when it may be used at all. */
  readonly usable: Uint8Array;
  /** Per credential, minor units and minutes; not read where it may not be studied. */
  readonly price: Float64Array;
  readonly minutes: Float64Array;
  /** Per credential: the most that a fund takes off, and of that what is certain (from funds without a cap). */
  readonly grant: Float64Array;
  readonly certain: Float64Array;
  /** Per credential, what renewing it costs and takes; −1 where it cannot be renewed. */
  readonly renewalPrice: Float64Array;
  readonly renewalMinutes: Float64Array;
  /** Per stack: the price of its bundle, −1 where it is not sold; and the most that a fund takes off. */
  readonly bundle: Float64Array;
  readonly bundleGrant: Float64Array;
  readonly objective: Instance['objective'];
}

/**
 * Value and tie-break in one whole number: weight = value ÷ unit × factor + second, where the factor is above the sum of all second
 * terms. Lighter is better, or equal in value and better in what decides among equals.
 */
export interface Weights {
  /** Per credential: bought alone with funds that are certain. A plan of such purchases exists whenever its credentials may be had. */
  readonly full: Float64Array;
  /** Per credential: no plan that pays for it alone pays less, whatever funds it uses. */
  readonly least: Float64Array;
  /** The weight of an offer at a price and a length. */
  readonly of: (price: number, minutes: number) => number;
  readonly factor: number;
  readonly unit: number;
}

/** Weights above this are no longer exact in sums. */
export const MOST_WEIGHT = 2 ** 52;

/** Weights of what is offered. */
export function weightsOf(columns: Columns, offers: Offers): Weights {
  const { objective, study, price, minutes, grant, certain, bundle, bundleGrant, renewalPrice, renewalMinutes } =
    offers;
  const { credentials, members } = columns;
  const byMinutes = objective.then === 'minutes';
  let unit = 0;
  let seconds = 0;
  for (let c = 0; c < credentials; c++) {
    if (renewalPrice[c]! >= 0) {
      unit = divisor(unit, objective.price * renewalPrice[c]! + objective.minutes * renewalMinutes[c]!);
      seconds += byMinutes ? renewalMinutes[c]! : renewalPrice[c]!;
      unit = divisor(unit, objective.price);
    }
    if (study[c] === 0) continue;
    unit = divisor(unit, objective.price * price[c]! + objective.minutes * minutes[c]!);
    unit = divisor(unit, objective.price * certain[c]!);
    if (grant[c]! > certain[c]!) unit = divisor(unit, objective.price);
    seconds += byMinutes ? minutes[c]! : price[c]!;
  }
  bundle.forEach((one, stack) => {
    if (one < 0) return;
    unit = divisor(unit, objective.price * one);
    if (bundleGrant[stack]! > 0) unit = divisor(unit, objective.price);
    for (let k = members.start[stack]!; k < members.start[stack + 1]!; k++) {
      const member = members.item[k]!;
      if (study[member] === 1) unit = divisor(unit, objective.minutes * minutes[member]!);
    }
  });
  unit ||= 1;
  const factor = seconds + 1;
  const weight = (paid: number, studied: number): number =>
    ((objective.price * paid + objective.minutes * studied) / unit) * factor + (byMinutes ? studied : paid);
  const full = new Float64Array(credentials).fill(Infinity);
  const least = new Float64Array(credentials).fill(Infinity);
  for (let c = 0; c < credentials; c++) {
    if (study[c] === 0) continue;
    full[c] = weight(price[c]! - certain[c]!, minutes[c]!);
    least[c] = weight(price[c]! - grant[c]!, minutes[c]!);
  }
  return { full, least, of: weight, factor, unit };
}
