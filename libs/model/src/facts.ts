import type { Day } from './dates.js';

/*
 * The facts of the graph. One interface each; fields that may be missing are optional and then absent (never null or '').
 * Money is an integer of minor units; its currency stands beside it. Levels are integers 1 to 5. Days are ISO.
 * `schema.ts` lists the same fields with their types, files and references; a test keeps the two in step.
 */

/** 1 novice, 2 advanced beginner, 3 proficient, 4 advanced, 5 expert. */
export type Level = 1 | 2 | 3 | 4 | 5;
export const LEVELS = [1, 2, 3, 4, 5] as const;
export const LEVEL_NAMES = ['none', 'novice', 'advanced beginner', 'proficient', 'advanced', 'expert'] as const;

export const SKILL_KINDS = ['hard', 'soft', 'knowledge', 'language', 'tool'] as const;
export type SkillKind = (typeof SKILL_KINDS)[number];
export const MODES = ['online', 'in-person', 'blended'] as const;
export type Mode = (typeof MODES)[number];
export const STATUSES = ['proposed', 'in-review', 'approved', 'published', 'retired'] as const;
export type CredentialStatus = (typeof STATUSES)[number];
export const PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const;
export type PayPeriod = (typeof PERIODS)[number];
export const RELATION_KINDS = ['essential', 'optional', 'related'] as const;
export const SHARES = ['skills', 'credentials'] as const;
export type Share = (typeof SHARES)[number];
export type RelationKind = (typeof RELATION_KINDS)[number];
export const NAMED_KINDS = ['skill', 'role'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];
export const WAGE_AMOUNTS = ['median', 'p10', 'p90'] as const;
export type WageAmount = (typeof WAGE_AMOUNTS)[number];

export interface Skill {
  readonly type: 'skill';
  readonly id: string;
  readonly name: string;
  readonly altNames?: readonly string[];
  readonly kind?: SkillKind;
  readonly framework?: string;
  readonly description?: string;
  /** Ids of broader skills or skill groups. */
  readonly broader?: readonly string[];
  /** Ids of the same skill in other frameworks. */
  readonly sameAs?: readonly string[];
}
export interface SkillGroup {
  readonly type: 'skillGroup';
  readonly id: string;
  readonly name: string;
  readonly altNames?: readonly string[];
  readonly code?: string;
  readonly framework?: string;
  readonly description?: string;
}
export interface SkillBroader {
  readonly type: 'skillBroader';
  readonly skill: string;
  readonly broader: string;
}
export interface SkillRelation {
  readonly type: 'skillRelation';
  readonly skill: string;
  readonly related: string;
  readonly kind?: RelationKind;
}
export interface SkillCollection {
  readonly type: 'skillCollection';
  readonly skill: string;
  readonly collection: string;
}
/** Two skills of different frameworks are the same. */
export interface SkillSameAs {
  readonly type: 'skillSameAs';
  readonly skill: string;
  readonly same: string;
  /** How sure the source is, 0 to 1. */
  readonly confidence?: number;
  readonly source?: string;
}
/** A skill as a file names it, for which no skill is known yet: what a credential certifies or a role requires. */
export interface UnmatchedSkill {
  readonly type: 'unmatchedSkill';
  /** Id of the credential or role. */
  readonly of: string;
  readonly name: string;
  readonly level?: Level;
  readonly importance?: number;
  readonly essential?: boolean;
}
/** What somebody decided that a name means; without `means`: nothing that is kept. */
export interface NameDecision {
  readonly type: 'nameDecision';
  readonly kind: NamedKind;
  readonly name: string;
  /** Id of the skill or role. */
  readonly means?: string;
}
export interface Role {
  readonly type: 'role';
  readonly id: string;
  readonly title: string;
  readonly altTitles?: readonly string[];
  readonly codes?: readonly string[];
  readonly family?: string;
  readonly jobZone?: number;
  readonly description?: string;
}
export interface RoleTitle {
  readonly type: 'roleTitle';
  readonly role: string;
  readonly title: string;
}
export interface RoleGroup {
  readonly type: 'roleGroup';
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  readonly description?: string;
}
export interface RoleBroader {
  readonly type: 'roleBroader';
  readonly role: string;
  readonly broader: string;
}
export interface RoleCollection {
  readonly type: 'roleCollection';
  readonly role: string;
  readonly collection: string;
}
/** Two roles of different frameworks are the same. */
export interface RoleSameAs {
  readonly type: 'roleSameAs';
  readonly role: string;
  readonly same: string;
  /** How sure the source is, 0 to 1. */
  readonly confidence?: number;
  readonly source?: string;
}
/** A code of one classification stands for a code of another; `partial`: for a part of it only. */
export interface Crosswalk {
  readonly type: 'crosswalk';
  /** Name of the classification with its release: `SOC 2010`. */
  readonly fromScheme: string;
  readonly from: string;
  readonly toScheme: string;
  readonly to: string;
  /** How sure the source is, 0 to 1. */
  readonly confidence?: number;
  readonly partial?: boolean;
  readonly source?: string;
}
export interface JobZone {
  readonly type: 'jobZone';
  readonly role: string;
  readonly zone: number;
}
export interface RoleSkill {
  readonly type: 'roleSkill';
  readonly role: string;
  readonly skill: string;
  readonly level: Level;
  /** 0 to 1; absent means 1. */
  readonly importance?: number;
  /** Absent means true. */
  readonly essential?: boolean;
}
export interface RoleCredential {
  readonly type: 'roleCredential';
  readonly role: string;
  readonly credential: string;
  readonly group?: string;
}
export interface Issuer {
  readonly type: 'issuer';
  readonly id: string;
  readonly name: string;
  readonly accredited?: boolean;
  /** 0 to 1; absent means unknown. */
  readonly trust?: number;
  readonly recognisedBy?: readonly string[];
  readonly regions?: readonly string[];
  readonly url?: string;
}
export interface Credential {
  readonly type: 'credential';
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly kind?: string;
  readonly cost: number;
  readonly currency: string;
  readonly hours: number;
  readonly weeks?: number;
  readonly mode?: Mode;
  /** BCP 47 tags. */
  readonly language?: readonly string[];
  /** Absent means everywhere. */
  readonly regions?: readonly string[];
  readonly eqf?: number;
  readonly credits?: number;
  readonly assessment?: string;
  readonly verification?: string;
  readonly validMonths?: number;
  readonly renewalCost?: number;
  readonly renewalHours?: number;
  readonly starts?: readonly Day[];
  /** Absent means published; only published credentials are offered. */
  readonly status?: CredentialStatus;
  readonly url?: string;
  readonly description?: string;
}
export interface CredentialSkill {
  readonly type: 'credentialSkill';
  readonly credential: string;
  readonly skill: string;
  readonly level: Level;
}
export interface Prerequisite {
  readonly type: 'prerequisite';
  readonly credential: string;
  /** A credential's or a skill's id; a credential wins when both exist. */
  readonly needs: string;
  /** For a skill; absent means 1. */
  readonly level?: Level;
  readonly group?: string;
}
export interface Stack {
  readonly type: 'stack';
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly atLeast?: number;
  readonly minCredits?: number;
  readonly bundlePrice?: number;
  readonly currency?: string;
  readonly credits?: number;
  readonly awards?: string;
}
export interface StackMember {
  readonly type: 'stackMember';
  readonly stack: string;
  readonly credential: string;
  readonly group?: string;
  readonly credits?: number;
}
export interface Articulation {
  readonly type: 'articulation';
  /** A credential's or a stack's id. */
  readonly from: string;
  readonly programme: string;
  readonly credits: number;
  readonly minLevel?: Level;
  readonly condition?: string;
}
export interface Funding {
  readonly type: 'funding';
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** 0 to 100. */
  readonly percent?: number;
  /** A purchase, minor units. */
  readonly amount?: number;
  readonly currency?: string;
  /** In total per learner, minor units. */
  readonly cap?: number;
  /** Ids of credentials, stacks and issuers. */
  readonly covers: readonly string[];
  /** `column=value` of the learner; all must hold. Absent means everyone. */
  readonly eligibility?: readonly string[];
}
export interface Learner {
  readonly type: 'learner';
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly hoursPerWeek?: number;
  readonly region?: string;
  readonly language?: string;
  /** What the person lets an employer see; absent means nothing. */
  readonly shares?: readonly Share[];
}
export interface LearnerSkill {
  readonly type: 'learnerSkill';
  readonly learner: string;
  readonly skill: string;
  readonly level: Level;
  readonly evidence?: string;
  readonly at?: Day;
}
/** A skill of a person as a file names it, for which no skill is known yet. */
export interface LearnerUnmatchedSkill {
  readonly type: 'learnerUnmatchedSkill';
  readonly learner: string;
  readonly name: string;
  readonly level?: Level;
  readonly evidence?: string;
  readonly at?: Day;
}
export interface LearnerCredential {
  readonly type: 'learnerCredential';
  readonly learner: string;
  readonly credential: string;
  readonly issuedOn: Day;
  readonly expiresOn?: Day;
  readonly evidence?: string;
}
export interface Organization {
  readonly type: 'organization';
  readonly id: string;
  readonly name: string;
}
export interface Team {
  readonly type: 'team';
  readonly id: string;
  readonly organization: string;
  readonly name: string;
  readonly parent?: string;
}
export interface Position {
  readonly type: 'position';
  readonly learner: string;
  readonly team: string;
  readonly role: string;
  readonly since?: Day;
  readonly targetRole?: string;
}
export interface Posting {
  readonly type: 'posting';
  readonly id: string;
  readonly title: string;
  readonly role?: string;
  readonly employer?: string;
  readonly region?: string;
  readonly sector?: string;
  readonly postedOn: Day;
  /** As the posting names them: matched by id, exact name, then unique alternative name when the snapshot is made. */
  readonly skills?: readonly string[];
  readonly description?: string;
  readonly salaryMin?: number;
  readonly salaryMax?: number;
  readonly currency?: string;
  readonly period?: PayPeriod;
}
/** A skill that a posting asks for, where a source lists these apart from the postings; matched as the names in a posting are. */
export interface PostingSkill {
  readonly type: 'postingSkill';
  readonly posting: string;
  readonly skill: string;
  readonly importance?: number;
}
export interface Rate {
  readonly type: 'rate';
  readonly from: string;
  readonly to: string;
  /** Units of `to` for one unit of `from`. */
  readonly rate: number;
  readonly on: Day;
}
export interface Wage {
  readonly type: 'wage';
  /** Id of a role, or of the group of roles that the source counts together. */
  readonly role: string;
  readonly region: string;
  readonly year: number;
  readonly employment?: number;
  readonly openings?: number;
  readonly median?: number;
  readonly p10?: number;
  readonly p90?: number;
  readonly currency?: string;
  readonly source?: string;
  /** Amounts that are at least what stands there: the source does not say more. */
  readonly atLeast?: readonly WageAmount[];
}

export type Fact =
  | Skill
  | SkillGroup
  | SkillBroader
  | SkillRelation
  | SkillCollection
  | SkillSameAs
  | UnmatchedSkill
  | NameDecision
  | Role
  | RoleTitle
  | RoleGroup
  | RoleBroader
  | RoleCollection
  | RoleSameAs
  | Crosswalk
  | JobZone
  | RoleSkill
  | RoleCredential
  | Issuer
  | Credential
  | CredentialSkill
  | Prerequisite
  | Stack
  | StackMember
  | Articulation
  | Funding
  | Learner
  | LearnerSkill
  | LearnerUnmatchedSkill
  | LearnerCredential
  | Organization
  | Team
  | Position
  | Posting
  | PostingSkill
  | Rate
  | Wage;

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
