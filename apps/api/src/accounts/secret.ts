import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const FORM = /^stackway_([A-Za-z0-9]{12})_[A-Za-z0-9_-]{43}$/;

/** A new token: its id stands inside it, so that it is found without trying every hash. 256 bits of chance. */
export function newSecret(): { readonly id: string; readonly secret: string; readonly hash: string } {
  const id = randomBytes(6).toString('hex');
  const secret = `stackway_${id}_${randomBytes(32).toString('base64url')}`;
  return { id, secret, hash: hashOf(secret) };
}

/** SHA-256 in hexadecimal. Chance of 256 bits needs no slow hash. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The id inside a token; undefined for any other text. */
export function idIn(secret: string): string | undefined {
  return FORM.exec(secret)?.[1];
}

/** Compares in a time that tells nothing of where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
