import type { IncomingHttpHeaders } from 'node:http';
import type { Store, TokenRecord } from '#lib/store';
import { hashOf, idIn, sameHash } from '../accounts/secret.js';
import { ANONYMOUS, GRANTS, OWNER, type Caller } from './caller.js';
import type { Oidc } from './oidc.js';
import type { Sessions } from './sessions.js';

/** Who sends a request: by bearer token, else by session cookie, else nobody. Revoked and ended tokens count at once. */
export class Identify {
  constructor(
    private readonly store: Pick<Store, 'tokens'>,
    private readonly sessions: Sessions,
    private readonly oidc: Oidc | undefined,
    private readonly now: () => number,
  ) {}

  /** @returns the caller; undefined for a bearer token that is not good, which is refused rather than taken for nobody */
  async from(headers: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>): Promise<Caller | undefined> {
    const bearer = bearerIn(headers.authorization);
    if (bearer !== undefined) return this.byToken(bearer);
    const secret = this.sessions.secretIn(headers.cookie);
    const session = secret === undefined ? undefined : this.sessions.find(secret);
    if (!session) return ANONYMOUS;
    return session.kind === 'owner' ? OWNER : ((await this.byToken(session.token)) ?? ANONYMOUS);
  }

  async byToken(token: string): Promise<Caller | undefined> {
    const id = idIn(token);
    if (id === undefined) return this.oidc?.caller(token);
    const record = (await this.store.tokens()).find((one) => one.id === id);
    if (!record || !sameHash(record.hash, hashOf(token)) || this.ended(record)) return undefined;
    const { name, grants, learner, issuer, organization } = record;
    return {
      name,
      grants: GRANTS.filter((grant) => grants.includes(grant)),
      ...(learner === undefined ? {} : { learner }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(organization === undefined ? {} : { organization }),
    };
  }

  private ended({ expiresAt }: TokenRecord): boolean {
    return expiresAt !== undefined && Date.parse(expiresAt) <= this.now();
  }
}

/** The token of an `Authorization: Bearer …` header; any other scheme is a token that is not good. */
function bearerIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
}
