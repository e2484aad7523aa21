import { ask, settle, TROUBLE, type Answer, type Union } from './client.js';

/** What a name may mean, and what speaks for it. */
export interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  /** The name or alternative name of the skill that is most like the name. */
  readonly like: string;
  readonly words: readonly string[];
}
/** A name in files for which no skill is known. */
export interface UnmatchedName {
  readonly name: string;
  readonly uses: {
    readonly credentials: number;
    readonly roles: number;
    readonly learners: number;
    readonly postings: number;
  };
  readonly suggestions: readonly Suggestion[];
}
export interface Unmatched {
  /** Of the names asked for. */
  readonly total: number;
  /** Of all. */
  readonly waiting: number;
  readonly nodes: readonly UnmatchedName[];
}
/** Which names: `wanted` of them. */
export interface NamesAsked {
  readonly wanted: number;
  readonly text?: string | undefined;
  readonly import?: string | undefined;
  readonly usedBy?: string | undefined;
  readonly sort?: string | undefined;
}

const NAMES = `query Unmatched($first: Int!, $after: String, $text: String!, $import: ID, $usedBy: String, $sort: String!) {
  unmatchedNames(first: $first, after: $after, text: $text, import: $import, usedBy: $usedBy, sort: $sort) { total waiting
    nodes { name uses { credentials roles learners postings } suggestions { id name score like words } } pageInfo { hasNextPage endCursor } } }`;
const MOST_AT_ONCE = 100;

/** Names that wait for a decision, so many of them as are wanted. */
export async function askUnmatched(asked: NamesAsked, signal?: AbortSignal): Promise<Answer<Unmatched>> {
  type Page = Unmatched & { pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  const { wanted, text = '', import: from, usedBy, sort = 'used' } = asked;
  const nodes: UnmatchedName[] = [];
  let after: string | null = null;
  for (;;) {
    const first = Math.min(MOST_AT_ONCE, wanted - nodes.length);
    const variables: object = { first, after, text, import: from, usedBy, sort };
    const answer: Answer<{ unmatchedNames: Page }> = await ask(NAMES, variables, signal);
    if (!answer.data) return answer;
    const { total, waiting, pageInfo, ...page } = answer.data.unmatchedNames;
    nodes.push(...page.nodes);
    after = pageInfo.endCursor;
    if (nodes.length >= wanted || !pageInfo.hasNextPage) return { data: { total, waiting, nodes } };
  }
}

/** An import that uses names which nobody knows. */
export interface NameSource {
  readonly importId: string;
  readonly at: string;
  readonly files: readonly string[];
  readonly names: number;
}
const SOURCES = `{ nameSources(first: 100) { nodes { importId at files names } } }`;

/** Imports that use names which nobody knows, newest first. */
export async function askSources(_: object, signal?: AbortSignal): Promise<Answer<readonly NameSource[]>> {
  const answer = await ask<{ nameSources: { nodes: readonly NameSource[] } }>(SOURCES, {}, signal);
  return answer.data ? { data: answer.data.nameSources.nodes } : answer;
}

export interface Decided {
  readonly importId: string;
  readonly name: string;
  readonly means: { readonly id: string; readonly name: string } | null;
  /** The skill came to be by the decision. */
  readonly made: boolean;
  readonly added: number;
}

const TOLD = `importId name means { id name } made added`;
const DECIDE = `mutation Decide($name: String!, $means: ID) { decideName(name: $name, means: $means) { __typename
  ... on NameDecided { ${TOLD} } ${TROUBLE} } }`;

/** Says which skill a name means; without one, that it means none. */
export async function decideName(name: string, means?: string): Promise<Answer<Decided>> {
  const answer = await ask<{ decideName: Union<Decided, 'NameDecided'> }>(DECIDE, { name, means });
  return answer.data ? settle(answer.data.decideName, 'NameDecided') : answer;
}

const MAKE = `mutation Make($name: String!, $called: String, $kind: String) { makeSkill(name: $name, called: $called, kind: $kind) {
  __typename ... on NameDecided { ${TOLD} } ${TROUBLE} } }`;

/** Makes a skill of a name. */
export async function makeSkill(name: string, called: string, kind: string | undefined): Promise<Answer<Decided>> {
  const answer = await ask<{ makeSkill: Union<Decided, 'NameDecided'> }>(MAKE, { name, called, kind });
  return answer.data ? settle(answer.data.makeSkill, 'NameDecided') : answer;
}

const SEVERAL = `mutation Several($decisions: [NameToDecide!]!) { decideNames(decisions: $decisions) { __typename
  ... on NamesDecided { decided { ${TOLD} } } ${TROUBLE} } }`;

/** Decides about several names, a hundred at most at once. */
export async function decideNames(
  decisions: readonly { readonly name: string; readonly means?: string }[],
): Promise<Answer<readonly Decided[]>> {
  type Reply = { decideNames: Union<{ readonly decided: readonly Decided[] }, 'NamesDecided'> };
  const answer = await ask<Reply>(SEVERAL, { decisions });
  if (!answer.data) return answer;
  const { data, trouble } = settle(answer.data.decideNames, 'NamesDecided');
  return data ? { data: data.decided } : { trouble };
}
