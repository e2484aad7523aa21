import { gapOf, type Gap } from '#lib/engine';
import { refuse, type Day, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';
import { emptyCatalogue, isEmpty } from './empty.js';
import { readAbout, type About } from './about.js';

export interface GapInput extends About {
  /** The day asked about; today when absent. */
  readonly on?: Day;
  readonly ageing?: boolean;
  /** How sure a SAME_AS must be for a level in the same skill of another framework to count: 0.5 to 1, 0.8 when absent. */
  readonly minSame?: number | undefined;
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
  const about = await readAbout(deps, catalogue, input);
  if (about.status === 'refused') return about;
  const { role, person } = about;
  const { minSame } = input;
  const on = input.on ?? deps.today();
  const options = { on, ageing: input.ageing ?? false, ...(minSame === undefined ? {} : { minSame }) };
  return gapOf(catalogue.snapshot, person, catalogue.snapshot.roles.index.get(role)!, options);
}
