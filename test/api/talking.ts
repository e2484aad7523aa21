import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

export interface Talk {
  readonly values: readonly Record<string, unknown>[];
  readonly errors: readonly { message: string; extensions?: Record<string, unknown> }[];
}
type Given = Readonly<Record<string, string>>;

/** A connection for subscriptions. */
export function connect(url: string, headers: Given = {}, connectionParams: Given = {}): Client {
  class WithHeaders extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers });
    }
  }
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WithHeaders,
    connectionParams,
    retryAttempts: 0,
  });
}

/** Everything that one subscription says until its end. */
export async function converse(
  url: string,
  query: string,
  headers: Given = {},
  connectionParams: Given = {},
  variables: Record<string, unknown> = {},
): Promise<Talk> {
  const client = connect(url, headers, connectionParams);
  const values: Record<string, unknown>[] = [];
  const errors: Talk['errors'][number][] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      client.subscribe<Record<string, unknown>>(
        { query, variables },
        {
          next: (result) => {
            if (result.data) values.push(result.data);
            errors.push(...((result.errors ?? []) as unknown as Talk['errors']));
          },
          error: (error) => {
            if (!Array.isArray(error)) return reject(new Error(JSON.stringify(error)));
            errors.push(...(error as Talk['errors']));
            resolve();
          },
          complete: resolve,
        },
      );
    });
  } finally {
    await client.dispose();
  }
  return { values, errors };
}
