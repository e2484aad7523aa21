import type { Pathway, PathwayOptions } from '#lib/engine';
import { refuse, type Day, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';
import { emptyCatalogue, isEmpty, isRefusal } from './gap.js';
import { readPerson, type Who } from './person.js';
import { resolveRole } from './resolve.js';
import type { PlanControl } from './runner.js';

type Wishes = { readonly [Key in keyof PathwayOptions]?: PathwayOptions[Key] | undefined };

/** The question, with the limits and wishes of `PathwayOptions`; everything but `who` and `role` may be left out. */
export interface PathwayInput extends Wishes, PlanControl {
  readonly who: Who;
  /** Id, code or title. */
  readonly role: string;
}

/** A solve may take so long when nothing else is asked for, in milliseconds. */
export const DEFAULT_TIME_LIMIT_MS = 10_000;

/**
 * The best set of credentials that closes the gap, in an order, on a calendar, with its proof.
 * @returns the pathway (whatever its status), or a refusal as {@link findGap} gives, or one about the options
 */
export async function recommendPathway(
  deps: Pick<Deps, 'store' | 'catalogue' | 'runner' | 'today'>,
  input: PathwayInput,
): Promise<Pathway | Refusal> {
  const { who, role: asked, signal, onProgress, ...wishes } = input;
  const catalogue = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  const role = resolveRole(catalogue, asked);
  if (role.status === 'refused') return role;
  const person = await readPerson(deps, catalogue, who);
  if (isRefusal(person)) return person;
  const options = { ...defaults(deps.today()), ...present(wishes) };
  return deps.runner.plan({ catalogue, person, role: role.id, options }, { signal, onProgress });
}

function defaults(on: Day): PathwayOptions {
  return { on, timeLimitMs: DEFAULT_TIME_LIMIT_MS };
}

function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
