import { factIdentity, type Fact, type FactType } from '#lib/model';

/** Identities kept; beyond, whole types of fact are withheld, so that memory does not grow with the files. */
const MOST = 100_000;

/**
 * Facts that rejected rows speak of, as far as they can be read: they are in the files, only not well, so nobody may take them to be
 * missing. Of a row that cannot be read at all, every fact of the types that its table makes.
 */
export class Withheld {
  private readonly identities = new Set<string>();
  private readonly types = new Set<FactType>();

  facts(facts: Iterable<Fact>): void {
    for (const fact of facts) {
      if (this.identities.size < MOST) this.identities.add(factIdentity(fact));
      else this.types.add(fact.type);
    }
  }

  allOf(types: Iterable<FactType>): void {
    for (const type of types) this.types.add(type);
  }

  has({ type, key }: { readonly type: FactType; readonly key: string }): boolean {
    return this.types.has(type) || this.identities.has(`${type} ${key}`);
  }
}
