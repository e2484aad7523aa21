import { ask, type Answer } from './client.js';
import type { LearnerName, Named, RoleName, SkillName } from './shapes.js';

type Found = Promise<Answer<readonly (Named & { readonly note?: string })[]>>;
interface Nodes<T> {
  readonly found: { readonly nodes: readonly T[] };
}

/** A learner's name, else the id. */
export function nameOf(learner: LearnerName): string {
  return learner.name ?? learner.id;
}

/** Learners whose id or name contains the text. */
export async function findLearners(text: string, signal?: AbortSignal): Found {
  const answer = await ask<Nodes<LearnerName>>(
    'query Learners($text: String!) { found: learners(text: $text, first: 20) { nodes { id name } } }',
    { text },
    signal,
  );
  return answer.data ? { data: answer.data.found.nodes.map((one) => ({ id: one.id, name: nameOf(one) })) } : answer;
}

/** Roles by title, alternative title, code or id, best first. */
export async function findRoles(text: string, signal?: AbortSignal): Found {
  const answer = await ask<Nodes<RoleName>>(
    'query Roles($text: String!) { found: roles(text: $text, first: 20) { nodes { id title } } }',
    { text },
    signal,
  );
  return answer.data ? { data: answer.data.found.nodes.map(({ id, title }) => ({ id, name: title })) } : answer;
}

/** Skills by name, alternative name or id, best first. */
export async function findSkills(text: string, signal?: AbortSignal): Found {
  const answer = await ask<Nodes<SkillName>>(
    'query Skills($text: String!) { found: skills(text: $text, first: 20) { nodes { id name kind } } }',
    { text },
    signal,
  );
  if (!answer.data) return answer;
  return { data: answer.data.found.nodes.map(({ id, name, kind }) => ({ id, name, ...(kind ? { note: kind } : {}) })) };
}
