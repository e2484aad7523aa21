import { currencyDecimals, type Credential } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';
import { PRICE_OF_DISTRUST } from './options.js';

/**
 * What taking a credential weighs against money when trust is minimised for: {@link PRICE_OF_DISTRUST} × (1 − trust in its issuer),
 * rounded to minor units. An issuer of unknown trust has none.
 */
export function distrustOf(snapshot: Snapshot, { issuer }: Credential, currency: string): number {
  const trust = snapshot.issuers.facts[snapshot.issuers.index.get(issuer) ?? -1]?.trust ?? 0;
  return Math.round(PRICE_OF_DISTRUST * 10 ** (currencyDecimals(currency) ?? 2) * (1 - trust));
}
