import type { Fact } from '#lib/model';

/** A skill or a role, as much of it as a release is compared by. */
export interface Thing {
  readonly kind: 'skill' | 'role';
  readonly id: string;
  readonly name: string;
  readonly altNames: readonly string[];
  readonly framework?: string;
}

/** Two things are the same, or one lies under the other, as a source or a person says. */
export interface Tie {
  readonly kind: Thing['kind'];
  /** `decision`: `from` is an id or a name, and `to` what a person decided it means. */
  readonly by: 'same-as' | 'decision' | 'broader';
  readonly from: string;
  readonly to: string;
  /** Of `same-as`: 0 to 1, sure when absent. */
  readonly confidence?: number;
}

export const thingKey = ({ kind, id }: Pick<Thing, 'kind' | 'id'>): string => `${kind} ${id}`;

export function thingOf(fact: Fact): Thing | undefined {
  if (fact.type === 'skill') {
    const { id, name, altNames = [], framework } = fact;
    return { kind: 'skill', id, name, altNames, ...(framework === undefined ? {} : { framework }) };
  }
  if (fact.type === 'role') return { kind: 'role', id: fact.id, name: fact.title, altNames: fact.altTitles ?? [] };
  return undefined;
}

/** What a fact says about which things go together. */
export function tiesOf(fact: Fact): readonly Tie[] {
  switch (fact.type) {
    case 'skill':
      return [
        ...(fact.sameAs ?? []).map((to): Tie => ({ kind: 'skill', by: 'same-as', from: fact.id, to })),
        ...(fact.broader ?? []).map((to): Tie => ({ kind: 'skill', by: 'broader', from: fact.id, to })),
      ];
    case 'skillSameAs':
      return [{ kind: 'skill', by: 'same-as', from: fact.skill, to: fact.same, ...sure(fact.confidence) }];
    case 'roleSameAs':
      return [{ kind: 'role', by: 'same-as', from: fact.role, to: fact.same, ...sure(fact.confidence) }];
    case 'skillBroader':
      return [{ kind: 'skill', by: 'broader', from: fact.skill, to: fact.broader }];
    case 'roleBroader':
      return [{ kind: 'role', by: 'broader', from: fact.role, to: fact.broader }];
    case 'nameDecision':
      return fact.means === undefined ? [] : [{ kind: fact.kind, by: 'decision', from: fact.name, to: fact.means }];
    default:
      return [];
  }
}

const sure = (confidence: number | undefined): Pick<Tie, 'confidence'> =>
  confidence === undefined ? {} : { confidence };
