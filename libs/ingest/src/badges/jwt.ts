import { depthOf } from './json-node.js';
import { LIMITS } from './limits.js';

const COMPACT = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/;

/** A compact JWT or JWS by its form: three parts, the first of which begins a JSON object. */
export const isJwt = (text: string): boolean => text.startsWith('eyJ') && COMPACT.test(text);

/**
 * What a compact JWT says. Its signature is not checked here: whoever uses it has to say so.
 * @returns undefined where it holds no JSON object
 */
export function payloadOf(compact: string): Readonly<Record<string, unknown>> | undefined {
  const parts = COMPACT.exec(compact.trim());
  if (!parts || compact.length > LIMITS.text) return undefined;
  const text = Buffer.from(parts[2]!, 'base64url').toString('utf8');
  return depthOf(text) > LIMITS.depth ? undefined : jsonObject(text);
}

export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content = JSON.parse(text) as unknown;
    return typeof content === 'object' && content !== null && !Array.isArray(content)
      ? (content as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
