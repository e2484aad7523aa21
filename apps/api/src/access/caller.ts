/** What somebody is allowed by role. Nobody signed in has none. */
export const GRANTS = ['admin', 'learner', 'institution', 'employer'] as const;
export type Grant = (typeof GRANTS)[number];

/** Who asks. Made by `identify.ts` from a cookie or a bearer token; nothing else decides what may be seen. */
export interface Caller {
  /** Written beside imports and undos; null when nobody is signed in. */
  readonly name: string | null;
  readonly grants: readonly Grant[];
  /** The learner this account is. */
  readonly learner?: string;
  /** The issuer whose credentials it looks after. */
  readonly issuer?: string;
  /** The organization whose people it may see, each as far as that person shares. */
  readonly organization?: string;
}

export const ANONYMOUS: Caller = { name: null, grants: [] };

/** The person at the machine itself, signed in by the one-time link. */
export const OWNER: Caller = { name: 'owner', grants: ['admin'] };

export function isSignedIn(caller: Caller): boolean {
  return caller.name !== null;
}
export function isAdmin(caller: Caller): boolean {
  return caller.grants.includes('admin');
}
/** The learner themself, and admins. */
export function mayActAs(caller: Caller, learner: string): boolean {
  return isAdmin(caller) || (caller.grants.includes('learner') && caller.learner === learner);
}
/** The organization's own staff, and admins. */
export function maySeePeopleOf(caller: Caller, organization: string): boolean {
  return isAdmin(caller) || (caller.grants.includes('employer') && caller.organization === organization);
}
/** Published and retired credentials are for everybody; what is still being made is for its issuer's staff and admins. */
export function maySeeCredential(caller: Caller, credential: { issuer: string; status?: string }): boolean {
  const status = credential.status ?? 'published';
  if (status === 'published' || status === 'retired' || isAdmin(caller)) return true;
  return caller.grants.includes('institution') && caller.issuer === credential.issuer;
}
