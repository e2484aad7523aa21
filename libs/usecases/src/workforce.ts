import { capabilityMap as mapOf, type CapabilityMap, type CapabilityOptions } from '#lib/engine';
import { refuse, type Day, type Refusal } from '#lib/model';
import type { LearnerRecord } from '#lib/store';
import type { Deps } from './deps.js';
import { emptyCatalogue, isEmpty } from './gap.js';

/** As the engine's options; see there for what each does. `includeUnshared` only for owners and administrators. */
export interface MapInput extends Omit<CapabilityOptions, 'on'> {
  /** The day asked about; today when absent. */
  readonly on?: Day;
}

/**
 * Team by skill: how many hold what the team's roles need, single points of failure, and what expires within a year.
 * @returns the answer, or a refusal: `empty-catalogue`, `unknown-organization`, `unknown-team`
 */
export async function capabilityMap(
  deps: Pick<Deps, 'store' | 'catalogue' | 'today'>,
  input: MapInput,
): Promise<CapabilityMap | Refusal> {
  const { snapshot, ...catalogue } = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  const people: LearnerRecord[] = [];
  for await (const batch of deps.store.people(input.organization)) people.push(...batch);
  return mapOf(snapshot, people, { ...input, on: input.on ?? deps.today() });
}
