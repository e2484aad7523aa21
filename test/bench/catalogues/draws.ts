import { Chance } from '../../oracle/random.js';

/** Chance with the distributions that catalogues are made of. */
export class Draws extends Chance {
  /** From 0 to 1, 1 excluded. */
  share(): number {
    return this.between(0, 2 ** 30 - 1) / 2 ** 30;
  }

  /** A number whose logarithm is normal around that of the median. */
  lognormal(median: number, sigma: number): number {
    const angle = 2 * Math.PI * this.share();
    return median * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(angle));
  }

  /** An index by weights: `[0.7, 0.3]` gives 0 in seven of ten draws. */
  weighted(weights: readonly number[]): number {
    let left = this.share() * weights.reduce((sum, one) => sum + one, 0);
    for (const [index, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return index;
    }
    return weights.length - 1;
  }

  /** An index below `count` of which low ones are drawn more often: by the power 1 / (1 − skew) of an even draw. */
  skewed(count: number, skew: number): number {
    return Math.min(count - 1, Math.floor(count * this.share() ** (1 / (1 - skew))));
  }
}
