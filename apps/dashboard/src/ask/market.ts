import { ask, settle, TROUBLE, type Answer, type Union } from './client.js';
import { PROVENANCE, type Money, type Named, type Provenance, type SkillName } from './shapes.js';

export interface UnmetSkill {
  readonly skill: SkillName;
  readonly level: number;
  readonly demand: number;
  readonly postings: number;
  readonly share: number;
  readonly supply: number;
  readonly unmet: number;
  readonly highestLevel: number;
  readonly cheapest: Money | null;
  readonly reason: string;
  /** Lower 90 % bound of unmet ÷ all, 0 to 1. */
  readonly score: number;
  /** Rests on few postings. */
  readonly hollow: boolean;
  readonly levels: readonly { readonly level: number; readonly demand: number; readonly supply: number }[];
  readonly message: string;
}
export interface UnmetDemand {
  readonly basis: string;
  readonly from: string;
  readonly to: string;
  readonly postings: number;
  readonly currency: string;
  readonly skills: readonly UnmetSkill[];
  /** What the numbers leave out or assume. */
  readonly notes: { readonly byRole: number; readonly unmatchedNames: number; readonly withoutRate: number };
  readonly formula: string;
  readonly snapshot: { readonly version: string };
}
export interface UnmetQuestion {
  readonly on?: string | undefined;
  readonly months: number;
  readonly region?: string | undefined;
  readonly maxPrice?: number | undefined;
  readonly minTrust?: number | undefined;
}
const UNMET = `query Unmet($on: Day, $months: Int!, $region: String, $maxPrice: Float, $minTrust: Float) {
  unmetDemand(on: $on, months: $months, region: $region, maxPrice: $maxPrice, minTrust: $minTrust, first: 40) { __typename
  ... on UnmetDemand { basis from to postings currency formula notes { byRole unmatchedNames withoutRate } snapshot { version }
    skills { skill { id name kind } level demand postings share supply unmet highestLevel cheapest { amount currency } reason message score hollow
      levels { level demand supply } } }
  ${TROUBLE} } }`;

/** Skills asked for and not supplied, most unmet first. */
export async function askUnmet(question: UnmetQuestion, signal?: AbortSignal): Promise<Answer<UnmetDemand>> {
  const answer = await ask<{ unmetDemand: Union<UnmetDemand, 'UnmetDemand'> }>(UNMET, question, signal);
  return answer.data ? settle(answer.data.unmetDemand, 'UnmetDemand') : answer;
}

export interface SkillSupply {
  readonly provenance: readonly Provenance[];
  readonly certifiedBy: {
    readonly edges: readonly {
      readonly level: number;
      readonly node: Named & {
        readonly issuer: string;
        readonly cost: Money;
        readonly provenance: readonly Provenance[];
      };
    }[];
  };
}
const SUPPLY = `query Supply($id: ID!) { skill(id: $id) { __typename ... on Skill { ${PROVENANCE}
  certifiedBy(first: 20) { edges { level node { id name issuer cost { amount currency } ${PROVENANCE} } } } }
  ... on NotFound { code message next nearest { id name } } } }`;

/** The badges that certify a skill, highest level first. */
export async function askSupply(question: { id: string }, signal?: AbortSignal): Promise<Answer<SkillSupply>> {
  const answer = await ask<{ skill: Union<SkillSupply, 'Skill'> }>(SUPPLY, question, signal);
  return answer.data ? settle(answer.data.skill, 'Skill') : answer;
}
