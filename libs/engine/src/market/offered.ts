import type { Credential } from '#lib/model';
import type { UnmetReason } from '../answers.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { sameAs } from '../snapshot/sameness.js';
import { isPublished } from '../snapshot/published.js';

export interface SupplyLimits {
  readonly region: string | undefined;
  /** Minor units of the answer's currency. */
  readonly maxPrice: number | undefined;
  /** 0 to 1; an issuer whose trust is unknown does not reach it. */
  readonly minTrust: number | undefined;
  /** How sure a SAME_AS must be for what certifies the same skill of another framework to count. */
  readonly minSame: number;
}

/** A published credential that certifies one skill. */
export interface Offering {
  readonly credential: number;
  readonly level: number;
  /** Minor units of the answer's currency; undefined without an exchange rate. */
  readonly price: number | undefined;
  readonly trusted: boolean;
  readonly affordable: boolean;
}

/** What is offered for a skill at a level, and why it does not meet the demand (null when it does). */
export interface SupplyAt {
  /** Credentials that certify the level or a higher one and pass all limits. */
  readonly supply: number;
  /** Credentials that certify the level or a higher one, limits of price and trust aside. */
  readonly certifying: number;
  /** Credentials that certify only lower levels. */
  readonly below: number;
  /** The lowest price of those certifying, limits aside; of those from trusted issuers. */
  readonly cheapest: number | undefined;
  readonly cheapestTrusted: number | undefined;
  readonly reason: UnmetReason | null;
}

/** Whether it is offered in a region; no regions means everywhere. */
function isOfferedIn(credential: Credential, region: string | undefined): boolean {
  return region === undefined || credential.regions === undefined || credential.regions.includes(region);
}

/** Published credentials that certify a skill, or the same skill of another framework, and are offered in the region asked about. */
export function offeringsOf(
  snapshot: Snapshot,
  skill: number,
  limits: SupplyLimits,
  price: (minor: number, currency: string) => number | undefined,
): Offering[] {
  const offerings: Offering[] = [];
  for (const { credential, level } of certifying(snapshot, skill, limits.minSame)) {
    const fact = snapshot.credentials.facts[credential]!;
    if (!isPublished(fact) || !isOfferedIn(fact, limits.region)) continue;
    const cost = price(fact.cost, fact.currency);
    const trust = snapshot.issuers.facts[snapshot.issuers.index.get(fact.issuer) ?? -1]?.trust;
    offerings.push({
      credential,
      level,
      price: cost,
      trusted: limits.minTrust === undefined || (trust !== undefined && trust >= limits.minTrust),
      affordable: limits.maxPrice === undefined || (cost !== undefined && cost <= limits.maxPrice),
    });
  }
  return offerings;
}

/** Each credential once, at its highest level, in the order of ids. */
function certifying(
  snapshot: Snapshot,
  skill: number,
  minSame: number,
): Iterable<{ credential: number; level: number }> {
  const { starts, target, level } = snapshot.certifiedBy;
  const own = (of: number) =>
    Array.from(target.subarray(starts[of], starts[of + 1]), (credential, k) => ({ credential, level: level[starts[of]! + k]! })); // prettier-ignore
  const others = [...sameAs(snapshot.sameSkills, skill, minSame)].flatMap(({ same }) => own(same));
  if (others.length === 0) return own(skill);
  const highest = new Map<number, number>();
  for (const one of [...own(skill), ...others]) highest.set(one.credential, Math.max(one.level, highest.get(one.credential) ?? 0)); // prettier-ignore
  return [...highest].sort(([a], [b]) => a - b).map(([credential, most]) => ({ credential, level: most }));
}

/** The highest level that is certified within all limits, 0 when none: demand up to it is met, demand above it is not. */
export function reachOf(offerings: readonly Offering[]): number {
  let reach = 0;
  for (const { level, trusted, affordable } of offerings) if (trusted && affordable && level > reach) reach = level;
  return reach;
}

/**
 * Supply at one level. The reason is the first that holds: nothing certifies the skill (`none`), nothing reaches the level
 * (`level-too-low`), nothing that does comes from an issuer trusted enough (`trust`), all that does is too dear (`price`).
 */
export function supplyAt(offerings: readonly Offering[], level: number): SupplyAt {
  const reaching = offerings.filter((offering) => offering.level >= level);
  const trusted = reaching.filter((offering) => offering.trusted);
  const supply = trusted.filter((offering) => offering.affordable).length;
  const reason =
    supply > 0
      ? null
      : offerings.length === 0
        ? 'none'
        : reaching.length === 0
          ? 'level-too-low'
          : trusted.length === 0
            ? 'trust'
            : 'price';
  return {
    supply,
    certifying: reaching.length,
    below: offerings.length - reaching.length,
    cheapest: cheapestOf(reaching),
    cheapestTrusted: cheapestOf(trusted),
    reason,
  };
}

function cheapestOf(offerings: readonly Offering[]): number | undefined {
  const prices = offerings.flatMap((offering) => offering.price ?? []);
  return prices.length === 0 ? undefined : prices.reduce((a, b) => Math.min(a, b));
}
