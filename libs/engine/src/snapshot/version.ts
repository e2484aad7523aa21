import { createHash } from 'node:crypto';
import { canonicalJson, type Fact } from '#lib/model';

const MASK = (1n << 64n) - 1n;

/**
 * A digest of a set of facts that does not depend on their order: the sum, modulo 2¹²⁸ in two halves, of the first 16 bytes of
 * each fact's SHA-256. Adding facts one by one or in any batches gives the same digest.
 */
export class CatalogueDigest {
  private high = 0n;
  private low = 0n;

  add(fact: Fact): void {
    const bytes = createHash('sha256').update(canonicalJson(fact)).digest();
    this.high = (this.high + bytes.readBigUInt64BE(0)) & MASK;
    this.low = (this.low + bytes.readBigUInt64BE(8)) & MASK;
  }

  /** 32 hexadecimal digits. */
  toString(): string {
    return this.high.toString(16).padStart(16, '0') + this.low.toString(16).padStart(16, '0');
  }
}
