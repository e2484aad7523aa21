import { unmetDemand as unmetDemandOf, type UnmetDemand, type UnmetOptions } from '#lib/engine';
import { refuse, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';
import { emptyCatalogue, isEmpty } from './empty.js';
import { resolveRole } from './resolve.js';

/** As the engine's options; `on` is today when absent, and `role` may be an id, a code or a title. */
export type UnmetInput = { readonly [Key in keyof UnmetOptions]?: UnmetOptions[Key] | undefined };

/**
 * Skills that the market asks for and published credentials do not certify well enough, ranked, with the numbers behind the rank.
 * @returns the list, or a refusal about an option
 */
export async function unmetDemand(
  deps: Pick<Deps, 'catalogue' | 'today'>,
  input: UnmetInput,
): Promise<UnmetDemand | Refusal> {
  const catalogue = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  if (input.role !== undefined && !catalogue.directory.knows('role', input.role))
    await catalogue.names.expect('role', [input.role]);
  const role = input.role === undefined ? undefined : resolveRole(catalogue, input.role);
  if (role?.status === 'refused') return role;
  const options = { ...input, on: input.on ?? deps.today(), role: role?.id };
  return unmetDemandOf(catalogue.snapshot, options);
}
