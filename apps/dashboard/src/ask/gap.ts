import { ask, settle, TROUBLE, type Answer, type Union } from './client.js';
import { PROVENANCE, type LearnerName, type Named, type Provenance, type RoleName, type SkillName } from './shapes.js';

export interface HeldFrom {
  readonly kind: 'assessed' | 'credential' | 'award';
  readonly credential: Named | null;
  readonly evidence: string | null;
  readonly on: string | null;
  readonly expiresOn: string | null;
  readonly level: number;
}
export interface GapSkill {
  readonly skill: SkillName;
  readonly need: number;
  readonly have: number;
  readonly gap: number;
  readonly importance: number;
  readonly essential: boolean;
  readonly asOf: string | null;
  readonly expiresOn: string | null;
  readonly lapsed: { readonly level: number; readonly expiredOn: string } | null;
  readonly from: readonly HeldFrom[];
}
export interface Gap {
  readonly on: string;
  readonly readiness: number | null;
  readonly formula: string;
  readonly learner: LearnerName | null;
  readonly role: RoleName;
  readonly snapshot: { readonly version: string };
  readonly skills: readonly GapSkill[];
  readonly credentials: readonly {
    readonly anyOf: readonly Named[];
    readonly held: Named | null;
    readonly expiresOn: string | null;
  }[];
}
export interface GapQuestion {
  readonly learner: string;
  readonly role: string;
  readonly on?: string | undefined;
}

const GAP = `query Gap($learner: ID, $role: ID!, $on: Day) { gap(learner: $learner, role: $role, on: $on) { __typename
  ... on Gap { on readiness formula learner { id name } role { id title } snapshot { version }
    credentials { anyOf { id name } held { id name } expiresOn }
    skills { skill { id name kind } need have gap importance essential asOf expiresOn lapsed { level expiredOn }
      from { kind credential { id name } evidence on expiresOn level } } }
  ${TROUBLE} } }`;

/** What is between a learner and a role. */
export async function askGap(question: GapQuestion, signal?: AbortSignal): Promise<Answer<Gap>> {
  const answer = await ask<{ gap: Union<Gap, 'Gap'> }>(GAP, question, signal);
  return answer.data ? settle(answer.data.gap, 'Gap') : answer;
}

/** Where a gap's facts were read: what the role asks, by skill, and what the learner states, by skill. */
export interface GapSources {
  readonly required: ReadonlyMap<string, readonly Provenance[]>;
  readonly stated: ReadonlyMap<string, readonly Provenance[]>;
  readonly earned: ReadonlyMap<string, readonly Provenance[]>;
}
const SOURCES = `query Sources($learner: ID!, $role: ID!) {
  role(id: $role) { ... on Role { requires { skill { id } ${PROVENANCE} } } }
  learner(id: $learner) { ... on Learner { skills { skill { id } ${PROVENANCE} } credentials { credential { id } ${PROVENANCE} } } } }`;

interface Read {
  readonly provenance: readonly Provenance[];
}
interface SourcesReply {
  readonly role: { readonly requires?: readonly ({ readonly skill: { readonly id: string } } & Read)[] };
  readonly learner: {
    readonly skills?: readonly ({ readonly skill: { readonly id: string } } & Read)[];
    readonly credentials?: readonly ({ readonly credential: { readonly id: string } } & Read)[];
  };
}

/** Asked only when a number is opened: files and lines of all facts of the gap. */
export async function askSources(
  question: { learner: string; role: string },
  signal?: AbortSignal,
): Promise<Answer<GapSources>> {
  const answer = await ask<SourcesReply>(SOURCES, question, signal);
  if (!answer.data) return answer;
  const { role, learner } = answer.data;
  return {
    data: {
      required: new Map(role.requires?.map((one) => [one.skill.id, one.provenance])),
      stated: new Map(learner.skills?.map((one) => [one.skill.id, one.provenance])),
      earned: new Map(learner.credentials?.map((one) => [one.credential.id, one.provenance])),
    },
  };
}
