import type { Fact, FieldProblem } from '#lib/model';
import type { Draft, MapContext } from '../formats/format.js';
import { readText } from '../values/text.js';
import type { BadgeRow } from './badge-rows.js';
import { certifiedSkills } from './certified-skills.js';
import { factOf } from './fact-of.js';
import { jsonObject } from './jwt.js';
import { idIn, isNode, listOf, textIn, type Node } from './json-node.js';

/** What a badge says of the credential itself: things told in passing, the skills it certifies, and its id. */
export interface Definition {
  readonly credential: string;
  readonly mentions: readonly Fact[];
  readonly drafts: readonly Draft[];
}

/** What a row says of a credential or an issuer, with what other files of the import say about those it only names. */
export function definitionOf(row: BadgeRow, context: MapContext): Definition | { readonly problem: FieldProblem } {
  const described = (value: unknown): Node | undefined => {
    const first = listOf(value)[0];
    if (isNode(first) && textIn(first['name']) !== undefined) return first;
    const id = idIn(value);
    const known = id === undefined ? undefined : context.gathered.under('badges').get(id)?.[0];
    return (known === undefined ? undefined : jsonObject(known)) ?? (isNode(first) ? first : undefined);
  };
  const { node } = row;
  if (row.kind === 'issuer') {
    return { credential: '', mentions: issuerOf(idIn(node), node), drafts: [] };
  }
  const subject = listOf(node['credentialSubject']).find(isNode);
  const what = row.kind === 'award' ? (node['badge'] ?? subject?.['achievement'] ?? node['achievement']) : node;
  const credential = idIn(what);
  if (credential === undefined) return { problem: withoutId() };
  const about = described(what);
  const name = about && textIn(about['name']);
  if (!about || name === undefined) return { credential, mentions: [], drafts: [] };
  const by = about['issuer'] ?? about['creator'] ?? node['issuer'];
  const issuer = idIn(by);
  const criteria = listOf(about['criteria'])[0];
  const mentions = [
    ...issuerOf(issuer, described(by)),
    ...factOf('credential', {
      ...NOT_ON_OFFER,
      id: credential,
      name,
      issuer,
      kind: textIn(about['achievementType']) ?? 'Open Badge',
      url: web(credential) ?? web(idIn(criteria)),
      description: plain(textIn(about['description'])),
    }),
  ];
  const drafts = certifiedSkills(credential, about, context).map((fact) => ({ fact, columns: COLUMNS }));
  return { credential, mentions, drafts };
}

/** A badge says neither price nor hours, and cannot be signed up for: docs/decisions/0018-badges-are-not-on-offer.md. */
const NOT_ON_OFFER = { cost: 0, currency: 'EUR', hours: 0, status: 'retired' };

const COLUMNS = { credential: 'badge', of: 'badge', skill: 'alignment', name: 'alignment' };

function issuerOf(id: string | undefined, node: Node | undefined): readonly Fact[] {
  if (id === undefined) return [];
  return factOf('issuer', { id, name: textIn(node?.['name']) ?? id, url: web(textIn(node?.['url'])) });
}

const web = (text: string | undefined): string | undefined =>
  text !== undefined && /^https?:\/\//.test(text) ? text : undefined;

function plain(text: string | undefined): string | undefined {
  const read = text === undefined ? undefined : readText(text);
  return read && 'value' in read ? read.value : undefined;
}

function withoutId(): FieldProblem {
  return {
    code: 'missing-value',
    field: 'badge',
    message: 'The badge does not say which achievement it is for.',
    found: '',
    expected: 'the id of a badge class or an achievement',
    next: 'Ask the issuer for a complete badge.',
  };
}
