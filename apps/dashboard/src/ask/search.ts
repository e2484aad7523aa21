import { ask, type Answer } from './client.js';
import type { Money, Named, RoleName, SkillName } from './shapes.js';

export interface Found {
  readonly skills: readonly SkillName[];
  readonly roles: readonly RoleName[];
  readonly credentials: readonly (Named & { readonly issuer: string; readonly cost: Money })[];
}
type Reply = { readonly [K in keyof Found]: { readonly nodes: Found[K] } };
const SEARCH = `query Search($text: String!) { skills(text: $text, first: 12) { nodes { id name kind } }
  roles(text: $text, first: 12) { nodes { id title } }
  credentials(text: $text, first: 12) { nodes { id name issuer cost { amount currency } } } }`;

/** Skills, roles and badges by name, each best first. */
export async function askSearch(question: { text: string }, signal?: AbortSignal): Promise<Answer<Found>> {
  const answer = await ask<Reply>(SEARCH, question, signal);
  if (!answer.data) return answer;
  const { skills, roles, credentials } = answer.data;
  return { data: { skills: skills.nodes, roles: roles.nodes, credentials: credentials.nodes } };
}
