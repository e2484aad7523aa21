import type { PathwayOptions, Person } from '#lib/engine';
import type { Fact, FactOf, FactType } from '#lib/model';

/** One question as facts: the catalogue, the person, the role (its id) and the options. */
export interface Question {
  readonly facts: readonly Fact[];
  readonly person: Person;
  readonly role: string;
  readonly options: PathwayOptions;
}

/** The facts of one type, in the order given. */
export function all<T extends FactType>(question: Pick<Question, 'facts'>, type: T): FactOf<T>[] {
  return question.facts.filter((fact): fact is FactOf<T> => fact.type === type);
}

export function one<T extends 'credential' | 'stack' | 'issuer' | 'skill'>(
  question: Pick<Question, 'facts'>,
  type: T,
  id: string,
): FactOf<T> | undefined {
  return all(question, type).find((fact) => 'id' in fact && fact.id === id);
}
