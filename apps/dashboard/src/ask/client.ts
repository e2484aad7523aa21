/** What a person is told when something stands in the way. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly next: string;
  readonly nearest?: readonly { readonly id: string; readonly name: string }[];
}
export type Answer<T> =
  { readonly data: T; readonly trouble?: undefined } | { readonly data?: undefined; readonly trouble: Trouble };

/** Which part of a question nobody knows, if that is the trouble. */
export function unknownOf(trouble: Trouble | undefined): 'learner' | 'role' | undefined {
  if (trouble?.nearest === undefined) return undefined;
  return trouble.code.includes('learner') ? 'learner' : trouble.code.includes('role') ? 'role' : undefined;
}

interface Reply<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly next?: string; readonly requestId?: string };
  }[];
}

/**
 * Asks the API one question. Troubles are data: a server that is not there (`UNREACHABLE`), a refusal by code.
 * @throws the signal's AbortError only.
 */
export async function ask<T>(query: string, variables: object, signal?: AbortSignal): Promise<Answer<T>> {
  let reply: Reply<T>;
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
    });
    reply = (await response.json()) as Reply<T>;
  } catch (error) {
    if (signal?.aborted) throw error;
    return { trouble: { code: 'UNREACHABLE', message: '', next: '' } };
  }
  const first = reply.errors?.[0];
  if (first || !reply.data) {
    const { code = 'INTERNAL', next = '', requestId } = first?.extensions ?? {};
    const id = requestId === undefined ? '' : ` (${requestId})`;
    return { trouble: { code, message: `${first?.message ?? ''}${id}`, next } };
  }
  return { data: reply.data };
}

/** A member of a result union: `__typename` tells which. */
export type Union<T extends object, Name extends string> =
  ({ readonly __typename: Name } & T) | ({ readonly __typename: 'NotFound' | 'Refused' } & Trouble);

/** The wanted member of a union, or the trouble it is. */
export function settle<T extends object, Name extends string>(union: Union<T, Name>, name: Name): Answer<T> {
  if (union.__typename === name) return { data: union as T };
  const { code, message, next, nearest } = union as Trouble;
  return { trouble: { code, message, next, ...(nearest ? { nearest } : {}) } };
}

/** Selections shared by every union. */
export const TROUBLE = `... on NotFound { code message next nearest { id name } } ... on Refused { code message next }`;
