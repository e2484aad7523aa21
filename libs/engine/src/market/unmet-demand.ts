import { toMajor, type Refusal } from '#lib/model';
import type { UnmetDemand } from '../answers.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { SURE_ENOUGH } from '../snapshot/sameness.js';
import { askedFor, type Asked } from './asked.js';
import { exchangeTo } from '../prices/exchange.js';
import { offeringsOf, reachOf, type SupplyLimits } from './offered.js';
import { checkOptions, type UnmetOptions } from './unmet-options.js';
import { unmetSkill, type Unmet } from './unmet-skill.js';

const UNMET_FORMULA =
  'unmet = how many postings (openings, roles) ask for the skill at a level that no published credential certifies within the ' +
  'limits; ranked by it; score = its lower 90 % Poisson bound ÷ all postings (openings, roles)';

/**
 * Skills that the market asks for and supply does not certify (I3), most unmet first.
 *
 * Demand: see `askedFor`. A posting asks for a listed skill at the level that its role requires; where it names no role, or one that
 * does not require the skill, at the level most roles require; where none does, at level 3.
 * Supply: published credentials that certify the skill at that level or a higher one, offered in the region, at most `maxPrice` dear,
 * from an issuer trusted `minTrust` or more. One is enough: whether it has room for everybody is not known.
 * Demand shares are shares of one market, so the order by the lower bound is the order by `unmet` itself; the bound says how much of
 * it is certain. Skills whose demand is met at every level are counted and not listed.
 *
 * @returns the ranked skills, or a refusal: `not-a-day`, `out-of-range`, `unknown-role`, `unknown-currency`, `not-a-number`, `too-many-decimals`
 */
export function unmetDemand(snapshot: Snapshot, options: UnmetOptions): UnmetDemand | Refusal {
  const checked = checkOptions(snapshot, options);
  if (checked.status === 'refused') return checked;
  const { currency, maxPrice } = checked;
  const { on, region, sector, minTrust, minSame = SURE_ENOUGH } = options;
  const asked = askedFor(snapshot, { on, region, sector, months: checked.months, role: checked.role, minSame });
  const limits: SupplyLimits = { region, maxPrice, minTrust, minSame };
  const price = exchangeTo(snapshot, currency, on);
  const unpriced = new Set<number>();
  const found: Unmet[] = [];
  let all = 0;
  for (let skill = 0; skill < snapshot.skills.facts.length; skill++) {
    const asks = sum(asked, skill, 1);
    if (asks === 0) continue;
    all++;
    const offerings = offeringsOf(snapshot, skill, limits, price);
    for (const offering of offerings) if (offering.price === undefined) unpriced.add(offering.credential);
    const missed = sum(asked, skill, reachOf(offerings) + 1);
    if (missed > 0) found.push({ skill, missed, offerings });
  }
  // Positions are in the order of ids.
  found.sort((a, b) => b.missed - a.missed || a.skill - b.skill);
  const market = { snapshot, asked, limits, currency };
  const role = checked.role === undefined ? null : snapshot.roles.facts[checked.role]!;
  return {
    status: 'ok',
    basis: asked.basis,
    on,
    from: asked.from,
    to: asked.to,
    postings: Math.round(asked.total / 1000),
    currency,
    limits: {
      region: region ?? null,
      sector: sector ?? null,
      role: role && { id: role.id, title: role.title },
      maxPrice: maxPrice === undefined ? null : toMajor(maxPrice, currency),
      minTrust: minTrust ?? null,
    },
    skills: found.slice(0, options.limit).map((unmet) => unmetSkill(market, unmet)),
    counts: { asked: all, unmet: found.length, met: all - found.length },
    notes: { byRole: asked.byRole, unmatchedNames: asked.unmatched, withoutRate: unpriced.size },
    formula: UNMET_FORMULA,
    snapshot: { version: snapshot.version },
  };
}

/** Demand for a skill (position) at a level or above it, thousandths. */
function sum({ amount }: Asked, skill: number, fromLevel: number): number {
  let all = 0;
  for (let level = fromLevel; level <= 5; level++) all += amount[skill * 6 + level]!;
  return all;
}
