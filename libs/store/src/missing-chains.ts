import type { Fact, FactType } from '#lib/model';

/** Facts by which one thing goes on as another. */
export const CHAINING: readonly FactType[] = ['skill', 'skillSameAs', 'roleSameAs', 'nameDecision'];

/**
 * Chains of SAME_AS, and of what people decided, through things that would go: whoever holds the first of them follows to the last, so
 * what lies between must stay.
 */
export class Chains {
  private readonly next = new Map<string, string[]>();
  /** Those with a link to something that stays anyway. */
  private readonly ends = new Set<string>();

  /**
   * @param isGoing of a thing, as `type id`
   * @param called things that would go, by `type name`; undefined where several have the name
   */
  constructor(
    private readonly isGoing: (thing: string) => boolean,
    private readonly called: (name: string) => string | undefined,
  ) {}

  add(fact: Fact): void {
    for (const [a, b] of this.ties(fact)) {
      if (this.isGoing(a)) this.link(a, b);
      if (this.isGoing(b)) this.link(b, a);
    }
  }

  /** What must stay with the things that stay, where their chain leads to something that is not going. */
  *between(staying: Iterable<string>): Generator<string> {
    const seen = new Set<string>();
    for (const thing of staying) {
      if (seen.has(thing) || !this.next.has(thing)) continue;
      const chain = new Set([thing]);
      for (const one of chain) for (const other of this.next.get(one) ?? []) chain.add(other);
      for (const one of chain) seen.add(one);
      if ([...chain].some((one) => this.ends.has(one))) yield* chain;
    }
  }

  private link(going: string, other: string): void {
    const known = this.next.get(going) ?? [];
    this.next.set(going, known);
    if (this.isGoing(other)) known.push(other);
    else this.ends.add(going);
  }

  private *ties(fact: Fact): Generator<readonly [string, string]> {
    switch (fact.type) {
      case 'skill':
        for (const same of fact.sameAs ?? []) yield [`skill ${fact.id}`, `skill ${same}`];
        break;
      case 'skillSameAs':
        yield [`skill ${fact.skill}`, `skill ${fact.same}`];
        break;
      case 'roleSameAs':
        yield [`role ${fact.role}`, `role ${fact.same}`];
        break;
      case 'nameDecision':
        if (fact.means === undefined) break;
        const name = `${fact.kind} ${fact.name.trim()}`;
        const of = this.isGoing(name) ? name : this.called(name);
        if (of !== undefined) yield [of, `${fact.kind} ${fact.means}`];
    }
  }
}
