import path from 'node:path';
import type { Chance } from '../oracle/random.js';
import { writeTable } from './framework-files.js';

/** What was written of people: the truth that is asked for after another release has come. */
export interface MadePeople {
  readonly folders: readonly string[];
  readonly held: readonly Held[];
  /** Skills that people name by a name that no skill has, or several have. */
  readonly claimed: readonly { readonly learner: string; readonly name: string }[];
  readonly works: readonly { readonly learner: string; readonly role: string }[];
  readonly certified: readonly { readonly credential: string; readonly skill: string; readonly level: number }[];
  readonly required: readonly { readonly role: string; readonly skill: string }[];
}

export interface Held {
  readonly learner: string;
  readonly skill: string;
  readonly level: number;
}

export interface Framework {
  /** Names by id. */
  readonly skills: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
}

/**
 * Writes people who hold skills of a framework by id (`learner_skills.csv`) and by name (a list of ratings as an employer keeps it), work
 * in its roles, earn credentials that certify its skills, and a role of their own that requires some.
 * @param folder gets two folders, since a list of ratings is no file of Stackway's
 */
export function makePeople(
  folder: string,
  { skills, roles }: Framework,
  size: { readonly learners: number; readonly skills: number; readonly credentials: number },
  chance: Chance,
): MadePeople {
  const ids = [...skills.keys()];
  const roleIds = [...roles.keys()];
  const plain = uniqueNames(skills);
  const level = (): number => chance.between(1, 5);
  const learners = Array.from({ length: size.learners }, (_, n) => `made-${String(n + 1).padStart(4, '0')}`);
  const byId: Held[] = [];
  const byName: (Held & { readonly name: string })[] = [];
  const claimed: { learner: string; name: string }[] = [];
  for (const learner of learners) {
    const some = chance.some(ids, Math.min(size.skills, ids.length));
    some.forEach((skill, n) => {
      const name = plain.get(skill);
      if (n % 4 === 3 && name !== undefined) byName.push({ learner, skill, level: level(), name });
      else byId.push({ learner, skill, level: level() });
    });
    if (chance.happens(0.3)) claimed.push({ learner, name: `Whatever this is ${chance.between(1, 40)}` });
  }
  const credentials = Array.from({ length: size.credentials }, (_, n) => `made-credential-${n + 1}`);
  const certified = credentials.flatMap((credential) =>
    chance.some(ids, 3).map((skill) => ({ credential, skill, level: level() })),
  );
  const required = ['made-role-1', 'made-role-2'].flatMap((role) =>
    chance.some(ids, Math.min(30, ids.length)).map((skill) => ({ role, skill, level: level() })),
  );
  const works = learners.flatMap((learner) => (chance.happens(0.7) ? [{ learner, role: chance.pick(roleIds) }] : []));
  const own = path.join(folder, 'people');
  writeTable(own, 'learners.csv', learners.map((id) => ({ id, name: `Made ${id}` }))); // prettier-ignore
  writeTable(own, 'learner_skills.csv', byId.map((one) => ({ ...one }))); // prettier-ignore
  writeTable(own, 'issuers.csv', [{ id: 'made-issuer', name: 'Made issuer' }]);
  writeTable(
    own,
    'credentials.csv',
    credentials.map((id) => ({ id, name: id, issuer: 'made-issuer', cost: '100', currency: 'EUR', hours: 10 })),
  );
  writeTable(own, 'credential_skills.csv', certified);
  writeTable(
    own,
    'learner_credentials.csv',
    learners.flatMap((learner) =>
      chance.happens(0.5) ? [{ learner, credential: chance.pick(credentials), issuedOn: '2026-01-15' }] : [],
    ),
  );
  writeTable(own, 'organizations.csv', [{ id: 'made-works', name: 'Made works' }]);
  writeTable(own, 'teams.csv', [{ id: 'made-team', organization: 'made-works', name: 'Made team' }]);
  writeTable(own, 'positions.csv', works.map((one) => ({ ...one, team: 'made-team' }))); // prettier-ignore
  const roleFolder = path.join(folder, 'roles');
  writeTable(
    roleFolder,
    'roles.csv',
    [...new Set(required.map(({ role }) => role))].map((id) => ({ id, title: id })),
  );
  writeTable(roleFolder, 'role_skills.csv', required);
  const ratings = path.join(folder, 'ratings');
  writeTable(ratings, 'ratings.csv', [
    ...byName.map(({ learner, name, level: of }) => ({ employee_id: learner, skill_name: name, proficiency: of })),
    ...claimed.map(({ learner, name }) => ({ employee_id: learner, skill_name: name, proficiency: 3 })),
  ]);
  const held = [...byId, ...byName.map(({ learner, skill, level: of }) => ({ learner, skill, level: of }))];
  return { folders: [own, roleFolder, ratings], held, claimed, works, certified, required };
}

/** Names by which exactly one skill can be meant, whatever the case. */
function uniqueNames(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  const folded = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  for (const name of names.values()) count.set(folded(name), (count.get(folded(name)) ?? 0) + 1);
  return new Map([...names].filter(([, name]) => count.get(folded(name)) === 1));
}
