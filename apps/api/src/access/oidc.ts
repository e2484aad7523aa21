import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { GRANTS, type Caller, type Grant } from './caller.js';

export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
}
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const CLOCK_SKEW_SECONDS = 30;

/**
 * Checks tokens of an OpenID provider: signature by its published keys, issuer, audience, times.
 * Claims that say what a token may do: `stackway_grants` (a list, or words with spaces between), `stackway_learner`, `stackway_issuer`,
 * `stackway_organization`. Without grants a token may do what everybody may.
 */
export class Oidc {
  private keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly settings: OidcSettings) {}

  /** The caller, or undefined for a token that is not good. @throws when the provider cannot be reached */
  async caller(token: string): Promise<Caller | undefined> {
    this.keys ??= discover(this.settings.issuer);
    const keys = await this.keys.catch((error: unknown) => {
      this.keys = undefined;
      throw error;
    });
    const { issuer, audience } = this.settings;
    const checks = { issuer, audience, algorithms: ALGORITHMS, clockTolerance: CLOCK_SKEW_SECONDS };
    try {
      const { payload } = await jwtVerify(token, keys, { ...checks, requiredClaims: ['exp', 'sub'] });
      return callerOf(payload);
    } catch {
      return undefined;
    }
  }
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5000), redirect: 'error' });
  if (!response.ok) throw new Error(`The OpenID provider answered ${response.status} for its configuration.`);
  const { jwks_uri: keys } = (await response.json()) as { jwks_uri?: unknown };
  if (typeof keys !== 'string') throw new Error("The OpenID provider's configuration names no jwks_uri.");
  return createRemoteJWKSet(new URL(keys), { timeoutDuration: 5000 });
}

function callerOf(payload: JWTPayload): Caller {
  const text = (name: string): string | undefined => {
    const value = payload[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [learner, issuer, organization] = ['learner', 'issuer', 'organization'].map((name) => text(`stackway_${name}`));
  return {
    name: text('email') ?? text('name') ?? payload.sub!,
    grants: grantsIn(payload['stackway_grants']),
    ...(learner === undefined ? {} : { learner }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(organization === undefined ? {} : { organization }),
  };
}

function grantsIn(claim: unknown): Grant[] {
  const words = typeof claim === 'string' ? claim.split(/\s+/) : Array.isArray(claim) ? (claim as unknown[]) : [];
  return GRANTS.filter((grant) => words.includes(grant));
}
