import { factIdentity, type Fact, type FactType } from '#lib/model';

/** Identities kept; beyond, whole types of fact are withheld, so that memory does not grow with the files. */
const MOST = 100_000;

export interface RejectedRow {
  readonly file: string;
  readonly line: number;
}

/**
 * Facts that rejected rows speak of, as far as they can be read: they are in the files, only not well, so nobody may take them to be
 * missing. Of a row in which it cannot be read what it speaks of, every fact of the types that it would have made.
 */
export class Withheld {
  private readonly identities = new Map<string, RejectedRow>();
  private readonly types = new Set<FactType>();

  facts(facts: Iterable<Fact>, row: RejectedRow): void {
    for (const fact of facts) this.add(factIdentity(fact), fact.type, row);
  }

  /** @param spoken identities, `type key` */
  spoken(spoken: Iterable<string>, row: RejectedRow): void {
    for (const identity of spoken) this.add(identity, identity.slice(0, identity.indexOf(' ')) as FactType, row);
  }

  allOf(types: Iterable<FactType>): void {
    for (const type of types) this.types.add(type);
  }

  has({ type, key }: { readonly type: FactType; readonly key: string }): boolean {
    return this.types.has(type) || this.identities.has(`${type} ${key}`);
  }

  /** The first row that was rejected and speaks of this, by its identity. */
  rowOf(identity: string): RejectedRow | undefined {
    return this.identities.get(identity);
  }

  private add(identity: string, type: FactType, row: RejectedRow): void {
    if (this.identities.has(identity)) return;
    if (this.identities.size < MOST) this.identities.set(identity, row);
    else this.types.add(type);
  }
}
