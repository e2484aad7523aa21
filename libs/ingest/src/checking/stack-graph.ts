import type { Fact, FieldProblem, Problem } from '#lib/model';
import type { Store } from '#lib/store';
import { ringWarnings, type Edge } from './rings.js';
import { StackSizes } from './stack-sizes.js';

type Place = NonNullable<Edge['place']>;

/** Prerequisites, stacks and teams of the store and of an import together: finds things that contain themselves, rings, and stacks that nobody can complete. */
export class StackGraph {
  private readonly prerequisites: Edge[] = [];
  private readonly members: Edge[] = [];
  private readonly awards = new Map<string, string>();
  private readonly parents = new Map<string, Edge>();
  private readonly sizes = new StackSizes();

  /** What the store says already. */
  async load(store: Store): Promise<void> {
    for await (const facts of store.facts(['credential', 'stack', 'stackMember', 'prerequisite', 'team']))
      facts.forEach((fact) => this.add(fact));
  }

  add(fact: Fact, place?: Place): void {
    const at = place ? { place } : {};
    if (fact.type === 'prerequisite') this.prerequisites.push({ from: fact.credential, to: fact.needs, ...at });
    if (fact.type === 'stackMember') this.members.push({ from: fact.stack, to: fact.credential, ...at });
    if (fact.type === 'team') {
      if (fact.parent === undefined) this.parents.delete(fact.id);
      else this.parents.set(fact.id, { from: fact.id, to: fact.parent, ...at });
    }
    this.sizes.add(fact, place);
    if (fact.type === 'stack') {
      if (fact.awards === undefined) this.awards.delete(fact.id);
      else this.awards.set(fact.id, fact.awards);
    }
  }

  /** A stack whose member is the very credential it awards. */
  containsItself(fact: Fact): FieldProblem | undefined {
    if (fact.type !== 'stackMember' || this.awards.get(fact.stack) !== fact.credential) return undefined;
    return {
      code: 'self-reference',
      field: 'credential',
      message: `The stack ${fact.stack} awards ${fact.credential} and would contain it too.`,
      found: fact.credential,
      expected: 'a credential that the stack does not award',
      next: 'Remove the row, or change what the stack awards.',
    };
  }

  warnings(): Problem[] {
    const awardedBy = new Map<string, string[]>();
    for (const [stack, credential] of this.awards) {
      awardedBy.set(credential, [...(awardedBy.get(credential) ?? []), stack]);
    }
    const nested = this.members.flatMap((edge) => (awardedBy.get(edge.to) ?? []).map((to) => ({ ...edge, to })));
    return [
      ...ringWarnings(this.prerequisites, 'prerequisite'),
      ...ringWarnings(nested, 'stack'),
      ...ringWarnings([...this.parents.values()], 'team'),
      ...this.sizes.warnings(),
    ];
  }
}
