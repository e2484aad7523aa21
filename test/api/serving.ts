import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fact } from '#lib/model';
import { openStore, type Store, type TokenRecord } from '#lib/store';
import { newSecret } from '../../apps/api/src/accounts/secret.js';
import { startServer, type Served, type ServerOptions } from '../../apps/api/src/server.js';
import { FACTS } from './facts.js';

export interface Reply {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[];
  readonly text: string;
  readonly headers: Headers;
}
type Headers_ = Readonly<Record<string, string>>;

/** A server on a free port over a store in a folder of its own, with a few accounts. */
export class Serving {
  private constructor(
    readonly store: Store,
    readonly served: Served,
    private readonly folder: string,
    readonly logged: unknown[],
  ) {}

  static async start(facts: readonly Fact[] = FACTS, options: Partial<ServerOptions> = {}): Promise<Serving> {
    const folder = await mkdtemp(path.join(tmpdir(), 'stackway-api-'));
    const store = options.store ?? (await openStore(folder));
    if (facts.length > 0) await write(store, facts);
    const logged: unknown[] = [];
    const own = { kind: 'embedded', folder, isDefault: false } as const;
    const settings = { host: '127.0.0.1', port: 0, ...options.settings, store: own };
    const log = ({ error }: { error: unknown }): void => void logged.push(error);
    // No store is handed over unless the test does: the server reads it as it does when it is on its own.
    const served = await startServer({ log, ...options, settings });
    return new Serving(store, served, folder, logged);
  }

  get url(): string {
    return this.served.url;
  }

  async stop(): Promise<void> {
    await this.served.close();
    await this.store.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async ask(query: string, variables: object = {}, headers: Headers_ = {}): Promise<Reply> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return read(response);
  }

  /** A `Cookie` header of the owner, by the one-time link. */
  async owner(): Promise<Headers_> {
    const response = await fetch(this.served.signInLink!, { redirect: 'manual' });
    return { cookie: response.headers.get('set-cookie')!.split(';')[0]! };
  }

  /** An `Authorization` header of an account made for it. */
  async account(grants: string[], owns: Partial<TokenRecord> = {}): Promise<Headers_> {
    const { id, secret, hash } = newSecret();
    await this.store.saveToken({
      id,
      hash,
      name: grants.join('+'),
      grants,
      createdAt: '2026-01-01T00:00:00Z',
      ...owns,
    });
    return { authorization: `Bearer ${secret}` };
  }
}

export async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const body = parsed(text);
  return {
    status: response.status,
    data: (body['data'] as Reply['data']) ?? null,
    errors: (body['errors'] as Reply['errors']) ?? [],
    text,
    headers: response.headers,
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Writes facts as one import, each from its own line of one file. */
export async function write(store: Store, facts: readonly Fact[], id = 'first'): Promise<void> {
  const counts = { read: facts.length, facts: facts.length, rejected: 0, skipped: 0 };
  const file = { file: 'facts.csv', format: 'test', sha256: '0'.repeat(64), ...counts };
  await store.commit({
    import: { id, format: 'test', at: '2026-01-01T00:00:00.000Z', by: 'test' },
    facts: stream(facts),
    finish: (found) => ({ files: [file], counts: { ...counts, ...found } }),
  });
}

async function* stream(facts: readonly Fact[]): AsyncIterable<{ fact: Fact; file: number; line: number }[]> {
  yield facts.map((fact, index) => ({ fact, file: 0, line: index + 2 }));
}
