/** Standard normal quantile of 0.9. */
const Z90 = 1.2815515655446004;

/**
 * What a count would at least be in the long run, one-sided at 90 %: the lower bound of a Poisson mean by Byar's approximation
 * (Breslow & Day 1987, Statistical Methods in Cancer Research II): n × (1 − 1/(9n) − z/(3√n))³.
 * Within 0.007 of the exact (gamma) bound for whole counts from 1 to 199; made of roots and products only, hence the same on every machine.
 * @param count 0 or more; need not be whole
 */
export function lowerBound90(count: number): number {
  if (count <= 0) return 0;
  const root = 1 - 1 / (9 * count) - Z90 / (3 * Math.sqrt(count));
  return root <= 0 ? 0 : count * root ** 3;
}
