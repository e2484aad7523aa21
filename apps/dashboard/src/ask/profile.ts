import { ask, settle, TROUBLE, type Answer, type Union } from './client.js';
import type { Named, Provenance } from './shapes.js';

export interface HeldSkill {
  readonly skill: Named;
  readonly level: number;
  readonly evidence: string | null;
  readonly at: string | null;
  readonly provenance: readonly Provenance[];
}
export interface HeldCredential {
  readonly credential: Named;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly ended: boolean;
  readonly evidence: string | null;
  readonly provenance: readonly Provenance[];
}
export interface Profile {
  readonly id: string;
  readonly name: string | null;
  readonly skills: readonly HeldSkill[];
  readonly credentials: readonly HeldCredential[];
}
const FIELDS = `id name skills { skill { id name } level evidence at provenance { import file line at } }
  credentials { credential { id name } issuedOn expiresOn ended evidence provenance { import file line at } }`;

export async function askProfile(question: { id: string }, signal?: AbortSignal): Promise<Answer<Profile>> {
  const query = `query Profile($id: ID!) { learner(id: $id) { __typename ... on Learner { ${FIELDS} }
    ... on NotFound { code message next nearest { id name } } } }`;
  const answer = await ask<{ learner: Union<Profile, 'Learner'> }>(query, question, signal);
  return answer.data ? settle(answer.data.learner, 'Learner') : answer;
}

export interface SkillStatement {
  readonly skill: string;
  /** 1 to 5; 0 takes the statement away. */
  readonly level: number;
  readonly evidence?: string | null;
  readonly at?: string | null;
}

/**
 * Writes what a learner says of one skill, in place of all said of it before (of several statements the highest would go on counting).
 * Answers with the whole profile as it then is.
 */
export async function saveSkill(learner: string, statement: SkillStatement): Promise<Answer<Profile>> {
  const skills = statement.level === 0 ? [statement] : [{ skill: statement.skill, level: 0 }, statement];
  const query = `mutation Save($input: SaveProfile!) { saveProfile(input: $input) { __typename ... on Learner { ${FIELDS} } ${TROUBLE} } }`;
  const answer = await ask<{ saveProfile: Union<Profile, 'Learner'> }>(query, {
    input: { learner, skills },
  });
  return answer.data ? settle(answer.data.saveProfile, 'Learner') : answer;
}
