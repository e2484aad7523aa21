const { imul } = Math;

/*
 * Not meant to withstand somebody who looks for collisions. Each step is a bijection of the state (xor, rotation, odd factor), so that no
 * two texts of one length that differ in one place only ever meet; ends as MurmurHash3 does.
 */
const FACTOR_A = 0x85ebca6b;
const FACTOR_B = 0xc2b2ae35;

/** 32 bits of a text, two characters at a time. */
export function textHash(text: string, start: number): number {
  const { length } = text;
  let hash = start ^ length;
  let at = 1;
  for (; at < length; at += 2) {
    hash = imul(hash ^ (text.charCodeAt(at - 1) | (text.charCodeAt(at) << 16)), FACTOR_A);
    hash ^= hash >>> 15;
  }
  if (at === length) hash = imul(hash ^ text.charCodeAt(at - 1), FACTOR_A);
  return mixed(hash);
}

/** 64 bits of a text, as two signed words. */
export interface Hashes {
  readonly a: number;
  readonly b: number;
}

/** 64 bits of a text in one reading. */
export function textHashes(text: string): Hashes {
  const { length } = text;
  let a = 0x811c9dc5 ^ length;
  let b = 0x9e3779b1 ^ length;
  let at = 1;
  for (; at < length; at += 2) {
    const two = text.charCodeAt(at - 1) | (text.charCodeAt(at) << 16);
    a = imul(a ^ two, FACTOR_A);
    b = imul(b ^ two, FACTOR_B);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  if (at === length) {
    a = imul(a ^ text.charCodeAt(at - 1), FACTOR_A);
    b = imul(b ^ text.charCodeAt(at - 1), FACTOR_B);
  }
  return { a: mixed(a), b: mixed(b) };
}

/** A hash and one more number → a hash that depends on both and their order. */
export const joined = (hash: number, other: number, factor = FACTOR_A): number => {
  const next = imul(hash ^ other, factor);
  return imul(next ^ (next >>> 16), FACTOR_B);
};

/** As `joined`, independent of it: for the second half of a key. */
export const joinedOtherwise = (hash: number, other: number): number => {
  const next = imul(hash ^ other, 0x27d4eb2f);
  return imul(next ^ (next >>> 15), 0x9e3779b1);
};

/** Every bit of the result depends on every bit of the start: signed, as such numbers need no box. */
export function mixed(start: number): number {
  let hash = imul(start ^ (start >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
