import { factKey, type Fact, type FactType } from '#lib/model';
import { foldName } from '#lib/names';
import type { FactKey, ImportRecord } from '#lib/store';
import { writeNames, type DecidingDeps } from './write-names.js';

type NameDecision = Extract<Fact, { type: 'nameDecision' }>;

/** What had been decided before about names that somebody now decides about otherwise. */
export interface FormerDecision {
  /** Absent: it meant no skill. */
  readonly means?: { readonly id: string; readonly name: string };
  /** Facts that had come to be by it and are no more. */
  readonly takenBack: number;
  /** Imports that stand, made while it held, which state something of that skill: they may have read the name by it. */
  readonly since: readonly string[];
}

export interface TakenBack {
  readonly former: FormerDecision;
  /** The same names, spelled otherwise and decided about in a file: these go with the new decision. */
  readonly removals: readonly FactKey[];
}

/** Facts that a decision makes of statements that waited for it. */
const GIVEN: readonly FactType[] = ['learnerSkill', 'credentialSkill', 'roleSkill'];
/** So many imports are looked through, newest first. */
const LOOKED_THROUGH = 50;

/**
 * Takes back earlier decisions of people that say something else of the same names, with all that came to be by them: what waited for the
 * names waits again. What they decided about other names stays. Decisions that stand in files stay beneath.
 * @returns undefined where nothing else had been decided
 */
export async function takeFormerBack(deps: DecidingDeps, decisions: readonly Fact[]): Promise<TakenBack | undefined> {
  const wanted = new Map(decisions.flatMap((fact) => (fact.type === 'nameDecision' ? [[nameOf(fact), fact]] : [])));
  const before = wanted.size === 0 ? [] : await decided(deps);
  const others = before.filter((fact) => wanted.has(nameOf(fact)) && wanted.get(nameOf(fact))!.means !== fact.means);
  if (others.length === 0) return undefined;
  const stand = await deps.store.imports();
  const made = await madeBy(deps, others, stand);
  const kept: Fact[] = [];
  for await (const batch of deps.store.said(made, ['nameDecision']))
    for (const fact of batch) if (fact.type === 'nameDecision' && !wanted.has(nameOf(fact))) kept.push(fact);
  let removed = 0;
  for (const id of made) {
    const undone = await deps.store.undo(id, deps.now(), deps.by);
    if (undone.status === 'ok') removed += undone.removed;
  }
  const after = await decided(deps);
  if (kept.length > 0) await writeNames(deps, kept);
  const { means } = others[0]!;
  const skill = means === undefined ? undefined : (await deps.catalogue.current()).directory.byId('skill', means);
  const former: FormerDecision = {
    ...(means === undefined ? {} : { means: { id: means, name: skill?.name ?? means } }),
    takenBack: Math.max(0, removed - (before.length - after.length)),
    since: means === undefined ? [] : await readSince(deps, means, made, stand),
  };
  const respelled = after.filter(
    (fact) => wanted.has(nameOf(fact)) && factKey(wanted.get(nameOf(fact))!) !== factKey(fact),
  );
  return { former, removals: respelled.map((fact) => ({ type: fact.type, key: factKey(fact) })) };
}

const nameOf = ({ kind, name }: NameDecision): string => `${kind} ${foldName(name)}`;

async function decided({ store }: Pick<DecidingDeps, 'store'>): Promise<readonly NameDecision[]> {
  const found: NameDecision[] = [];
  for await (const batch of store.facts(['nameDecision']))
    for (const fact of batch) if (fact.type === 'nameDecision') found.push(fact);
  return found;
}

/** The imports by which people made these decisions, newest first. */
async function madeBy(
  { store }: Pick<DecidingDeps, 'store'>,
  facts: readonly Fact[],
  stand: readonly ImportRecord[],
): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const fact of facts)
    for (const one of await store.provenance({ type: fact.type, key: factKey(fact) })) ids.add(one.import);
  return stand.flatMap(({ id, format, undone }) => (format === 'names' && !undone && ids.has(id) ? [id] : []));
}

async function readSince(
  { store }: Pick<DecidingDeps, 'store'>,
  skill: string,
  made: readonly string[],
  stand: readonly ImportRecord[],
): Promise<readonly string[]> {
  const oldest = Math.max(...stand.flatMap(({ id }, place) => (made.includes(id) ? [place] : [])), 0);
  const candidates = stand.slice(0, oldest).filter(({ format, undone }) => format !== 'names' && !undone);
  const found: string[] = [];
  for (const { id } of candidates.slice(0, LOOKED_THROUGH)) if (await speaksOf(store, id, skill)) found.push(id);
  return found;
}

async function speaksOf(store: DecidingDeps['store'], importId: string, skill: string): Promise<boolean> {
  for await (const batch of store.said([importId], GIVEN))
    if (batch.some((fact) => 'skill' in fact && fact.skill === skill)) return true;
  return false;
}
