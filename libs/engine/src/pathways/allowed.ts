import type { Credential, Stack } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Exchange } from '../prices/exchange.js';
import { isPublished } from '../snapshot/published.js';
import { canBegin } from './calendar/courses.js';
import type { PathwayOptions } from './options.js';

/** Which credentials may be studied, which may be awarded, and how many credentials and stacks each filter left out. */
export interface Allowed {
  /** Per credential: 1 when it may be taken. */
  readonly study: Uint8Array;
  /** Per credential: 1 when it may be had as the award of a stack (not studied: mode, language and region do not matter). */
  readonly award: Uint8Array;
  /** Per credential: 1 unless the days on which its course begins are all over. It may still be renewed then, or awarded. */
  readonly begins: Uint8Array;
  readonly left: readonly { readonly filter: string; readonly count: number }[];
}

interface Filter {
  readonly name: string;
  readonly awards: boolean;
  /** Whether it is about the course only. */
  readonly course?: boolean;
  readonly passes: (credential: Credential) => boolean;
  /** Whether a stack passes; every stack does where absent. */
  readonly stack?: (stack: Stack) => boolean;
}

/**
 * Applies the filters that were given. A filter asks a question of every published credential by itself, and some ask one of every
 * stack: whether it is excluded, whether its bundle price can be converted. `left` counts the noes.
 * What is unknown (no trust, mode or language stated) does not pass a filter on it; empty regions mean everywhere.
 */
export function allowedBy(snapshot: Snapshot, options: PathwayOptions, convert: Exchange): Allowed {
  const filters = activeFilters(snapshot, options, convert);
  const count = snapshot.credentials.facts.length;
  const study = new Uint8Array(count);
  const award = new Uint8Array(count);
  const begins = new Uint8Array(count);
  const left = filters.map((filter) => ({ filter: filter.name, count: 0 }));
  snapshot.credentials.facts.forEach((credential, i) => {
    if (!isPublished(credential)) return;
    study[i] = award[i] = begins[i] = 1;
    filters.forEach((filter, f) => {
      if (filter.passes(credential)) return;
      if (filter.course) begins[i] = 0;
      else study[i] = 0;
      if (filter.awards) award[i] = 0;
      left[f]!.count++;
    });
  });
  snapshot.stacks.facts.forEach((stack) => {
    filters.forEach((filter, f) => {
      if (filter.stack && !filter.stack(stack)) left[f]!.count++;
    });
  });
  const given = (name: string): boolean => name !== 'currency' && name !== 'starts';
  return { study, award, begins, left: left.filter((one) => given(one.filter) || one.count > 0) };
}

function activeFilters(snapshot: Snapshot, options: PathwayOptions, convert: Exchange): Filter[] {
  const { minTrust, mode, language, region, exclude } = options;
  const filters: Filter[] = [
    {
      name: 'currency',
      awards: false,
      passes: (c) => convert(c.cost, c.currency) !== undefined,
      stack: (s) => s.bundlePrice === undefined || convert(s.bundlePrice, s.currency!) !== undefined,
    },
  ];
  filters.push({ name: 'starts', awards: false, course: true, passes: (c) => canBegin(c, options) });
  if (minTrust !== undefined) {
    const trust = (c: Credential): number =>
      snapshot.issuers.facts[snapshot.issuers.index.get(c.issuer) ?? -1]?.trust ?? -1;
    filters.push({ name: 'minTrust', awards: true, passes: (c) => trust(c) >= minTrust });
  }
  if (mode !== undefined) filters.push({ name: 'mode', awards: false, passes: (c) => c.mode === mode });
  if (language !== undefined) {
    filters.push({
      name: 'language',
      awards: false,
      passes: (c) => (c.language ?? []).some((tag) => speaks(tag, language)),
    });
  }
  if (region !== undefined) {
    filters.push({ name: 'region', awards: false, passes: (c) => c.regions?.includes(region) ?? true });
  }
  if (exclude && exclude.length > 0) {
    const out = new Set(exclude);
    const passes = ({ id, issuer }: Credential | Stack): boolean => !out.has(id) && !out.has(issuer);
    filters.push({ name: 'exclude', awards: true, passes, stack: passes });
  }
  return filters;
}

/** Basic filtering of RFC 4647: a range matches a tag that equals it or begins with it and a hyphen; case does not matter. */
function speaks(tag: string, range: string): boolean {
  const [have, want] = [tag.toLowerCase(), range.toLowerCase()];
  return have === want || have.startsWith(`${want}-`);
}
