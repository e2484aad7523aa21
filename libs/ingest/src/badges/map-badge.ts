import { makeFact, type FieldProblem } from '#lib/model';
import type { Draft, MapContext, Mapped } from '../formats/format.js';
import { readDate } from '../values/date.js';
import type { BadgeRow } from './badge-rows.js';
import { definitionOf, type Definition } from './definition.js';
import { given } from './fact-of.js';
import { isNode, listOf, textIn, idIn, type Node } from './json-node.js';
import { identitiesOf } from './recipients.js';

/** A row of a badge file → facts: who issues what, which skills it certifies, and who was awarded it. */
export function mapBadge(row: BadgeRow, context: MapContext): Mapped {
  if (row.kind === 'other') return { kind: 'skipped', reason: 'an endorsement says nothing of a person' };
  const definition = definitionOf(row, context);
  if ('problem' in definition) return { kind: 'rejected', problems: [definition.problem] };
  const { mentions, drafts } = definition;
  if (row.kind !== 'award') return { kind: 'facts', drafts, mentions };
  if (row.node['revoked'] === true) return { kind: 'skipped', reason: 'its issuer has revoked it' };
  const awarded = award(row.node, row.holder, definition, context);
  if ('problems' in awarded) return { kind: 'rejected', problems: awarded.problems };
  return { kind: 'facts', drafts: [...drafts, awarded], mentions };
}

function award(
  node: Node,
  holder: Node | undefined,
  { credential }: Definition,
  { names }: MapContext,
): Draft | { readonly problems: readonly FieldProblem[] } {
  const identities = identitiesOf(node, holder);
  const people = names?.learners.matching(identities) ?? [];
  const subject = listOf(node['credentialSubject']).find(isNode);
  const issued = day(node['issuedOn'] ?? node['awardedDate'] ?? node['validFrom'] ?? node['issuanceDate'], 'issuedOn');
  const expires = day(node['expires'] ?? node['validUntil'] ?? node['expirationDate'], 'expires');
  const problems = [issued, expires].filter(isProblem);
  if (people.length !== 1)
    problems.unshift(
      recipientProblem(
        people,
        identities.map(({ text, hash }) => (hash ? `a hash (${hash})` : text)),
      ),
    );
  if (problems.length > 0) return { problems };
  const evidence = idIn(node['evidence'] ?? subject?.['evidence']);
  const values = { learner: people[0]!, credential, issuedOn: issued, expiresOn: expires, evidence };
  const made = makeFact('learnerCredential', given(values));
  if (made.status === 'refused') return { problems: made.problems };
  return { fact: made.fact, columns: COLUMNS };
}

const COLUMNS = { learner: 'recipient', credential: 'badge', expiresOn: 'expires' };

const isProblem = (value: unknown): value is FieldProblem => typeof value === 'object' && value !== null;

function day(value: unknown, field: string): string | undefined | FieldProblem {
  const text = textIn(value);
  if (text === undefined) return undefined;
  const read = readDate(text);
  if ('value' in read) return read.value.day;
  return {
    code: 'problem' in read ? read.problem.code : 'missing-value',
    field,
    message: `${field} is "${text.slice(0, 200)}".`,
    found: text,
    expected: 'a day such as 2026-03-31',
    next: 'Ask the issuer for a corrected badge.',
  };
}

function recipientProblem(people: readonly string[], named: readonly string[]): FieldProblem {
  const found = named.join(', ');
  const several = people.length > 1;
  return {
    code: several ? 'ambiguous-recipient' : 'unknown-recipient',
    field: 'recipient',
    message: several
      ? `The recipient of the badge, ${found}, is several people: ${people.join(', ')}.`
      : found === ''
        ? 'The badge names no recipient.'
        : `The recipient of the badge, ${found}, is nobody that is known.`,
    found,
    expected: 'the id or the e-mail of one learner, plain or hashed',
    next: several
      ? 'Give each of them an e-mail of their own, and import the badge again.'
      : 'Import the person first, with that e-mail or id (learners.csv: id,email), and then the badge again.',
  };
}
