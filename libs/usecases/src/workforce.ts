import { capabilityMap as capabilityMapOf, type CapabilityMap, type CapabilityOptions, type Worker } from '#lib/engine';
import { refuse, type Refusal } from '#lib/model';
import { isRefusal } from './about.js';
import type { Deps } from './deps.js';
import { emptyCatalogue, isEmpty } from './empty.js';
import { unknownId, retell } from './nearest-ids.js';
import { personOf } from './person.js';
import { shared } from './sharing.js';

/** As the engine's options; `on` is today when absent. */
export type MapInput = { readonly [Key in keyof CapabilityOptions]?: CapabilityOptions[Key] | undefined };

/**
 * Team by skill: how many hold what the team's roles need, single points of failure, and what expires.
 * Unless `includeUnshared`, of each person only what that person shares is looked at.
 * @returns the map, or a refusal: `empty-catalogue`, `unknown-organization`, `unknown-team`
 */
export async function capabilityMap(
  deps: Pick<Deps, 'store' | 'catalogue' | 'today'>,
  input: MapInput,
): Promise<CapabilityMap | Refusal> {
  const catalogue = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  const workers: Worker[] = [];
  for await (const batch of deps.store.people(input.organization)) {
    for (const record of input.includeUnshared === true ? batch : batch.map(shared)) {
      workers.push({ ...personOf(record), learner: record.learner, positions: record.positions });
    }
  }
  const map = capabilityMapOf(catalogue.snapshot, workers, { ...input, on: input.on ?? deps.today() });
  const { organizations } = catalogue.snapshot;
  return isRefusal(map)
    ? retell(map, 'unknown-organization', (problem) => unknownId(problem, 'organization', organizations.facts))
    : map;
}
