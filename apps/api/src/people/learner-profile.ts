import { addMonths, type Day } from '#lib/model';
import type { LearnerRecord } from '#lib/store';
import type { Shelf } from '../catalogue/shelf.js';
import type { NamedType } from '../graph/named.type.js';
import { LearnerType } from './learner.type.js';

/** A learner of the store with names from the catalogue; what the catalogue no longer has is shown by its id. */
export function learnerType(record: LearnerRecord, shelf: Shelf, today: Day): LearnerType {
  const { learner, skills, credentials, positions } = record;
  const { snapshot } = shelf;
  return Object.assign(new LearnerType(), learner, {
    shares: learner.shares ?? [],
    skills: skills.map((held) => ({
      ...held,
      skill: { id: held.skill, name: shelf.skill(held.skill)?.name ?? held.skill },
    })),
    credentials: credentials.map((held) => {
      const position = snapshot.credentials.index.get(held.credential);
      const fact = position === undefined ? undefined : snapshot.credentials.facts[position];
      const byRule = fact?.validMonths === undefined ? undefined : addMonths(held.issuedOn, fact.validMonths);
      const expiresOn = held.expiresOn ?? byRule;
      return {
        ...held,
        credential: { id: held.credential, name: fact?.name ?? held.credential },
        expiresOn,
        ended: expiresOn !== undefined && expiresOn < today,
      };
    }),
    positions: positions.map(({ team, role, since, targetRole }) => ({
      team: named(snapshot.teams, team),
      role: roleNamed(shelf, role),
      since,
      targetRole: targetRole === undefined ? undefined : roleNamed(shelf, targetRole),
    })),
  });
}

function named(
  table: { index: ReadonlyMap<string, number>; facts: readonly { name: string }[] },
  id: string,
): NamedType {
  const position = table.index.get(id);
  return { id, name: position === undefined ? id : table.facts[position]!.name };
}

function roleNamed(shelf: Shelf, id: string): NamedType {
  return { id, name: shelf.role(id)?.title ?? id };
}
