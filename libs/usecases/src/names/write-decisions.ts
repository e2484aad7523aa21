import { decisionsAmong, formerDecisions, takeFormerBack } from '#lib/ingest';
import { factKey, makeFact, type Fact, type FactType, type Made } from '#lib/model';
import { foldName } from '#lib/names';
import type { FactKey, Inside, Stated } from '#lib/store';
import type { Directory } from '../directory.js';
import { tellFormer, type FormerDecision } from './former-decisions.js';
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
  /** Where something else had been decided: it was taken back, with what it had given. */
  readonly former?: FormerDecision;
}

/**
 * Writes decisions as one import of format `names`, and makes of every statement that waited for one of the names a fact about the skill.
 * What had been decided otherwise before is taken back in the same transaction.
 * @param names in any spelling; none where nothing can wait
 * @param skill what the names mean now; undefined: nothing, and what waits goes on waiting
 */
export async function writeDecisions(
  deps: DecidingDeps,
  { decisions, names, skill }: { decisions: readonly Fact[]; names: readonly string[]; skill?: string | undefined },
): Promise<Written> {
  const now = decisionsAmong(decisions);
  const former = await formerDecisions(deps.store, now);
  const catalogue = await deps.catalogue.current();
  let takenBack = 0;
  const written = await writeNames(deps, async (commit) => {
    takenBack = former ? await takeFormerBack(commit, former, now) : 0;
    await commit.state(decisions.map(stated));
    const waiting = skill === undefined || names.length === 0 ? [] : await waitingFor(commit, names);
    const known = skill === undefined ? [] : waiting.flatMap((fact) => resolved(fact, skill, catalogue.directory));
    await commit.state(known.map(({ fact }) => stated(fact)));
    await commit.remove(known.map(({ from }): FactKey => ({ type: from.type, key: factKey(from) })));
  });
  const { status, added, changed, removed, import: made } = written;
  const told = former ? { former: await tellFormer(deps, catalogue, former, takenBack) } : {};
  return { status: status === 'ok' ? 'ok' : 'unchanged', import: made, added, changed, removed, ...told };
}

const stated = (fact: Fact): Stated => ({ fact, file: 0, line: 0 });

type Waiting = Extract<Fact, { type: 'unmatchedSkill' | 'learnerUnmatchedSkill' }>;

/** Statements that name a skill in any spelling of the names. */
async function waitingFor({ inForce }: Pick<Inside, 'inForce'>, names: readonly string[]): Promise<readonly Waiting[]> {
  const wanted = new Set(names.map(foldName));
  const found: Waiting[] = [];
  for await (const batch of inForce(['unmatchedSkill', 'learnerUnmatchedSkill'])) {
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
