import type { Pathway, PathwayOptions } from '#lib/engine';
import { refuse, type Day, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';
import { readAbout, type About } from './about.js';
import { emptyCatalogue, isEmpty } from './empty.js';
import type { PlanControl } from './runner.js';

type Wishes = { readonly [Key in keyof PathwayOptions]?: PathwayOptions[Key] | undefined };

/** The question, with the limits and wishes of `PathwayOptions`; everything but `who` and `role` may be left out. */
export interface PathwayInput extends About, Wishes, PlanControl {}

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
  const { who, role, signal, onProgress, ...wishes } = input;
  const catalogue = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  const about = await readAbout(deps, catalogue, { who, role });
  if (about.status === 'refused') return about;
  const options = { ...defaults(deps.today()), ...present(wishes) };
  return deps.runner.plan({ catalogue, person: about.person, role: about.role, options }, { signal, onProgress });
}

function defaults(on: Day): PathwayOptions {
  return { on, timeLimitMs: DEFAULT_TIME_LIMIT_MS };
}

function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
