import { gapOf, type Gap } from '#lib/engine';
import { refuse, type Day, type Refusal } from '#lib/model';
import type { Deps } from './deps.js';
import { emptyCatalogue, isEmpty } from './empty.js';
import { readAbout, type About } from './about.js';

export interface GapInput extends About {
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
  const about = await readAbout(deps, catalogue, input);
  if (about.status === 'refused') return about;
  const { role, person } = about;
  const options = { on: input.on ?? deps.today(), ageing: input.ageing ?? false };
  return gapOf(catalogue.snapshot, person, catalogue.snapshot.roles.index.get(role)!, options);
}
