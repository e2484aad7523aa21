import { refuse, type Day, type Refusal } from '#lib/model';
import type { LearnerRecord } from '#lib/store';
import type { Deps } from './deps.js';
import { engineFunction } from './engine-contract.js';
import { emptyCatalogue, isEmpty } from './gap.js';

export interface MapInput {
  /** An organization's id; all when absent. */
  readonly organization?: string;
  readonly on?: Day;
}

/** Team by skill: how many hold what the team's roles need, single points of failure, and what expires within a year. */
export async function capabilityMap(
  deps: Pick<Deps, 'store' | 'catalogue' | 'today'>,
  input: MapInput,
): Promise<object | Refusal> {
  const { snapshot, ...catalogue } = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  const people: LearnerRecord[] = [];
  for await (const batch of deps.store.people(input.organization)) people.push(...batch);
  return engineFunction('capabilityMap')(snapshot, people, { ...input, on: input.on ?? deps.today() });
}
