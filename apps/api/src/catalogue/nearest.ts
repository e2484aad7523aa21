import type { Refusal } from '#lib/model';
import { NAMED_KINDS, type Catalogue } from '#lib/usecases';
import type { NamedType } from '../graph/named.type.js';

/** The things nearest to what a refusal did not find (`unknown-role`, `unknown-skill`, `unknown-credential`), to choose from. */
export async function nearestTo(catalogue: Catalogue, refusal: Refusal): Promise<readonly NamedType[]> {
  const [first] = refusal.problems;
  const kind = NAMED_KINDS.find((candidate) => first?.code === `unknown-${candidate}`);
  if (kind === undefined || first?.found === undefined) return [];
  const found = await catalogue.names.find(kind, first.found, 3);
  return found.map(({ entry }) => ({ id: entry.id, name: entry.name }));
}
