import { Source, type SourceFile } from '../reading/source.js';
import { rowsIn, type BadgeRow } from './badge-rows.js';
import { isJwt, payloadOf } from './jwt.js';
import { depthOf, isNode } from './json-node.js';
import { LIMITS } from './limits.js';
import { badgeInPng, isPng } from './png.js';
import { refuseDamaged, refuseTooLarge } from './refuse-badge.js';
import { badgeInSvg, isSvg } from './svg.js';

export interface Badge {
  readonly rows: readonly BadgeRow[];
  /** It carries a signature, which nobody has checked. */
  readonly signed: boolean;
}

/** Whether the first bytes of a file may be those of a badge: a PNG, an SVG, JSON or a JWT. */
export function mayBeBadge(start: Buffer): boolean {
  if (isPng(start)) return true;
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^[{[]/.test(text) || text.startsWith('eyJ') || isSvg(text);
}

/**
 * The badge in a file, by what is in it.
 * @param onBytes counts what was read
 * @returns undefined where there is none; the source knows the file's SHA-256
 * @throws Unreadable `badge-damaged`, `badge-too-large`, or as the source does
 */
export async function readBadge(
  file: SourceFile,
  onBytes?: (bytes: number) => void,
): Promise<{ readonly source: Source; readonly badge: Badge | undefined }> {
  const source = new Source(file, onBytes);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of source.chunks()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LIMITS.file) return { source, badge: undefined };
  }
  return { source, badge: badgeIn(Buffer.concat(chunks), file.name) };
}

const SPEAKS_OF_BADGES = /openbadge|imsglobal|1edtech|VerifiableCredential/i;

function badgeIn(bytes: Buffer, file: string): Badge | undefined {
  if (isPng(bytes)) return baked(badgeInPng(bytes, file), file);
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (isSvg(text.slice(0, 100_000)))
    return SPEAKS_OF_BADGES.test(text) ? baked(badgeInSvg(text, file), file) : undefined;
  return text.length > LIMITS.text ? undefined : badgeOf(text, file);
}

/** What is baked into a picture is a badge, or broken. Open Badges 1 baked only an address, which is not fetched. */
function baked(text: string | undefined, file: string): Badge | undefined {
  if (text === undefined) return undefined;
  const content = text.trim();
  if (/^https?:/.test(content))
    refuseDamaged(file, 'it holds only an address', 'the badge itself; nothing is fetched from the network');
  return (
    badgeOf(content, file) ??
    refuseDamaged(file, 'what is baked into the picture is no badge', 'a credential of Open Badges')
  );
}

function badgeOf(text: string, file: string): Badge | undefined {
  const isSigned = isJwt(text);
  if (!isSigned && depthOf(text) > LIMITS.depth) {
    if (!SPEAKS_OF_BADGES.test(text)) return undefined;
    refuseTooLarge(file, 'brackets within brackets', `at most ${LIMITS.depth} deep`);
  }
  let content: unknown;
  try {
    content = isSigned ? payloadOf(text) : JSON.parse(text);
  } catch {
    return undefined;
  }
  const rows = rowsIn(content);
  if (rows.length === 0) return undefined;
  if (rows.length > LIMITS.credentials)
    refuseTooLarge(file, 'very many credentials', `at most ${LIMITS.credentials} credentials in a file`);
  const signed =
    isSigned ||
    rows.some(({ node }) => node['proof'] !== undefined) ||
    (isNode(content) && content['proof'] !== undefined);
  return { rows, signed };
}
