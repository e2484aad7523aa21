import { ask, type Answer } from './client.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}
/** A name of a skill where it stands in a text: `[start, end)` in UTF-16 code units. */
export interface SkillPlace {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly skill: Named | null;
  readonly candidates: readonly Named[];
  readonly excluded: 'negated' | 'benefit' | 'doubtful' | null;
}
export interface SkillsInText {
  readonly places: readonly SkillPlace[];
  readonly skills: readonly { readonly skill: Named; readonly times: number }[];
}

/** The longest text that is looked through, in characters. */
export const LONGEST_TEXT = 50_000;

const QUERY = `query SkillsInText($text: String!) { skillsInText(text: $text) { skills { skill { id name } times }
  places { start end text skill { id name } candidates { id name } excluded } } }`;

export async function askSkillsInText(
  question: { readonly text: string },
  signal?: AbortSignal,
): Promise<Answer<SkillsInText>> {
  const answer = await ask<{ skillsInText: SkillsInText }>(QUERY, question, signal);
  return answer.data ? { data: answer.data.skillsInText } : answer;
}
