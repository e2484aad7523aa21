import type { Fact, FactOf, Problem } from '#lib/model';
import type { Edge } from './rings.js';

type Place = NonNullable<Edge['place']>;

/** Stacks of the store and of an import together, with what their members come to: finds those that ask for more than they have. */
export class StackSizes {
  private readonly stacks = new Map<string, FactOf<'stack'>>();
  private readonly members = new Map<string, Map<string, number | undefined>>();
  private readonly credits = new Map<string, number | undefined>();
  /** Where the import first speaks of a stack or of a member of it. */
  private readonly places = new Map<string, Place>();

  add(fact: Fact, place?: Place): void {
    if (fact.type === 'credential') this.credits.set(fact.id, fact.credits);
    if (fact.type === 'stack') this.stacks.set(fact.id, fact);
    if (fact.type === 'stackMember') {
      const members = this.members.get(fact.stack) ?? new Map<string, number | undefined>();
      this.members.set(fact.stack, members.set(fact.credential, fact.credits));
    }
    const stack = fact.type === 'stack' ? fact.id : fact.type === 'stackMember' ? fact.stack : undefined;
    if (place && stack !== undefined && !this.places.has(stack)) this.places.set(stack, place);
  }

  /** Stacks that the import has a part in and nobody could complete. One without members may still be given them by a later import. */
  warnings(): Problem[] {
    return [...this.places].flatMap(([id, where]): Problem[] => {
      const { atLeast = 0, minCredits = 0 } = this.stacks.get(id) ?? {};
      const members = this.members.get(id);
      if (!members) return [];
      // Thousandths, as they are counted when a stack is completed: sums of decimals would be a hair off.
      const thousandths = [...members].map(([credential, own]) =>
        Math.round((own ?? this.credits.get(credential) ?? 0) * 1000),
      );
      const credits = thousandths.reduce((sum, each) => sum + each, 0) / 1000;
      return [
        ...(atLeast > members.size ? [tooMuch(id, where, 'atLeast', atLeast, `${members.size} members`)] : []),
        ...(minCredits > credits ? [tooMuch(id, where, 'minCredits', minCredits, `${credits} credits in all`)] : []),
      ];
    });
  }
}

function tooMuch(id: string, where: Place, column: string, asks: number, has: string): Problem {
  return {
    code: 'stack-never-complete',
    message: `The stack ${id} asks for ${column} ${asks}, but has only ${has}. It is kept; nobody can complete it.`,
    found: `${column} ${asks}`,
    expected: `${column} that its members can reach: ${has}`,
    where,
    next: `Lower ${column} in stacks.csv, or add the members that are missing.`,
  };
}
