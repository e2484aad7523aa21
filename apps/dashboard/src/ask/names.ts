import { ask, settle, type Answer, type Union } from './client.js';
import type { LearnerName, Named, RoleName, SkillName } from './shapes.js';

type Found = Promise<Answer<readonly (Named & { readonly note?: string })[]>>;
interface Nodes<T> {
  readonly found: { readonly nodes: readonly T[] };
}

/** A learner's name, else the id. */
function nameOf(learner: LearnerName): string {
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

const LEARNER = `query LearnerName($id: ID!) { learner(id: $id) { __typename ... on Learner { id name }
  ... on NotFound { code message next } } }`;

/** How one learner is called, for a heading that must not wait for an answer. */
export async function askLearnerName(question: { id: string }, signal?: AbortSignal): Promise<Answer<Named>> {
  const answer = await ask<{ learner: Union<LearnerName, 'Learner'> }>(LEARNER, question, signal);
  if (!answer.data) return answer;
  const { data, trouble } = settle(answer.data.learner, 'Learner');
  return data ? { data: { id: question.id, name: nameOf(data) } } : { trouble };
}

const ROLE = `query RoleName($id: ID!) { role(id: $id) { __typename ... on Role { id title } ... on NotFound { code message next } } }`;

/** The title of one role, likewise. */
export async function askRoleName(question: { id: string }, signal?: AbortSignal): Promise<Answer<Named>> {
  const answer = await ask<{ role: Union<RoleName, 'Role'> }>(ROLE, question, signal);
  if (!answer.data) return answer;
  const { data, trouble } = settle(answer.data.role, 'Role');
  return data ? { data: { id: question.id, name: data.title } } : { trouble };
}

interface Called {
  readonly credential: { readonly name?: string };
  readonly stack: { readonly name?: string };
}
const CALLED = `query Called($id: ID!) { credential(id: $id) { ... on Credential { name } } stack(id: $id) { ... on Stack { name } } }`;

/** Names of badges and stacks that the address only has as ids; one that is neither keeps its id. */
export async function askNames(
  question: { ids: readonly string[] },
  signal?: AbortSignal,
): Promise<Answer<ReadonlyMap<string, string>>> {
  const answers = await Promise.all(question.ids.map((id) => ask<Called>(CALLED, { id }, signal)));
  return {
    data: new Map(
      question.ids.map((id, i) => [id, answers[i]?.data?.credential.name ?? answers[i]?.data?.stack.name ?? id]),
    ),
  };
}
