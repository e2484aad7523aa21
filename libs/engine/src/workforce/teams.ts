import type { Day, Position } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';

/** A person with positions: what the store knows of somebody who works in a team. */
export interface Employed {
  readonly positions: readonly Position[];
}

/** Teams (positions in the snapshot) with every team above them, themselves first. A ring of parents is followed once round. */
function teamsAbove({ teams }: Pick<Snapshot, 'teams'>): number[][] {
  return teams.facts.map((_, team) => {
    const above: number[] = [];
    let next: number | undefined = team;
    while (next !== undefined && !above.includes(next)) {
      above.push(next);
      const parent: string | undefined = teams.facts[next]!.parent;
      next = parent === undefined ? undefined : teams.index.get(parent);
    }
    return above;
  });
}

/** Who works in a team or below it on a day, each once, with the roles (positions in the snapshot) they work as there. */
export type Members<P> = readonly { readonly person: P; readonly roles: ReadonlySet<number> }[];

/**
 * The members of each team on a day, by team position: whoever has a position there, or in a team below, that does not begin later.
 * A role the catalogue does not know asks for nothing.
 */
export function membersByTeam<P extends Employed>(snapshot: Snapshot, people: readonly P[], on: Day): Members<P>[] {
  const above = teamsAbove(snapshot);
  const members = snapshot.teams.facts.map(() => new Map<P, Set<number>>());
  for (const person of people) {
    for (const { team, role, since } of person.positions) {
      const position = snapshot.teams.index.get(team);
      if (position === undefined || (since !== undefined && since > on)) continue;
      const known = snapshot.roles.index.get(role);
      for (const each of above[position]!) {
        const roles = members[each]!.get(person) ?? new Set();
        if (known !== undefined) roles.add(known);
        members[each]!.set(person, roles);
      }
    }
  }
  return members.map((team) => [...team].map(([person, roles]) => ({ person, roles })));
}
