import { gapOf, type Gap } from '#lib/engine';
import { refuse, type Day, type Problem, type Refusal } from '#lib/model';
import type { Catalogue } from './catalogue.js';
import type { Deps } from './deps.js';
import { readPerson, type Who } from './person.js';
import { resolveRole } from './resolve.js';

export interface GapInput {
  readonly who: Who;
  /** Id, code or title. */
  readonly role: string;
  /** The day asked about; today when absent. */
  readonly on?: Day;
  readonly ageing?: boolean;
}

/**
 * What stands between a person and a role.
 * @returns the gap, or a refusal: `empty-catalogue`, `unknown-role`, `ambiguous-role`, `unknown-learner`, `unknown-skill`…
 */
export async function findGap(
  deps: Pick<Deps, 'store' | 'catalogue' | 'today'>,
  input: GapInput,
): Promise<Gap | Refusal> {
  const catalogue = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  const role = resolveRole(catalogue, input.role);
  if (role.status === 'refused') return role;
  const person = await readPerson(deps, catalogue, input.who);
  if (isRefusal(person)) return person;
  const options = { on: input.on ?? deps.today(), ageing: input.ageing ?? false };
  return gapOf(catalogue.snapshot, person, catalogue.snapshot.roles.index.get(role.id)!, options);
}

/** True when nothing has been imported that a question could be asked about. */
export function isEmpty(catalogue: Pick<Catalogue, 'directory'>): boolean {
  return catalogue.directory.all('role').length === 0 && catalogue.directory.all('skill').length === 0;
}

/** The problem `empty-catalogue`. */
export function emptyCatalogue(): Problem {
  return {
    code: 'empty-catalogue',
    message: 'The store holds no skills and no roles yet.',
    found: '0 skills, 0 roles',
    expected: 'a catalogue to ask about',
    next: 'Import one: stackway import <folder>, for example stackway import data/sample',
  };
}

/** Tells a refusal from any answer. */
export function isRefusal(outcome: object): outcome is Refusal {
  return 'status' in outcome && outcome.status === 'refused';
}
