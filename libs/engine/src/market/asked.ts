import { addDays, addMonths, type Day } from '#lib/model';
import { skillByText, type Snapshot } from '../snapshot/snapshot.js';
import { requirementOf, usualLevels } from './asked-level.js';
import { openingsByRole } from './openings.js';

export interface DemandFilter {
  /** The last day looked at. */
  readonly on: Day;
  readonly months: number;
  /** A region's name, exactly as postings and wages write it. */
  readonly region?: string;
  /** A sector's name, exactly as postings write it. */
  readonly sector?: string;
  /** Position of a role: only what asks for it. */
  readonly role?: number;
}

/**
 * What is asked for. `amount` and `rests` stand at skill × 6 + level: amount in thousandths (of a posting, an opening, a role),
 * rests = how many postings (or roles) that amount comes from.
 */
export interface Asked {
  readonly basis: 'postings' | 'openings' | 'roles';
  readonly from: Day;
  readonly to: Day;
  /** Everything there is, thousandths: what a share is a share of. */
  readonly total: number;
  readonly amount: Float64Array;
  readonly rests: Float64Array;
  /** Postings that list no skill: they ask for what their role requires, by importance. */
  readonly byRole: number;
  /** Names of skills in postings that match no skill, or several. */
  readonly unmatched: number;
}

const WHOLE = 1000;

/** First day of the months that end with `on`: 12 months to 31 March 2026 begin on 1 April 2025. */
function firstDay(on: Day, months: number): Day {
  return addDays(addMonths(on, -months), 1);
}

/**
 * Demand by skill and level: what the postings of the window ask for; without postings in it, roles weighted by their openings;
 * without openings, each role once. A posting asks for each skill it lists, once. A role (of a posting that lists none, or where
 * there are no postings) asks for each skill it requires, as much as the requirement is important. No role stands in for a sector.
 */
export function askedFor(snapshot: Snapshot, filter: DemandFilter): Asked {
  const from = firstDay(filter.on, filter.months);
  const tally = new Tally(snapshot);
  const common = { from, to: filter.on, amount: tally.amount, rests: tally.rests };
  const postings = snapshot.postings.facts.flatMap((posting, i) => (inWindow(snapshot, filter, from, i) ? [i] : []));
  if (postings.length > 0 || filter.sector !== undefined) {
    for (const posting of postings) tally.posting(posting);
    const { byRole, unmatched } = tally;
    return { ...common, basis: 'postings', total: postings.length * WHOLE, byRole, unmatched };
  }
  const openings = openingsByRole(snapshot, filter.on, filter.region);
  const weights = openings.size > 0 ? openings : new Map(snapshot.roles.facts.map((_, role) => [role, 1]));
  let total = 0;
  for (const [role, weight] of [...weights].sort(([a], [b]) => a - b)) {
    if (filter.role !== undefined && role !== filter.role) continue;
    total += Math.round(weight * WHOLE);
    tally.role(role, weight);
  }
  return { ...common, basis: openings.size > 0 ? 'openings' : 'roles', total, byRole: 0, unmatched: 0 };
}

function inWindow(snapshot: Snapshot, filter: DemandFilter, from: Day, posting: number): boolean {
  const { postedOn, region, sector, role } = snapshot.postings.facts[posting]!;
  if (postedOn < from || postedOn > filter.on) return false;
  if (filter.region !== undefined && region !== filter.region) return false;
  if (filter.sector !== undefined && sector !== filter.sector) return false;
  return filter.role === undefined || role === snapshot.roles.facts[filter.role]!.id;
}

class Tally {
  readonly amount: Float64Array;
  readonly rests: Float64Array;
  byRole = 0;
  unmatched = 0;
  private readonly usual: Uint8Array;

  constructor(private readonly snapshot: Snapshot) {
    this.amount = new Float64Array(snapshot.skills.facts.length * 6);
    this.rests = new Float64Array(snapshot.skills.facts.length * 6);
    this.usual = usualLevels(snapshot);
  }

  posting(posting: number): void {
    const { snapshot } = this;
    const fact = snapshot.postings.facts[posting]!;
    const role = fact.role === undefined ? undefined : snapshot.roles.index.get(fact.role);
    if ((fact.skills ?? []).length === 0) {
      if (role === undefined) return;
      this.byRole++;
      this.role(role, 1);
      return;
    }
    const { starts, skill } = snapshot.postingSkills;
    // As many skills as names: all were matched, nothing to look up.
    if (starts[posting + 1]! - starts[posting]! < fact.skills!.length) {
      for (const name of fact.skills!) if (skillByText(snapshot, name) === undefined) this.unmatched++;
    }
    for (let k = starts[posting]!; k < starts[posting + 1]!; k++) {
      const required = role === undefined ? undefined : requirementOf(snapshot, role, skill[k]!);
      this.add(skill[k]!, required === undefined ? this.usual[skill[k]!]! : snapshot.requires.level[required]!, WHOLE);
    }
  }

  role(role: number, weight: number): void {
    const { starts, skill, level, importance } = this.snapshot.requires;
    for (let k = starts[role]!; k < starts[role + 1]!; k++) {
      this.add(skill[k]!, level[k]!, Math.round(weight * importance[k]! * WHOLE));
    }
  }

  private add(skill: number, level: number, amount: number): void {
    if (amount === 0) return;
    this.amount[skill * 6 + level]! += amount;
    this.rests[skill * 6 + level]! += 1;
  }
}
