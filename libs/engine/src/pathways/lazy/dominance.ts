import type { ClosureCosts } from './closure-costs.js';
import type { Columns } from './columns.js';
import type { Links } from './links.js';
import type { Offers, Weights } from './weights.js';

/**
 * Which credentials may be in a best plan at all. One that costs more, at the least, than having each of its skills some other way
 * from nothing is in none: putting those ways in its place makes any plan cheaper. Unless it counts for itself: somebody needs it,
 * or it is a member of a stack.
 * @returns per credential 0 never, 1 for its skills, 2 also for itself
 */
export function worthwhile(
  columns: Columns,
  links: Links,
  offers: Offers,
  weights: Weights,
  closure: ClosureCosts,
): Uint8Array {
  const worth = new Uint8Array(columns.credentials);
  const { credentialNeeded, memberOf } = links;
  for (let c = 0; c < columns.credentials; c++) {
    if (offers.study[c] === 0) continue;
    const needed = credentialNeeded.start[c + 1]! > credentialNeeded.start[c]!;
    const counts = needed || memberOf.start[c + 1]! > memberOf.start[c]!;
    worth[c] = counts ? 2 : cheaperApart(columns, closure, c, weights.least[c]!, () => 0) ? 0 : 1;
  }
  return worth;
}

/** Whether the skill-levels that a credential adds to what is held can be had for less than `weight`, each on its own. */
export function cheaperApart(
  { gives }: Columns,
  closure: ClosureCosts,
  credential: number,
  weight: number,
  held: (skill: number) => number,
): boolean {
  let apart = 0;
  for (let k = gives.start[credential]!; k < gives.start[credential + 1]!; k++) {
    const fact = gives.item[k]!;
    if (fact % 6 > held((fact / 6) | 0)) apart += closure.level[fact]!;
  }
  return apart < weight;
}
