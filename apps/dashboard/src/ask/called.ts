import { ask, type Answer } from './client.js';

export type Kind = 'skill' | 'role';
interface Called {
  readonly kind: Kind;
  readonly id: string;
}
/** So many are asked about at once; the API lets one question have a hundred parts. */
const MOST = 80;

/** What skills and roles are called, by their ids; ids that nobody knows are left out. */
export async function askCalled(
  { wanted }: { readonly wanted: readonly Called[] },
  signal?: AbortSignal,
): Promise<Answer<Readonly<Record<string, string>>>> {
  const some = wanted.slice(0, MOST);
  if (some.length === 0) return { data: {} };
  const parts = some.map(({ kind }, i) =>
    kind === 'skill'
      ? `a${i}: skill(id: $a${i}) { ... on Skill { name } }`
      : `a${i}: role(id: $a${i}) { ... on Role { name: title } }`,
  );
  const query = `query Called(${some.map((_, i) => `$a${i}: ID!`).join(', ')}) { ${parts.join(' ')} }`;
  const variables = Object.fromEntries(some.map(({ id }, i) => [`a${i}`, id]));
  const { data, trouble } = await ask<Record<string, { readonly name?: string }>>(query, variables, signal);
  if (!data) return { trouble };
  return {
    data: Object.fromEntries(
      some.flatMap(({ id }, i) => {
        const name = data[`a${i}`]?.name;
        return name === undefined ? [] : [[id, name]];
      }),
    ),
  };
}

/** The skills and roles that a fact names by their ids. */
export function namedBy(fact: Readonly<Record<string, unknown>>): readonly Called[] {
  const texts = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
  const of = (kind: Kind, value: unknown): Called[] => texts(value).map((id) => ({ kind, id }));
  return [
    ...of('skill', fact['skill']),
    ...of('role', fact['role']),
    ...(fact['type'] === 'posting' ? of('skill', fact['skills']) : []),
  ];
}
