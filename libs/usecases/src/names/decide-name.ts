import { factKey, makeFact, refuse, type Fact, type FactType, type Made, type Refusal } from '#lib/model';
import { foldName } from '#lib/names';
import type { FactKey } from '#lib/store';
import type { Deps } from '../deps.js';
import type { Directory } from '../directory.js';
import { resolveSkill } from '../resolve.js';

export interface NameDecided {
  readonly status: 'ok' | 'unchanged';
  /** To be undone like any import: the names are unmatched again then. */
  readonly import: { readonly id: string };
  readonly name: string;
  readonly means?: { readonly id: string; readonly name: string };
  readonly added: number;
  readonly removed: number;
}

/**
 * Writes down what a person decided that a name means, and makes of every statement that waited for it a fact about that skill. The
 * decision is remembered: later files that use the name are read by it.
 * @param input.means a skill by id or exact name; absent: the name means no skill, and is no longer asked about
 * @returns what changed, or a refusal: `missing-value`, `unknown-skill`, `ambiguous-skill`
 */
export async function decideName(
  deps: Pick<Deps, 'store' | 'catalogue' | 'now' | 'newId' | 'by'>,
  input: { readonly name: string; readonly means?: string | undefined },
): Promise<NameDecided | Refusal> {
  const catalogue = await deps.catalogue.current();
  if (input.means !== undefined) await catalogue.names.expect('skill', [input.means]);
  const skill = input.means === undefined ? undefined : resolveSkill(catalogue, input.means);
  if (skill?.status === 'refused') return skill;
  const decision = makeFact('nameDecision', { kind: 'skill', name: input.name.trim(), means: skill?.id });
  if (decision.status === 'refused') return refuse(...decision.problems);
  const waiting = await waitingFor(deps, input.name);
  const { directory } = catalogue;
  const known = skill ? waiting.flatMap((fact) => resolved(fact, skill.id, directory)) : [];
  const id = deps.newId();
  const committed = await deps.store.commit({
    import: { id, format: 'names', at: deps.now(), by: deps.by },
    facts: once([decision.fact, ...known.map(({ fact }) => fact)].map((fact) => ({ fact, file: 0, line: 0 }))),
    removals: known.map(({ from }): FactKey => ({ type: from.type, key: factKey(from) })),
    finish: (found) => ({ files: [], counts: { read: 0, facts: 0, rejected: 0, skipped: 0, ...found } }),
  });
  const { added, removed } = committed;
  const status = committed.status === 'ok' ? 'ok' : 'unchanged';
  const means = skill ? { means: { id: skill.id, name: skill.name } } : {};
  return { status, import: { id }, name: input.name, ...means, added, removed };
}

type Waiting = Extract<Fact, { type: 'unmatchedSkill' | 'learnerUnmatchedSkill' }>;

/** Statements that name a skill in any spelling of the name. */
async function waitingFor({ store }: Pick<Deps, 'store'>, name: string): Promise<readonly Waiting[]> {
  const wanted = foldName(name);
  const found: Waiting[] = [];
  for await (const batch of store.facts(['unmatchedSkill', 'learnerUnmatchedSkill'])) {
    for (const fact of batch) {
      if ((fact.type === 'unmatchedSkill' || fact.type === 'learnerUnmatchedSkill') && foldName(fact.name) === wanted) {
        found.push(fact);
      }
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

async function* once<T>(batch: readonly T[]): AsyncGenerator<readonly T[]> {
  if (batch.length > 0) yield batch;
}
