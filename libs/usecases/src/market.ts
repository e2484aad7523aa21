import { unmetDemand as unmetOf, type UnmetDemand, type UnmetOptions } from '#lib/engine';
import { refuse, type Day, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';
import { emptyCatalogue, isEmpty } from './gap.js';
import { resolveRole } from './resolve.js';

/** As the engine's options; see there for what each does. */
export interface UnmetInput extends Omit<UnmetOptions, 'on' | 'limit' | 'role'> {
  /** The last day of the months looked at; today when absent. */
  readonly on?: Day;
  /** How many skills, most unmet first; 20 unless told. */
  readonly limit?: number;
  /** Id, code or title. */
  readonly role?: string;
}

/**
 * Skills that the market asks for and published credentials do not certify well enough, ranked, with the numbers behind the rank.
 * @returns the answer, or a refusal: `empty-catalogue`, `unknown-role`, `ambiguous-role`, or what the engine cannot read
 */
export async function unmetDemand(
  deps: Pick<Deps, 'catalogue' | 'today'>,
  input: UnmetInput,
): Promise<UnmetDemand | Refusal> {
  const catalogue = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  const role = input.role === undefined ? undefined : resolveRole(catalogue, input.role);
  if (role?.status === 'refused') return role;
  const options = { ...input, on: input.on ?? deps.today(), limit: input.limit ?? 20, role: role?.id };
  return unmetOf(catalogue.snapshot, options);
}
