import { ask, settle, type Answer, type Union } from './client.js';

/** A name in files for which no skill is known. */
export interface UnmatchedName {
  readonly name: string;
  readonly uses: {
    readonly credentials: number;
    readonly roles: number;
    readonly learners: number;
    readonly postings: number;
  };
  readonly suggestions: readonly { readonly id: string; readonly name: string }[];
}
export interface Unmatched {
  readonly total: number;
  readonly nodes: readonly UnmatchedName[];
}

const NAMES = `query Unmatched($first: Int!) { unmatchedNames(first: $first) { total nodes { name uses { credentials roles learners postings }
  suggestions { id name } } } }`;

/** Names that wait for a decision, those used most first. */
export async function askUnmatched(question: { first: number }, signal?: AbortSignal): Promise<Answer<Unmatched>> {
  const answer = await ask<{ unmatchedNames: Unmatched }>(NAMES, question, signal);
  return answer.data ? { data: answer.data.unmatchedNames } : answer;
}

export interface Decided {
  readonly importId: string;
  readonly means: { readonly name: string } | null;
  readonly added: number;
}

const DECIDE = `mutation Decide($name: String!, $means: ID) { decideName(name: $name, means: $means) { __typename
  ... on NameDecided { importId means { name } added } ... on NotFound { code message next nearest { id name } } ... on Refused { code message next } } }`;

/** Says which skill a name means; without one, that it means none. */
export async function decideName(name: string, means?: string): Promise<Answer<Decided>> {
  const answer = await ask<{ decideName: Union<Decided, 'NameDecided'> }>(DECIDE, { name, means });
  return answer.data ? settle(answer.data.decideName, 'NameDecided') : answer;
}
