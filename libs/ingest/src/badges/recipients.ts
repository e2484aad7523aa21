import type { Identity } from '../naming/known-learners.js';
import { idIn, isNode, listOf, textIn, type Node } from './json-node.js';

const HASHED = /^(sha256|md5|sha1|sha512)\$([0-9a-f]+)$/i;

/** Everybody that a badge names as its recipient; all of them are one person. */
export function identitiesOf(award: Node, holder?: Node): readonly Identity[] {
  const recipients = listOf(award['recipient']).flatMap((each) =>
    isNode(each) ? identity(textIn(each['identity']), each) : identity(textIn(each), {}),
  );
  return [...recipients, ...ofSubject(listOf(award['credentialSubject']).find(isNode)), ...ofSubject(holder)];
}

function ofSubject(subject: Node | undefined): readonly Identity[] {
  if (!subject) return [];
  const named = listOf(subject['identifier']).filter(isNode);
  return [
    ...identity(idIn(subject), {}),
    ...identity(textIn(subject['email']), {}),
    ...named.flatMap((each) => identity(textIn(each['identityHash'] ?? each['identity']), each)),
  ];
}

function identity(text: string | undefined, { hashed, salt }: Node): readonly Identity[] {
  if (text === undefined) return [];
  const parts = HASHED.exec(text);
  if (!parts || hashed === false) return [{ text: text.replace(/^mailto:/i, '') }];
  const kind = parts[1]!.toLowerCase() as NonNullable<Identity['hash']>;
  return [{ text: parts[2]!.toLowerCase(), hash: kind, ...(typeof salt === 'string' ? { salt } : {}) }];
}
