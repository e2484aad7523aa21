import type { Day } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';
import { sameAs } from '../snapshot/sameness.js';

/** Openings stated for a role, or for a group of roles together. */
interface StatedOpenings {
  readonly wage: number;
  readonly year: number;
  readonly openings: number;
}

/**
 * Openings a year by role (position): of each region the newest year not after the day, of several sources the greatest number;
 * regions are added up unless one is asked for. So a country beside its own provinces counts twice: ask for one of them.
 *
 * Openings of a group of roles are shared out once, smallest group first: what its roles do not have already, in equal parts among
 * those of them that have none. Of roles that are the same, only the one with the most openings counts (of equals the first by id).
 * Roles without openings are missing.
 * @param minSame how sure it must be that two roles are the same
 */
export function openingsByRole(
  snapshot: Snapshot,
  on: Day,
  region: string | undefined,
  minSame: number,
): ReadonlyMap<number, number> {
  const openings = new Map<number, number>();
  for (const stated of newestByRegion(snapshot, on, region).values()) {
    for (const [role, count] of sharedOut(snapshot, [...stated.values()])) {
      openings.set(role, (openings.get(role) ?? 0) + count);
    }
  }
  return toldOnce(snapshot, openings, minSame);
}

/** By region, then by what they are stated for. */
function newestByRegion(
  snapshot: Snapshot,
  on: Day,
  region: string | undefined,
): Map<string, Map<string, StatedOpenings>> {
  const { starts } = snapshot.wageRoles;
  const regions = new Map<string, Map<string, StatedOpenings>>();
  snapshot.wages.forEach((wage, i) => {
    const { openings, year } = wage;
    if (starts[i] === starts[i + 1] || !openings || year > Number(on.slice(0, 4))) return;
    if (region !== undefined && wage.region !== region) return;
    const there = regions.get(wage.region) ?? new Map<string, StatedOpenings>();
    regions.set(wage.region, there);
    const known = there.get(wage.role);
    if (known && (known.year > year || (known.year === year && known.openings >= openings))) return;
    there.set(wage.role, { wage: i, year, openings });
  });
  return regions;
}

/** The openings of one region by role: those of single roles, then what groups have beyond them. */
function sharedOut({ wageRoles }: Snapshot, stated: readonly StatedOpenings[]): ReadonlyMap<number, number> {
  const { starts, role, isGroup } = wageRoles;
  const rolesOf = ({ wage }: StatedOpenings): Int32Array => role.subarray(starts[wage], starts[wage + 1]);
  const shares = new Map<number, number>();
  for (const one of stated) if (isGroup[one.wage] === 0) shares.set(rolesOf(one)[0]!, one.openings);
  const groups = stated.filter(({ wage }) => isGroup[wage] === 1);
  // Wages are sorted by what they are stated for, so that equal groups come in the order of ids.
  groups.sort((a, b) => rolesOf(a).length - rolesOf(b).length || a.wage - b.wage);
  for (const group of groups) {
    const members = [...rolesOf(group)];
    const without = members.filter((member) => !shares.has(member));
    const had = members.reduce((sum, member) => sum + (shares.get(member) ?? 0), 0);
    const share = (group.openings - had) / without.length;
    if (share > 0) for (const member of without) shares.set(member, share);
  }
  return shares;
}

/** Of roles that are the same only the one of the greatest weight (of equals the first by id): two frameworks tell of one role. */
export function toldOnce(
  snapshot: Snapshot,
  weights: ReadonlyMap<number, number>,
  minSame: number,
): ReadonlyMap<number, number> {
  if (snapshot.sameRoles.starts.length === 0) return weights;
  const told = new Map<number, number>();
  for (const [role, count] of [...weights].sort(([a, x], [b, y]) => y - x || a - b)) {
    const again = [...sameAs(snapshot.sameRoles, role, minSame)].some(({ same }) => told.has(same));
    if (!again) told.set(role, count);
  }
  return told;
}
