import type { Person } from '#lib/engine';
import { refuse, type Refusal } from '#lib/model';
import type { Catalogue } from './catalogue.js';
import type { Deps } from './deps.js';
import { readPerson, type Who } from './person.js';
import { resolveRole } from './resolve.js';

/** Whose question it is, and about which role. */
export interface About {
  readonly who: Who;
  /** Id, code or title. */
  readonly role: string;
}

/** Finds role and person; what is wrong with either is told together. `role` in the result is an id. */
export async function readAbout(
  deps: Pick<Deps, 'store'>,
  catalogue: Catalogue,
  about: About,
): Promise<{ readonly status: 'ok'; readonly role: string; readonly person: Person } | Refusal> {
  if (!catalogue.directory.knows('role', about.role)) await catalogue.names.expect('role', [about.role]);
  const role = resolveRole(catalogue, about.role);
  const person = await readPerson(deps, catalogue, about.who);
  const problems = [role, person].flatMap((outcome) => (isRefusal(outcome) ? outcome.problems : []));
  if (role.status === 'refused' || isRefusal(person)) return refuse(...problems);
  return { status: 'ok', role: role.id, person };
}

/** Tells a refusal from any answer. */
export function isRefusal(outcome: object): outcome is Refusal {
  return 'status' in outcome && outcome.status === 'refused';
}
