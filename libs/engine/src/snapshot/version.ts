import { hash } from 'node:crypto';
import { SCHEMA, type Fact } from '#lib/model';

/** Numbers of 32 bits that a digest consists of. */
const LANES = 4;

/**
 * A digest of a set of facts that does not depend on their order: the sum, in four numbers modulo 2³², of the first 16 bytes of
 * each fact's SHA-256. Adding facts one by one or in any batches gives the same digest.
 */
export class CatalogueDigest {
  private readonly sums = new Uint32Array(LANES);

  add(fact: Fact): void {
    const bytes = hash('sha256', textOf(fact), 'buffer');
    for (let lane = 0; lane < LANES; lane++) this.sums[lane]! += bytes.readUInt32BE(4 * lane);
  }

  /** 32 hexadecimal digits. */
  toString(): string {
    return Array.from(this.sums, (sum) => sum.toString(16).padStart(8, '0')).join('');
  }
}

const FIELDS = new Map(Object.entries(SCHEMA).map(([type, { fields }]) => [type, fields.map(({ name }) => name)]));

/** Equal facts have equal texts and others do not: the type, and the values in the order of the schema, null where there is none. */
function textOf(fact: Fact): string {
  const record = fact as unknown as Readonly<Record<string, unknown>>;
  return fact.type + JSON.stringify(FIELDS.get(fact.type)!.map((name) => record[name]));
}
