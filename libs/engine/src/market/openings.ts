import type { Day } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';

/**
 * Openings a year by role (position): of each region the newest year not after the day, of several sources the greatest number;
 * regions are added up unless one is asked for. So a country beside its own provinces counts twice: ask for one of them.
 * Roles without openings are missing.
 */
export function openingsByRole(snapshot: Snapshot, on: Day, region: string | undefined): Map<number, number> {
  const newest = new Map<string, { readonly role: number; readonly year: number; readonly openings: number }>();
  for (const wage of snapshot.wages) {
    const role = snapshot.roles.index.get(wage.role);
    if (role === undefined || !wage.openings || wage.year > Number(on.slice(0, 4))) continue;
    if (region !== undefined && wage.region !== region) continue;
    const key = JSON.stringify([role, wage.region]);
    const known = newest.get(key);
    if (known && (known.year > wage.year || (known.year === wage.year && known.openings >= wage.openings))) continue;
    newest.set(key, { role, year: wage.year, openings: wage.openings });
  }
  const openings = new Map<number, number>();
  for (const { role, openings: count } of newest.values()) openings.set(role, (openings.get(role) ?? 0) + count);
  return openings;
}
