import { makeFact, type Fact, type FactType } from '#lib/model';

type Values = Readonly<Record<string, unknown>>;

export const given = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The fact that these values make; none where a badge does not say enough for one. */
export function factOf(type: FactType, values: Values): readonly Fact[] {
  const made = makeFact(type, given(values));
  return made.status === 'ok' ? [made.fact] : [];
}
