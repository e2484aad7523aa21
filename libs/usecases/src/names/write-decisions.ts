import { factKey, makeFact, type Fact, type FactType, type Made } from '#lib/model';
import { foldName } from '#lib/names';
import type { FactKey } from '#lib/store';
import type { Deps } from '../deps.js';
import type { Directory } from '../directory.js';
import { takeFormerBack, type FormerDecision } from './former-decisions.js';
import { writeNames, type DecidingDeps } from './write-names.js';

export type { DecidingDeps } from './write-names.js';

/** What a person has decided, written down. */
export interface Written {
  readonly status: 'ok' | 'unchanged';
  /** To be undone like any import: the names are unmatched again then. */
  readonly import: { readonly id: string };
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Where something else had been decided: it was undone first, and what it had given went with it. */
  readonly former?: FormerDecision;
}

/**
 * Writes decisions as one import of format `names`, and makes of every statement that waited for one of the names a fact about the skill.
 * What had been decided otherwise before is undone first.
 * @param names in any spelling; none where nothing can wait
 * @param skill what the names mean now; undefined: nothing, and what waits goes on waiting
 */
export async function writeDecisions(
  deps: DecidingDeps,
  { decisions, names, skill }: { decisions: readonly Fact[]; names: readonly string[]; skill?: string | undefined },
): Promise<Written> {
  const back = await takeFormerBack(deps, decisions);
  const { directory } = await deps.catalogue.current();
  const waiting = skill === undefined || names.length === 0 ? [] : await waitingFor(deps, names);
  const known = skill === undefined ? [] : waiting.flatMap((fact) => resolved(fact, skill, directory));
  const answered = known.map(({ from }): FactKey => ({ type: from.type, key: factKey(from) }));
  const facts = [...decisions, ...known.map(({ fact }) => fact)];
  const written = await writeNames(deps, facts, [...answered, ...(back?.removals ?? [])]);
  const { status, added, changed, removed } = written;
  const former = back ? { former: back.former } : {};
  return { status: status === 'ok' ? 'ok' : 'unchanged', import: written.import, added, changed, removed, ...former };
}

type Waiting = Extract<Fact, { type: 'unmatchedSkill' | 'learnerUnmatchedSkill' }>;

/** Statements that name a skill in any spelling of the names. */
async function waitingFor({ store }: Pick<Deps, 'store'>, names: readonly string[]): Promise<readonly Waiting[]> {
  const wanted = new Set(names.map(foldName));
  const found: Waiting[] = [];
  for await (const batch of store.facts(['unmatchedSkill', 'learnerUnmatchedSkill'])) {
    for (const fact of batch) {
      if ((fact.type === 'unmatchedSkill' || fact.type === 'learnerUnmatchedSkill') && wanted.has(foldName(fact.name)))
        found.push(fact);
    }
  }
  return found;
}

/** A statement that says too little for a fact, as no level stands beside the name, goes on waiting. */
function resolved(from: Waiting, skill: string, directory: Directory): readonly { fact: Fact; from: Waiting }[] {
  const made = madeOf(from, skill, directory);
  return made.status === 'ok' ? [{ fact: made.fact, from }] : [];
}

function madeOf(from: Waiting, skill: string, directory: Directory): Made<FactType> {
  const { level } = from;
  if (from.type === 'learnerUnmatchedSkill') {
    const { learner, evidence, at } = from;
    return makeFact('learnerSkill', { learner, skill, level, evidence, at });
  }
  const { of, importance, essential } = from;
  if (directory.byId('credential', of)) return makeFact('credentialSkill', { credential: of, skill, level });
  return makeFact('roleSkill', { role: of, skill, level, importance, essential });
}
