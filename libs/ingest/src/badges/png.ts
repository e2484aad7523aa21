import { inflateSync } from 'node:zlib';
import { LIMITS } from './limits.js';
import { refuseDamaged, refuseTooLarge } from './refuse-badge.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Open Badges 2.0 and 3.0 name their text so. */
const KEYWORDS: ReadonlySet<string> = new Set(['openbadges', 'openbadgecredential']);

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);

/**
 * The text that was baked into a PNG: of the first chunk `iTXt`, `tEXt` or `zTXt` with the keyword of Open Badges.
 * @returns undefined where there is none
 * @throws Unreadable `badge-damaged` or `badge-too-large`
 */
export function badgeInPng(bytes: Buffer, file: string): string | undefined {
  let at = SIGNATURE.length;
  for (let count = 0; at + 8 <= bytes.length; count += 1) {
    if (count >= LIMITS.chunks) refuseTooLarge(file, 'very many parts', `at most ${LIMITS.chunks} parts in a PNG`);
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'iTXt' || type === 'tEXt' || type === 'zTXt') {
      const keyword = data.toString('latin1', 0, Math.max(0, data.subarray(0, 80).indexOf(0)));
      if (KEYWORDS.has(keyword)) {
        if (data.length < length) refuseDamaged(file, 'the picture ends within it', 'the whole picture');
        return textOf(type, data.subarray(keyword.length + 1), file);
      }
    }
    if (type === 'IEND') return undefined;
    at += 12 + length;
  }
  return undefined;
}

/** What stands behind the keyword: in `iTXt` two flags, a language and a translated keyword, then UTF-8. */
function textOf(type: string, data: Buffer, file: string): string {
  if (type === 'tEXt') return bounded(data, file).toString('latin1');
  if (type === 'zTXt') return inflated(data.subarray(1), file).toString('latin1');
  const isPacked = data[0] === 1;
  const language = data.indexOf(0, 2);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) refuseDamaged(file, 'its text chunk has no text', 'a chunk iTXt');
  const text = data.subarray(translated + 1);
  return (isPacked ? inflated(text, file) : bounded(text, file)).toString('utf8');
}

function bounded(data: Buffer, file: string): Buffer {
  if (data.length > LIMITS.text) refuseTooLarge(file, `${data.length} bytes of text`, `at most ${LIMITS.text} bytes`);
  return data;
}

function inflated(data: Buffer, file: string): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: LIMITS.text });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ERR_BUFFER_TOO_LARGE') return refuseTooLarge(file, 'its packed text', `at most ${LIMITS.text} bytes`);
    return refuseDamaged(file, 'its packed text is broken', 'text packed by zlib');
  }
}
