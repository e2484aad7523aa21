import type { Crosswalk, NameDecision, Role, RoleSameAs } from '#lib/model';
import { frameworkOfId } from '#lib/names';
import { NOTHING_SAME, samenessOf, type Sameness, type SameTie } from './sameness.js';
import type { Table } from './snapshot.js';

/**
 * Roles that are the same: by SAME_AS statements, by what people decided that the id or very title of a role means, and by crosswalks
 * between codes of classifications. A role has the code that is its
 * id, and codes that no other role carries (a code that several carry names a group of them). Of the releases of one classification
 * (`SOC 2010`, `SOC 2018`) it has its code in the newest that knows it. Partial crosswalks do not count.
 */
export function sameRoles(
  roles: Table<Role>,
  statements: readonly RoleSameAs[],
  crosswalks: readonly Crosswalk[],
  decisions: readonly NameDecision[],
): Sameness {
  const decided = decisions.filter(({ kind, means }) => kind === 'role' && means !== undefined);
  if (statements.length + crosswalks.length + decided.length === 0) return NOTHING_SAME;
  const ties: SameTie[] = [];
  const tie = (a: number | undefined, b: number | undefined, confidence = 1): void => {
    if (a !== undefined && b !== undefined) ties.push({ a, b, confidence });
  };
  for (const { role, same, confidence } of statements) tie(roles.index.get(role), roles.index.get(same), confidence);
  const called = decided.length === 0 ? undefined : titles(roles);
  for (const { name, means } of decided) {
    tie(roles.index.get(name) ?? called!.get(name.trim()) ?? undefined, roles.index.get(means!));
  }
  const codes = new Codes(roles.facts.length);
  for (const { fromScheme, from, toScheme, to, confidence = 1, partial = false } of crosswalks) {
    if (!partial) ties.push({ a: codes.node(fromScheme, from), b: codes.node(toScheme, to), confidence });
  }
  for (const [role, code] of ownCodes(roles)) {
    for (const node of codes.called(code)) ties.push({ a: role, b: node, confidence: 1 });
  }
  const frameworkOf = (node: number): string | undefined =>
    node < roles.facts.length ? frameworkOfId(roles.facts[node]!.id) : codes.scheme(node);
  return samenessOf(roles.facts.length, ties, frameworkOf);
}

/** The roles that alone have a title, by it; null where several have it. */
function titles({ facts }: Table<Role>): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (const [role, { title }] of facts.entries()) found.set(title.trim(), found.has(title.trim()) ? null : role);
  return found;
}

/** Codes of classifications, numbered after the roles. */
class Codes {
  private readonly nodes = new Map<string, number>();
  private readonly schemes: string[] = [];
  private readonly byCode = new Map<string, Map<string, { readonly scheme: string; readonly node: number }>>();

  constructor(private readonly first: number) {}

  node(scheme: string, code: string): number {
    const key = JSON.stringify([scheme, code]);
    const known = this.nodes.get(key);
    if (known !== undefined) return known;
    const node = this.first + this.schemes.length;
    this.nodes.set(key, node);
    this.schemes.push(scheme);
    const releases = this.byCode.get(code) ?? new Map<string, { scheme: string; node: number }>();
    this.byCode.set(code, releases);
    const classification = scheme.replace(/\d{4}/, '').trim();
    const newest = releases.get(classification);
    if (!newest || newest.scheme < scheme) releases.set(classification, { scheme, node });
    return node;
  }

  scheme(node: number): string {
    return this.schemes[node - this.first]!;
  }

  /** The code in each classification that knows it, in its newest release there. */
  called(code: string): readonly number[] {
    return [...(this.byCode.get(code)?.values() ?? [])].map(({ node }) => node);
  }
}

/** The codes that stand for one role: its id, and codes that no other role carries or has as its id. */
function* ownCodes({ facts, index }: Table<Role>): Generator<readonly [role: number, code: string]> {
  const carriers = new Map<string, number>();
  for (const { codes = [] } of facts)
    for (const code of new Set(codes)) carriers.set(code, (carriers.get(code) ?? 0) + 1);
  for (const [role, { id, codes = [] }] of facts.entries()) {
    yield [role, id];
    for (const code of new Set(codes)) if (carriers.get(code) === 1 && !index.has(code)) yield [role, code];
  }
}
