import { createClient, type Client } from 'graphql-ws';

let client: Client | undefined;

/**
 * Hears a subscription until `isLast` says that what came is what was waited for. The socket stays open for a while for the next one.
 * @returns undefined where the server cannot be listened to, or broke off: ask in another way
 * @throws the signal's AbortError only; the server is then told that nobody listens.
 */
export function listen<T extends object>(
  query: string,
  variables: object,
  isLast: (value: T) => boolean,
  signal?: AbortSignal,
): Promise<T | undefined> {
  client ??= createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    retryAttempts: 0,
    lazyCloseTimeout: 30_000,
  });
  const { subscribe } = client;
  return new Promise((resolve, reject) => {
    const leave = subscribe<T>(
      { query, variables: { ...variables } },
      {
        next: ({ data, errors }) => {
          if (errors || !data) resolve(undefined);
          else if (isLast(data)) resolve(data);
        },
        error: () => resolve(undefined),
        complete: () => resolve(undefined),
      },
    );
    signal?.addEventListener('abort', () => {
      leave();
      reject(signal.reason as Error);
    });
  });
}
