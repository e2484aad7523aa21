import { ask, settle, TROUBLE, type Answer, type Union } from './client.js';

export interface NamedSkill {
  readonly id: string;
  readonly name: string;
  readonly framework?: string | null;
}
/** Two skills that may be the same. */
export interface Pair {
  readonly skill: NamedSkill;
  readonly other: NamedSkill;
  readonly because: 'name' | 'other-name';
}
export type WayToMerge = 'same' | 'becomes' | 'different';
/** What somebody has decided: what a name means, or what two skills are to each other. */
export interface Decision {
  readonly importId: string;
  readonly at: string;
  readonly by: string;
  readonly as: 'name' | WayToMerge;
  readonly name: string | null;
  readonly skill: NamedSkill | null;
  readonly means: NamedSkill | null;
  /** The skill that the name means was made by the decision. */
  readonly made: boolean;
}

const PAIRS = `query Pairs($first: Int!) { alikeSkills(first: $first) { total nodes { because skill { id name framework }
  other { id name framework } } } }`;

/** Pairs about which nobody has said anything, those with one name first. */
export async function askPairs(
  question: { first: number },
  signal?: AbortSignal,
): Promise<Answer<{ total: number; nodes: readonly Pair[] }>> {
  const answer = await ask<{ alikeSkills: { total: number; nodes: readonly Pair[] } }>(PAIRS, question, signal);
  return answer.data ? { data: answer.data.alikeSkills } : answer;
}

const DECISIONS = `query Decisions($first: Int!) { nameDecisions(first: $first) { pageInfo { hasNextPage }
  nodes { importId at by as name skill { id name } means { id name } made } } }`;

/** Decisions that stand, newest first. */
export async function askDecisions(
  question: { first: number },
  signal?: AbortSignal,
): Promise<Answer<{ more: boolean; nodes: readonly Decision[] }>> {
  type Reply = { nameDecisions: { nodes: readonly Decision[]; pageInfo: { hasNextPage: boolean } } };
  const { data, trouble } = await ask<Reply>(DECISIONS, question, signal);
  if (!data) return { trouble };
  return { data: { nodes: data.nameDecisions.nodes, more: data.nameDecisions.pageInfo.hasNextPage } };
}

export interface Merged {
  readonly importId: string;
  readonly status: string;
  readonly skill: NamedSkill;
  readonly into: NamedSkill;
  readonly as: WayToMerge;
  /** What else had been decided about their names. */
  readonly former: { readonly means: { readonly name: string } | null; readonly takenBack: number } | null;
}

const MERGE = `mutation Merge($skill: ID!, $into: ID!, $as: String!) { mergeSkills(skill: $skill, into: $into, as: $as) {
  __typename ... on SkillsMerged { importId status as skill { id name } into { id name } former { means { name } takenBack } } ${TROUBLE} } }`;

/** Says what two skills are to each other. */
export async function mergeSkills(skill: string, into: string, as: WayToMerge): Promise<Answer<Merged>> {
  const answer = await ask<{ mergeSkills: Union<Merged, 'SkillsMerged'> }>(MERGE, { skill, into, as });
  return answer.data ? settle(answer.data.mergeSkills, 'SkillsMerged') : answer;
}

/** Skills by name, with what tells those of one name apart. */
export async function findSkillsApart(
  text: string,
  signal?: AbortSignal,
): Promise<Answer<readonly { id: string; name: string; note: string }[]>> {
  const query =
    'query Skills($text: String!) { found: skills(text: $text, first: 20) { nodes { id name framework } } }';
  const answer = await ask<{ found: { nodes: readonly NamedSkill[] } }>(query, { text }, signal);
  if (!answer.data) return answer;
  return { data: answer.data.found.nodes.map(({ id, name, framework }) => ({ id, name, note: framework ?? id })) };
}
