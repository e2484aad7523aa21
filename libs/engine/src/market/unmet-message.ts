import { amountText, toMajor } from '#lib/model';
import type { Asked } from './asked.js';
import type { SupplyAt, SupplyLimits } from './offered.js';

export interface Missing {
  readonly asked: Pick<Asked, 'basis'>;
  readonly limits: SupplyLimits;
  readonly currency: string;
  readonly level: number;
  readonly supply: SupplyAt;
  /** Thousandths, of the skill at all levels. */
  readonly missed: number;
  readonly demand: number;
  /** The highest level certified. */
  readonly highestLevel: number;
}

const ONE = { postings: 'posting', openings: 'opening', roles: 'role' };

/** Why supply misses the demand, as a sentence with its numbers. */
export function unmetMessage(found: Missing): string {
  const { asked, missed, demand } = found;
  const part =
    missed === demand
      ? ''
      : ` ${amount(missed)} of the ${amount(demand)} ${asked.basis} that ask for the skill ask for what is not offered.`;
  return `${why(found)}${part}`;
}

function why({ asked, limits, currency, level, supply, highestLevel }: Missing): string {
  const where = limits.region === undefined ? '' : ` in ${limits.region}`;
  switch (supply.reason) {
    case 'none':
      return `No published credential certifies it${where}.`;
    case 'level-too-low':
      return `Credentials${where} certify it up to level ${highestLevel}; a ${ONE[asked.basis]} asks for level ${level}.`;
    case 'trust':
      return `${count(supply.certifying)} level ${level}${where}, none from an issuer trusted ${limits.minTrust} or more.`;
    case 'price': {
      const least = supply.cheapestTrusted;
      const price =
        least === undefined
          ? 'without a known price'
          : `the cheapest that counts for ${amountText(toMajor(least, currency), currency)}`;
      return `${count(supply.certifying)} level ${level}${where}, ${price}; the limit is ${amountText(toMajor(limits.maxPrice!, currency), currency)}.`;
    }
    case null:
      return 'Supply meets it.';
  }
}

function count(certifying: number): string {
  return certifying === 1 ? '1 credential certifies' : `${certifying} credentials certify`;
}

function amount(thousandths: number): string {
  return String(Math.round(thousandths / 100) / 10);
}
