import { addDays, addMonths, type Day } from '#lib/model';
import { skillByText, type Snapshot } from '../snapshot/snapshot.js';
import { sameAs } from '../snapshot/sameness.js';
import { requirementOf, usualLevels } from './asked-level.js';
import { openingsByRole, toldOnce } from './openings.js';

export interface DemandFilter {
  /** The last day looked at. */
  readonly on: Day;
  readonly months: number;
  /** A region's name, exactly as postings and wages write it. */
  readonly region?: string;
  /** A sector's name, exactly as postings write it. */
  readonly sector?: string;
  /** Position of a role: only what asks for it, or for the same role in another framework. */
  readonly role?: number;
  /** How sure it must be that two roles are the same. */
  readonly minSame: number;
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
 * without openings, each role once. Roles that are the same in several frameworks count once. A posting asks for each skill it lists, once. A role (of a posting that lists none, or where
 * there are no postings) asks for each skill it requires, as much as the requirement is important. No role stands in for a sector.
 */
export function askedFor(snapshot: Snapshot, filter: DemandFilter): Asked {
  const from = firstDay(filter.on, filter.months);
  const tally = new Tally(snapshot, filter.minSame);
  const common = { from, to: filter.on, amount: tally.amount, rests: tally.rests };
  const roles = rolesAsked(snapshot, filter);
  const postings = snapshot.postings.facts.flatMap((_, i) => (inWindow(snapshot, filter, from, i, roles) ? [i] : []));
  if (postings.length > 0 || filter.sector !== undefined) {
    for (const posting of postings) tally.posting(posting);
    const { byRole, unmatched } = tally;
    return { ...common, basis: 'postings', total: postings.length * WHOLE, byRole, unmatched };
  }
  const openings = openingsByRole(snapshot, filter.on, filter.region, filter.minSame);
  const each = (): ReadonlyMap<number, number> => new Map(snapshot.roles.facts.map((_, role) => [role, 1]));
  const weights = openings.size > 0 ? openings : toldOnce(snapshot, each(), filter.minSame);
  let total = 0;
  for (const [role, weight] of [...weightsAsked(snapshot, weights, filter)].sort(([a], [b]) => a - b)) {
    total += Math.round(weight * WHOLE);
    tally.role(role, weight);
  }
  return { ...common, basis: openings.size > 0 ? 'openings' : 'roles', total, byRole: 0, unmatched: 0 };
}

/** All roles; or the one asked about, with the weight of those that are the same where it has none itself. */
function weightsAsked(
  snapshot: Snapshot,
  weights: ReadonlyMap<number, number>,
  { role, minSame }: DemandFilter,
): ReadonlyMap<number, number> {
  if (role === undefined) return weights;
  const same = [...sameAs(snapshot.sameRoles, role, minSame)].flatMap(({ same: other }) => weights.get(other) ?? []);
  const weight = weights.get(role) ?? (same.length > 0 ? Math.max(...same) : undefined);
  return weight === undefined ? new Map<number, number>() : new Map([[role, weight]]);
}

/** Ids of the role asked about and of those that are the same. */
function rolesAsked(snapshot: Snapshot, { role, minSame }: DemandFilter): ReadonlySet<string> | undefined {
  if (role === undefined) return undefined;
  const same = [...sameAs(snapshot.sameRoles, role, minSame)].map(({ same: other }) => other);
  return new Set([role, ...same].map((one) => snapshot.roles.facts[one]!.id));
}

function inWindow(
  snapshot: Snapshot,
  filter: DemandFilter,
  from: Day,
  posting: number,
  roles: ReadonlySet<string> | undefined,
): boolean {
  const { postedOn, region, sector, role } = snapshot.postings.facts[posting]!;
  if (postedOn < from || postedOn > filter.on) return false;
  if (filter.region !== undefined && region !== filter.region) return false;
  if (filter.sector !== undefined && sector !== filter.sector) return false;
  return roles === undefined || (role !== undefined && roles.has(role));
}

class Tally {
  readonly amount: Float64Array;
  readonly rests: Float64Array;
  byRole = 0;
  unmatched = 0;
  private readonly usual: Uint8Array;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly minSame: number,
  ) {
    this.amount = new Float64Array(snapshot.skills.facts.length * 6);
    this.rests = new Float64Array(snapshot.skills.facts.length * 6);
    this.usual = usualLevels(snapshot);
  }

  posting(posting: number): void {
    const { snapshot } = this;
    const fact = snapshot.postings.facts[posting]!;
    const role = fact.role === undefined ? undefined : snapshot.roles.index.get(fact.role);
    const { starts, skill } = snapshot.postingSkills;
    const listed = fact.skills ?? [];
    if (listed.length === 0 && starts[posting] === starts[posting + 1]) {
      if (role === undefined) return;
      this.byRole++;
      this.role(role, 1);
      return;
    }
    // As many skills as names: all were matched, nothing to look up.
    if (starts[posting + 1]! - starts[posting]! < listed.length) {
      for (const name of listed) if (skillByText(snapshot, name) === undefined) this.unmatched++;
    }
    for (let k = starts[posting]!; k < starts[posting + 1]!; k++) {
      const required = role === undefined ? undefined : requirementOf(snapshot, role, skill[k]!);
      this.add(skill[k]!, required === undefined ? this.usual[skill[k]!]! : snapshot.requires.level[required]!, WHOLE);
    }
  }

  role(asked: number, weight: number): void {
    const { starts, skill, level, importance } = this.snapshot.requires;
    const role = this.describedAs(asked);
    for (let k = starts[role]!; k < starts[role + 1]!; k++) {
      this.add(skill[k]!, level[k]!, Math.round(weight * importance[k]! * WHOLE));
    }
  }

  /** A role without required skills asks for those of the surest role that is the same and has some. */
  private describedAs(role: number): number {
    const { requires, sameRoles } = this.snapshot;
    const isDescribed = (one: number): boolean => requires.starts[one]! < requires.starts[one + 1]!;
    if (isDescribed(role)) return role;
    const others = [...sameAs(sameRoles, role, this.minSame)].filter(({ same }) => isDescribed(same));
    return others.sort((a, b) => b.confidence - a.confidence || a.same - b.same)[0]?.same ?? role;
  }

  private add(skill: number, level: number, amount: number): void {
    if (amount === 0) return;
    this.amount[skill * 6 + level]! += amount;
    this.rests[skill * 6 + level]! += 1;
  }
}
