import type {
  Articulation,
  Credential,
  Funding,
  Issuer,
  Organization,
  Posting,
  Rate,
  Role,
  Skill,
  Stack,
  Team,
  Wage,
} from '#lib/model';
import type { Sameness } from './sameness.js';
import type { CompletionRule } from './stack-rule.js';

/*
 * The catalogue of one version, compiled: ids ↔ integers (position in the sorted ids), relations as rows.
 * A relation is in CSR form: the entries of thing i stand from starts[i] to starts[i + 1] in the parallel columns.
 * Plain data throughout, so that it can be sent to a worker as it is. Relations with a missing end are left out and counted.
 */

/** Things of one type, sorted by id. `index` gives the position of an id. */
export interface Table<F> {
  readonly facts: readonly F[];
  readonly index: ReadonlyMap<string, number>;
}

/** role → required skills. importance 0 to 1, essential 0 or 1. Sorted by skill within a role. */
export interface Requirements {
  readonly starts: Int32Array;
  readonly skill: Int32Array;
  readonly level: Uint8Array;
  readonly importance: Float64Array;
  readonly essential: Uint8Array;
}

/** credential → skills it certifies, or skill → credentials that certify it. Sorted by the target within a row. */
export interface Links {
  readonly starts: Int32Array;
  readonly target: Int32Array;
  readonly level: Uint8Array;
}

/** A credential (position) or a skill (position) at a level. */
export type Need =
  | { readonly kind: 'credential'; readonly credential: number }
  | { readonly kind: 'skill'; readonly skill: number; readonly level: number };

export interface StackOf extends CompletionRule {
  readonly fact: Stack;
  /** Position of the awarded credential, or null. */
  readonly awards: number | null;
}

/**
 * The roles that each wage counts for, parallel to the wages: of wage i those from starts[i] to starts[i + 1]. `isGroup` where the wage
 * is stated for a group of roles.
 */
export interface WageRoles {
  readonly starts: Int32Array;
  readonly role: Int32Array;
  readonly isGroup: Uint8Array;
}

export interface Snapshot {
  /** Names the facts it was made of: equal facts give an equal version, in whatever order they came. */
  readonly version: string;
  readonly skills: Table<Skill>;
  readonly roles: Table<Role>;
  readonly issuers: Table<Issuer>;
  readonly credentials: Table<Credential>;
  readonly stacks: Table<Stack>;
  readonly funding: Table<Funding>;
  readonly organizations: Table<Organization>;
  readonly teams: Table<Team>;
  readonly postings: Table<Posting>;
  readonly wages: readonly Wage[];
  readonly rates: readonly Rate[];
  readonly articulations: ReadonlyMap<string, readonly Articulation[]>;

  readonly requires: Requirements;
  /** role → groups of credentials, of each of which one is required. */
  readonly roleCredentials: readonly (readonly (readonly number[])[])[];
  readonly certifies: Links;
  readonly certifiedBy: Links;
  /** credential → groups of alternatives that must hold before it is started. */
  readonly needs: readonly (readonly (readonly Need[])[])[];
  readonly stackOf: readonly StackOf[];
  /** stacks (positions) that award a credential, by credential. */
  readonly awardedBy: ReadonlyMap<number, readonly number[]>;
  /** posting → skills matched by id, exact name or unique alternative name. */
  readonly postingSkills: { readonly starts: Int32Array; readonly skill: Int32Array; readonly unmatched: number };
  /** Exact names of skills; −1 where several skills share one. Names win over alternative names. */
  readonly skillNames: ReadonlyMap<string, number>;
  /** Skills of other frameworks that are the same skill. */
  readonly sameSkills: Sameness;
  /** Roles of other frameworks that are the same role. */
  readonly sameRoles: Sameness;
  /** Which roles each of `wages` counts for. */
  readonly wageRoles: WageRoles;
  /** Relations left out because an end is missing. */
  readonly dangling: number;
}

/** The position of a skill given by id, exact name or unique alternative name; undefined when nothing or several match. */
export function skillByText(snapshot: Pick<Snapshot, 'skills' | 'skillNames'>, text: string): number | undefined {
  const byId = snapshot.skills.index.get(text);
  if (byId !== undefined) return byId;
  const byName = snapshot.skillNames.get(text.trim());
  return byName === undefined || byName < 0 ? undefined : byName;
}

/** Stacks (positions) that award a credential, by credential. */
export function awardedBy(stacks: readonly StackOf[]): Map<number, number[]> {
  const map = new Map<number, number[]>();
  stacks.forEach(({ awards, members }, i) => {
    if (awards === null || members.length === 0) return;
    const list = map.get(awards);
    if (list) list.push(i);
    else map.set(awards, [i]);
  });
  return map;
}
