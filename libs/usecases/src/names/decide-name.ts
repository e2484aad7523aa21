import { makeFact, refuse, type Refusal } from '#lib/model';
import { resolveSkill } from '../resolve.js';
import type { FormerDecision } from './former-decisions.js';
import { writeDecisions, type DecidingDeps } from './write-decisions.js';

export interface NameDecided {
  readonly status: 'ok' | 'unchanged';
  /** To be undone like any import: the names are unmatched again then. */
  readonly import: { readonly id: string };
  readonly name: string;
  readonly means?: { readonly id: string; readonly name: string };
  /** The skill was made by the decision, and goes with it when nothing else states it. */
  readonly made?: true;
  readonly added: number;
  readonly removed: number;
  /** Where something else had been decided about the name: that was undone first. */
  readonly former?: FormerDecision;
}

/**
 * Writes down what a person decided that a name means, and makes of every statement that waited for it a fact about that skill. The
 * decision is remembered: later files that use the name are read by it.
 * @param input.means a skill by id or exact name; absent: the name means no skill, and is no longer asked about
 * @returns what changed, or a refusal: `missing-value`, `unknown-skill`, `ambiguous-skill`
 */
export async function decideName(
  deps: DecidingDeps,
  input: { readonly name: string; readonly means?: string | undefined },
): Promise<NameDecided | Refusal> {
  const catalogue = await deps.catalogue.current();
  if (input.means !== undefined) await catalogue.names.expect('skill', [input.means]);
  const skill = input.means === undefined ? undefined : resolveSkill(catalogue, input.means);
  if (skill?.status === 'refused') return skill;
  const decision = makeFact('nameDecision', { kind: 'skill', name: input.name.trim(), means: skill?.id });
  if (decision.status === 'refused') return refuse(...decision.problems);
  const written = await writeDecisions(deps, { decisions: [decision.fact], names: [input.name], skill: skill?.id });
  const means = skill ? { means: { id: skill.id, name: skill.name } } : {};
  const { status, import: made, added, removed, former } = written;
  return { status, import: made, name: input.name, ...means, added, removed, ...(former ? { former } : {}) };
}
