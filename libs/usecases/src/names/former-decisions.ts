import type { FormerDecisions } from '#lib/ingest';
import type { FactType } from '#lib/model';
import type { Catalogue } from '../catalogue.js';
import type { DecidingDeps } from './write-names.js';

/** What had been decided before about names that somebody now decides about otherwise. */
export interface FormerDecision {
  /** Absent: it meant no skill. */
  readonly means?: { readonly id: string; readonly name: string };
  /** Facts that had come to be by it and are no more. */
  readonly takenBack: number;
  /** Imports that stand, made while it held, which state something of that skill: they may have read the name by it. */
  readonly since: readonly string[];
}

/** Facts that a decision makes of statements that waited for it. */
const GIVEN: readonly FactType[] = ['learnerSkill', 'credentialSkill', 'roleSkill'];
/** So many imports are looked through, newest first. */
const LOOKED_THROUGH = 50;

/**
 * Tells a person what had been decided.
 * @param catalogue from before it was taken back
 */
export async function tellFormer(
  { store }: Pick<DecidingDeps, 'store'>,
  { directory }: Pick<Catalogue, 'directory'>,
  former: FormerDecisions,
  takenBack: number,
): Promise<FormerDecision> {
  const { means } = former.decisions[0]!;
  return {
    ...(means === undefined ? {} : { means: { id: means, name: directory.byId('skill', means)?.name ?? means } }),
    takenBack,
    since: means === undefined ? [] : await readSince(store, means, former),
  };
}

async function readSince(
  store: DecidingDeps['store'],
  skill: string,
  { imports, stand }: FormerDecisions,
): Promise<readonly string[]> {
  const oldest = Math.max(...stand.flatMap(({ id }, place) => (imports.includes(id) ? [place] : [])), 0);
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
