import type { Role, RoleBroader, RoleGroup, Wage } from '#lib/model';
import type { Table, WageRoles } from './snapshot.js';

/**
 * A wage counts for its role; one stated for a group, for the roles that carry the group's id or code (as their id, as one of their
 * codes, or before a point: 15-1252.00 carries 15-1252) or that lie under it.
 */
export function wageRoles(
  wages: readonly Wage[],
  roles: Table<Role>,
  groups: ReadonlyMap<string, RoleGroup>,
  broader: readonly RoleBroader[],
): WageRoles {
  const starts = new Int32Array(wages.length + 1);
  const isGroup = new Uint8Array(wages.length);
  const members = new Map<string, readonly number[]>();
  let carriers: Carriers | undefined;
  const role: number[] = [];
  wages.forEach((wage, i) => {
    const own = roles.index.get(wage.role);
    if (own !== undefined) role.push(own);
    else if (groups.has(wage.role)) {
      isGroup[i] = 1;
      let found = members.get(wage.role);
      if (!found) {
        carriers ??= new Carriers(roles, broader);
        found = carriers.of(groups.get(wage.role)!);
        members.set(wage.role, found);
      }
      for (const member of found) role.push(member);
    }
    starts[i + 1] = role.length;
  });
  return { starts, role: Int32Array.from(role), isGroup };
}

/** Which roles carry a code or lie under a group. */
class Carriers {
  private readonly byCode = new Map<string, Set<number>>();
  private readonly under = new Map<string, string[]>();

  constructor(
    private readonly roles: Table<Role>,
    broader: readonly RoleBroader[],
  ) {
    roles.facts.forEach(({ id, codes = [] }, role) => {
      for (const code of new Set([id, ...codes].flatMap((one) => [one, one.replace(/^(\d[\d-]*)\..*$/, '$1')]))) {
        const list = this.byCode.get(code);
        if (list) list.add(role);
        else this.byCode.set(code, new Set([role]));
      }
    });
    for (const { role, broader: above } of broader) {
      const list = this.under.get(above);
      if (list) list.push(role);
      else this.under.set(above, [role]);
    }
  }

  of({ id, code }: RoleGroup): readonly number[] {
    const found = new Set([...(this.byCode.get(id) ?? []), ...(this.byCode.get(code ?? id) ?? [])]);
    const below = new Set([id]);
    for (const one of below) {
      const role = this.roles.index.get(one);
      if (role !== undefined) found.add(role);
      for (const next of this.under.get(one) ?? []) below.add(next);
    }
    return [...found].sort((a, b) => a - b);
  }
}
