import { payloadOf } from './jwt.js';
import { idIn, isNode, listOf, typesOf, type Node } from './json-node.js';
import { LIMITS } from './limits.js';

/** What one row of a badge file says: of whom, and what about. */
export type BadgeRow =
  | { readonly kind: 'award'; readonly node: Node; readonly holder?: Node }
  | { readonly kind: 'definition'; readonly node: Node }
  | { readonly kind: 'issuer'; readonly node: Node }
  | { readonly kind: 'other'; readonly node: Node };

const COLLECTIONS: ReadonlySet<string> = new Set(['ClrCredential', 'Clr', 'VerifiablePresentation']);
const AWARDS: ReadonlySet<string> = new Set(['Assertion', 'OpenBadgeCredential', 'AchievementCredential']);
const DEFINITIONS: ReadonlySet<string> = new Set(['BadgeClass', 'Achievement']);
const ISSUERS: ReadonlySet<string> = new Set(['Issuer', 'Profile', 'Organization']);

/**
 * The rows of a badge's content: one for an assertion, a definition or an issuer, as many as achievements for a collection.
 * @returns nothing where it is no badge
 */
export function rowsIn(content: unknown): readonly BadgeRow[] {
  const rows: BadgeRow[] = [];
  collect(content, undefined, 0, rows);
  return rows.some(({ kind }) => kind !== 'other') ? rows : [];
}

function collect(content: unknown, holder: Node | undefined, nesting: number, rows: BadgeRow[]): void {
  if (nesting > LIMITS.nesting || rows.length > LIMITS.credentials) return;
  if (Array.isArray(content)) {
    for (const each of content) collect(each, holder, nesting + 1, rows);
    return;
  }
  const node = typeof content === 'string' ? payloadOf(content) : content;
  if (!isNode(node)) return;
  const credential = isNode(node['vc']) ? withClaims(node['vc'], node) : node;
  if (Array.isArray(credential['@graph'])) return collect(credential['@graph'], holder, nesting + 1, rows);
  const types = typesOf(credential);
  const is = (known: ReadonlySet<string>): boolean => types.some((type) => known.has(type));
  if (is(COLLECTIONS)) collectParts(credential, holder, nesting, rows);
  else if (is(AWARDS) || isAward(credential)) rows.push(...awards(credential, holder));
  else if (types.includes('EndorsementCredential') || types.includes('Endorsement'))
    rows.push({ kind: 'other', node: credential });
  else if (!speaksOfBadges(credential)) return;
  else if (is(DEFINITIONS)) rows.push({ kind: 'definition', node: credential });
  else if (is(ISSUERS)) rows.push({ kind: 'issuer', node: credential });
}

const speaksOfBadges = (node: Node): boolean => /badge|imsglobal|1edtech/i.test(JSON.stringify(node['@context'] ?? ''));

const isAward = (node: Node): boolean =>
  typesOf(node).includes('VerifiableCredential') &&
  listOf(node['credentialSubject']).some((subject) => isNode(subject) && subject['achievement'] !== undefined);

/** What the claims of a JWT say in place of the credential. */
function withClaims(vc: Node, claims: Node): Node {
  const { jti, iss, nbf, exp } = claims;
  const day = (seconds: unknown) => (typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : undefined);
  const told = { id: jti, issuer: iss, validFrom: day(nbf), validUntil: day(exp) };
  const given = Object.entries(told).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...vc };
}

function collectParts(node: Node, holder: Node | undefined, nesting: number, rows: BadgeRow[]): void {
  const subject = listOf(node['credentialSubject']).find(isNode) ?? holder;
  const parts = [
    ...listOf(subject?.['verifiableCredential']),
    ...listOf(node['verifiableCredential']),
    ...listOf(node['assertions']),
  ];
  for (const part of parts) collect(part, subject, nesting + 1, rows);
}

/** A credential may be about several people or achievements: a row each. */
function awards(node: Node, holder: Node | undefined): readonly BadgeRow[] {
  const more = holder ? { holder } : {};
  const subjects = listOf(node['credentialSubject']).filter(isNode);
  if (subjects.length === 0) return [{ kind: 'award', node, ...more }];
  return subjects.flatMap((subject) => {
    const achievements = listOf(subject['achievement']);
    const each = achievements.length > 0 ? achievements : [undefined];
    return each.map((achievement) => ({
      kind: 'award' as const,
      node: { ...node, credentialSubject: { ...subject, achievement } },
      ...more,
    }));
  });
}

/** The ids by which others in the import may name a definition or an issuer. */
export const nameOf = ({ node }: BadgeRow): string | undefined => idIn(node);
