const { imul } = Math;

/*
 * Not meant to withstand somebody who looks for collisions. Each step is a bijection of the state (xor, odd factor, shift), so that two texts
 * of one length that differ in one place never meet; ends as MurmurHash3 does.
 */
const FACTOR_A = 0x85ebca6b;
const FACTOR_B = 0xc2b2ae35;

/** From here on, to write a text into bytes and to read four of them at a time is faster than to ask for its characters. */
const LONG = 40;
const LONGEST = 1 << 16;
const bytes = Buffer.alloc(3 * LONGEST + 4);
const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);

/** Fills `words` with a text, zeros at its end; answers how many there are. */
function write(text: string): number {
  const end = bytes.write(text, 0);
  for (let at = end; at < end + 4; at += 1) bytes[at] = 0;
  return (end + 3) >> 2;
}

const isLong = (text: string): boolean => text.length >= LONG && text.length <= LONGEST;

/** 32 bits of a text. */
export function textHash(text: string): number {
  const { length } = text;
  let hash = 0x811c9dc5 ^ length;
  const long = isLong(text);
  const count = long ? write(text) : length;
  for (let at = 0; at < count; at += 1) {
    hash = imul(hash ^ (long ? words[at]! : text.charCodeAt(at)), FACTOR_A);
    hash ^= hash >>> 15;
  }
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
  const long = isLong(text);
  const count = long ? write(text) : length;
  for (let at = 0; at < count; at += 1) {
    const next = long ? words[at]! : text.charCodeAt(at);
    a = imul(a ^ next, FACTOR_A);
    b = imul(b ^ next, FACTOR_B);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return { a: mixed(a), b: mixed(b) };
}

/** A hash and one more number → a hash that depends on both and their order. */
export const joined = (hash: number, other: number): number => {
  const next = imul(hash ^ other, FACTOR_A);
  return imul(next ^ (next >>> 16), FACTOR_B);
};

/** As `joined`, independent of it: for the second half of a key. */
export const joinedOtherwise = (hash: number, other: number): number => {
  const next = imul(hash ^ other, 0x27d4eb2f);
  return imul(next ^ (next >>> 15), 0x9e3779b1);
};

/** Every bit of the result depends on every bit of the start: signed, as such numbers need no box. */
export function mixed(start: number): number {
  let hash = imul(start ^ (start >>> 16), FACTOR_A);
  hash = imul(hash ^ (hash >>> 13), FACTOR_B);
  return hash ^ (hash >>> 16);
}
