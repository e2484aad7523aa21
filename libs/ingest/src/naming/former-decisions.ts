import { factKey, type Fact, type FactOf } from '#lib/model';
import { foldName } from '#lib/names';
import type { FactKey, ImportRecord, Inside, Store } from '#lib/store';

export type NameDecision = FactOf<'nameDecision'>;

/** What had been decided before about names that are now decided about otherwise. */
export interface FormerDecisions {
  /** In force until now. */
  readonly decisions: readonly NameDecision[];
  /** The imports by which people made them, newest first: what these gave goes with them. */
  readonly imports: readonly string[];
  /** All imports, newest first, as they stood. */
  readonly stand: readonly ImportRecord[];
}

/** The name of a decision in the form in which names are compared, with its kind. */
export const decidedName = ({ kind, name }: Pick<NameDecision, 'kind' | 'name'>): string => `${kind} ${foldName(name)}`;

/** Decisions about names of skills and roles in force. */
export async function decisionsIn(from: Pick<Inside, 'inForce'>): Promise<readonly NameDecision[]> {
  const found: NameDecision[] = [];
  for await (const batch of from.inForce(['nameDecision']))
    for (const fact of batch) if (fact.type === 'nameDecision') found.push(fact);
  return found;
}

/**
 * Decisions that stand and say something else of the same names.
 * @returns undefined where there are none
 */
export async function formerDecisions(
  store: Pick<Store, 'facts' | 'imports' | 'provenance'>,
  decisions: readonly NameDecision[],
): Promise<FormerDecisions | undefined> {
  if (decisions.length === 0) return undefined;
  const wanted = new Map(decisions.map((one) => [decidedName(one), one]));
  const before = await decisionsIn({ inForce: (types) => store.facts(types) });
  const others = before.filter((one) => isOther(one, wanted.get(decidedName(one))));
  if (others.length === 0) return undefined;
  const ids = new Set<string>();
  for (const one of others)
    for (const said of await store.provenance({ type: one.type, key: factKey(one) })) ids.add(said.import);
  const stand = await store.imports();
  const imports = stand.flatMap(({ id, format, undone }) => (format === 'names' && !undone && ids.has(id) ? [id] : []));
  return { decisions: others, imports, stand };
}

function isOther(before: NameDecision, now: NameDecision | undefined): boolean {
  return now !== undefined && now.means !== before.means;
}

/**
 * Takes back earlier decisions of people, with all that came to be by them: what waited for the names waits again. What they decided about
 * other names stays. Decisions of files stay beneath the new ones; those of the names in another spelling go.
 * @param decisions the new ones
 * @returns how many facts are no more, decisions not counted
 */
export async function takeFormerBack(
  commit: Inside,
  former: FormerDecisions,
  decisions: readonly NameDecision[],
): Promise<number> {
  const wanted = new Set(decisions.map(decidedName));
  const stays = ({ type, key }: FactKey): boolean => type === 'nameDecision' && !wanted.has(decidedName(ofKey(key)));
  const before = (await decisionsIn(commit)).length;
  let removed = 0;
  for (const id of former.imports) removed += (await commit.takeBack(id, stays)).removed;
  const after = await decisionsIn(commit);
  const own = new Set(decisions.map(factKey));
  const respelled = after.filter((one) => wanted.has(decidedName(one)) && !own.has(factKey(one)));
  await commit.remove(respelled.map((one) => ({ type: one.type, key: factKey(one) })));
  return Math.max(0, removed - (before - after.length));
}

function ofKey(key: string): Pick<NameDecision, 'kind' | 'name'> {
  const [kind, name] = JSON.parse(key) as [NameDecision['kind'], string];
  return { kind, name };
}

/** Those of some facts that are decisions about names. */
export function decisionsAmong(facts: readonly Fact[]): readonly NameDecision[] {
  return facts.flatMap((fact) => (fact.type === 'nameDecision' ? [fact] : []));
}
