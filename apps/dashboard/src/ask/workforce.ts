import { ask, settle, TROUBLE, type Answer, type Union } from './client.js';
import type { Named, SkillName } from './shapes.js';

export interface TeamSkill {
  readonly skill: SkillName;
  readonly level: number;
  readonly needed: number;
  readonly atLevel: number;
  readonly below: number;
  /** Anybody in the team who holds it at `level`. */
  readonly holders: number;
  readonly singlePointOfFailure: boolean;
  readonly expiring: number;
  readonly nextExpiry: string | null;
}
export interface TeamCapability {
  readonly team: Named;
  readonly people: number;
  readonly sharing: number;
  readonly skills: readonly TeamSkill[];
}
export interface CapabilityAnswer {
  readonly organization: Named;
  readonly on: string;
  readonly teams: readonly TeamCapability[];
  readonly formula: string;
  readonly snapshot: { readonly version: string };
}
export interface MapQuestion {
  readonly organization: string;
  readonly team?: string | undefined;
  readonly on?: string | undefined;
}
const MAP = `query Map($organization: ID!, $team: ID, $on: Day) { capabilityMap(organization: $organization, team: $team, on: $on) { __typename
  ... on CapabilityMap { organization { id name } on formula snapshot { version }
    teams { team { id name } people sharing skills { skill { id name kind } level needed atLevel below holders singlePointOfFailure expiring nextExpiry } } }
  ${TROUBLE} } }`;

/** Who holds what the teams' roles need. */
export async function askMap(question: MapQuestion, signal?: AbortSignal): Promise<Answer<CapabilityAnswer>> {
  const answer = await ask<{ capabilityMap: Union<CapabilityAnswer, 'CapabilityMap'> }>(MAP, question, signal);
  return answer.data ? settle(answer.data.capabilityMap, 'CapabilityMap') : answer;
}

export interface Organization extends Named {
  readonly teams: readonly Named[];
}
/** The organizations whose people the viewer may see. */
export async function askOrganizations(_: object, signal?: AbortSignal): Promise<Answer<readonly Organization[]>> {
  const answer = await ask<{ organizations: Organization[] }>(
    'query Organizations { organizations { id name teams { id name } } }',
    {},
    signal,
  );
  return answer.data ? { data: answer.data.organizations } : answer;
}
