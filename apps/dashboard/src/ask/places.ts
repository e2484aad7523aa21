import { ask, type Answer } from './client.js';

export interface Places {
  readonly regions: readonly string[];
  readonly languages: readonly string[];
}
interface Reply {
  readonly learner: { readonly region?: string | null; readonly language?: string | null };
  readonly credentials: {
    readonly nodes: readonly { readonly language: readonly string[]; readonly regions: readonly string[] }[];
  };
}
const PLACES = `query Places($learner: ID!) { learner(id: $learner) { ... on Learner { region language } }
  credentials(first: 100) { nodes { language regions } } }`;

/** Regions and languages to choose from: those of the learner, and those that badges are offered in. */
export async function askPlaces(question: { learner: string }, signal?: AbortSignal): Promise<Answer<Places>> {
  const answer = await ask<Reply>(PLACES, question, signal);
  if (!answer.data) return answer;
  const { learner, credentials } = answer.data;
  const distinct = (own: string | null | undefined, offered: readonly string[]): string[] =>
    [...new Set([...(own ? [own] : []), ...offered])].sort();
  return {
    data: {
      regions: distinct(
        learner.region,
        credentials.nodes.flatMap((one) => one.regions),
      ),
      languages: distinct(
        learner.language,
        credentials.nodes.flatMap((one) => one.language),
      ),
    },
  };
}
