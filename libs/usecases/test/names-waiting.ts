import { unmatchedNames, type NamesAsked, type UnmatchedNames } from '#lib/usecases';

/** Names that wait; the test fails where they are refused. */
export async function waiting(deps: Parameters<typeof unmatchedNames>[0], asked?: NamesAsked): Promise<UnmatchedNames> {
  const found = await unmatchedNames(deps, asked);
  if (found.status === 'refused') throw new Error(JSON.stringify(found.problems));
  return found;
}
