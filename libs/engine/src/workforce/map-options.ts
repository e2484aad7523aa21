import { dayNumber, refuse, type Day, type Refusal } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';

export interface CapabilityOptions {
  /** The day asked about. */
  readonly on: Day;
  /** Id of an organization; all teams of all when absent. */
  readonly organization?: string;
  /** Id of a team: only this one. */
  readonly team?: string;
  /** How many days ahead levels that end are told, 0 to 3660; 365 unless told. */
  readonly within?: number;
  /** Count people who do not share their skills as well: for owners and administrators only. */
  readonly includeUnshared?: boolean;
}

/** What is wrong with the options; undefined when nothing is. */
export function checkMapOptions(snapshot: Snapshot, options: CapabilityOptions): Refusal | undefined {
  const { on, organization, team, within = 365 } = options;
  if (dayNumber(on) === undefined) return wrong('not-a-day', 'on', on, 'a calendar day, YYYY-MM-DD');
  if (!Number.isInteger(within) || within < 0 || within > 3660) {
    return wrong('out-of-range', 'within', String(within), 'a whole number of days from 0 to 3660');
  }
  if (organization !== undefined && !snapshot.organizations.index.has(organization)) {
    return wrong('unknown-organization', 'organization', organization, oneOf(snapshot.organizations.facts));
  }
  const known = team === undefined ? undefined : snapshot.teams.facts[snapshot.teams.index.get(team) ?? -1];
  if (team !== undefined && (!known || (organization !== undefined && known.organization !== organization))) {
    const own = snapshot.teams.facts.filter((fact) => organization === undefined || fact.organization === organization);
    return wrong('unknown-team', 'team', team, oneOf(own));
  }
  return undefined;
}

function wrong(code: string, option: string, found: string, expected: string): Refusal {
  return refuse({
    code,
    message: code.startsWith('unknown') ? `No ${option} has the id "${found}".` : `${option} cannot be ${found}.`,
    found,
    expected,
    next: `Give ${option} as ${expected}.`,
  });
}

function oneOf(facts: readonly { readonly id: string }[]): string {
  if (facts.length === 0) return 'an id that has been imported (there is none yet)';
  const ids = facts.slice(0, 5).map(({ id }) => id);
  return `an id such as ${ids.join(', ')}${facts.length > 5 ? ` (${facts.length} in all)` : ''}`;
}
