import { refuse, type Day, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';
import { engineFunction } from './engine-contract.js';
import { emptyCatalogue, isEmpty } from './gap.js';

export interface UnmetInput {
  /** The last day of the twelve months looked at; today when absent. */
  readonly on?: Day;
  /** How many skills, most unmet first; 20 unless told. */
  readonly limit?: number;
  readonly region?: string;
}

/** Skills that the market asks for and published credentials do not certify well enough, ranked, with the numbers behind the rank. */
export async function unmetDemand(
  deps: Pick<Deps, 'catalogue' | 'today'>,
  input: UnmetInput,
): Promise<object | Refusal> {
  const { snapshot, ...catalogue } = await deps.catalogue.current();
  if (isEmpty(catalogue)) return refuse(emptyCatalogue());
  return engineFunction('unmetDemand')(snapshot, { limit: 20, ...input, on: input.on ?? deps.today() });
}
