import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { Sessions } from '../../apps/api/src/access/sessions.js';
import { comesFromHere } from '../../apps/api/src/access/loopback.js';
import { StartRefused, startServer } from '../../apps/api/src/server.js';
import { Serving } from './serving.js';

const ME = '{ me { signedIn name grants actsAsAnyLearner learner { id } } }';
const NOBODY = { me: { signedIn: false, name: null, grants: [], actsAsAnyLearner: false, learner: null } };
const HOUR = 3_600_000;

let serving: Serving;
beforeAll(async () => {
  serving = await Serving.start();
});
afterAll(() => serving.stop());

describe('the one-time link', () => {
  it('signs the owner in once, with a cookie no script and no other site can use', async () => {
    const first = await fetch(serving.served.signInLink!, { redirect: 'manual' });
    expect(first.status).toBe(303);
    const cookie = first.headers.get('set-cookie')!;
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; /);
    expect((await fetch(serving.served.signInLink!, { redirect: 'manual' })).status).toBe(403);
    const owner = { cookie: cookie.split(';')[0]! };
    const me = { signedIn: true, name: 'owner', grants: ['admin'], actsAsAnyLearner: true, learner: null };
    expect((await serving.ask(ME, {}, owner)).data).toEqual({ me });
    await fetch(`${serving.url}/sign-out`, { method: 'POST', headers: owner });
    expect((await serving.ask(ME, {}, owner)).data).toEqual(NOBODY);
  });

  it('ends after an hour, and a session after a week', () => {
    let now = 0;
    const sessions = new Sessions(() => now);
    const [early, late] = [sessions.newLink({ kind: 'owner' }), sessions.newLink({ kind: 'owner' })];
    now = HOUR - 1;
    const session = sessions.useLink(early)!;
    expect(sessions.find(session)).toEqual({ kind: 'owner' });
    now = HOUR;
    expect(sessions.useLink(late)).toBeUndefined();
    now = 7 * 24 * HOUR + HOUR;
    expect(sessions.find(session)).toBeUndefined();
  });
});

describe('tokens', () => {
  it('are made by an admin, kept as a hash, and good until revoked', async () => {
    const admin = await serving.account(['admin']);
    const made = await serving.ask(
      `mutation { createToken(input: { name: "Ana", grants: ["learner"], learner: "ana" }) {
        ... on TokenCreated { secret token { id name grants learner } } } }`,
      {},
      admin,
    );
    const { secret, token } = made.data!['createToken'] as { secret: string; token: { id: string } };
    expect(token).toEqual({ id: token.id, name: 'Ana', grants: ['learner'], learner: 'ana' });
    expect(JSON.stringify(await serving.store.tokens())).not.toContain(secret);
    const headers = { authorization: `Bearer ${secret}` };
    expect((await serving.ask(ME, {}, headers)).data?.['me']).toMatchObject({ name: 'Ana', learner: { id: 'ana' } });
    const session = await fetch(`${serving.url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: secret }),
    });
    const cookie = { cookie: session.headers.get('set-cookie')!.split(';')[0]! };
    expect((await serving.ask(ME, {}, cookie)).data?.['me']).toMatchObject({ name: 'Ana' });

    await serving.ask(`mutation { revokeToken(id: "${token.id}") { __typename } }`, {}, admin);
    const refused = await serving.ask(ME, {}, headers);
    expect([refused.status, refused.errors[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    expect((await serving.ask(ME, {}, cookie)).data).toEqual(NOBODY);
  });

  it.each(['Bearer nonsense', 'Bearer stackway_000000000000_' + 'x'.repeat(43), 'Basic YTpi', 'Bearer '])(
    'are refused when they are not good: %s',
    async (authorization) => {
      expect((await serving.ask(ME, {}, { authorization })).status).toBe(401);
    },
  );

  it('are refused when they have ended', async () => {
    const ended = await serving.account(['admin'], { expiresAt: '2026-01-02T00:00:00.000Z' });
    expect((await serving.ask(ME, {}, ended)).status).toBe(401);
  });

  it('need an owner for what they may do', async () => {
    const made = await serving.ask(
      'mutation { createToken(input: { name: "x", grants: ["employer"] }) { ... on Refused { code next } } }',
      {},
      await serving.account(['admin']),
    );
    expect(made.data?.['createToken']).toMatchObject({ code: 'grant-without-owner' });
  });
});

describe('requests from elsewhere', () => {
  it.each([
    ['127.0.0.1:4400', undefined, true],
    ['localhost:4400', 'http://localhost:4400', true],
    ['[::1]:4400', undefined, true],
    ['evil.example', undefined, false],
    ['127.0.0.1.evil.example:4400', undefined, false],
    ['127.0.0.1:4400', 'http://evil.example', false],
    ['127.0.0.1:4400', 'http://127.0.0.1:5500', false],
    ['127.0.0.1:4400', 'null', false],
  ])('host %s, origin %s: %s', (host, origin, good) => {
    expect(comesFromHere({ host, ...(origin === undefined ? {} : { origin }) }, true)).toBe(good);
  });

  it('are turned away under a foreign name (DNS rebinding) and from a foreign page', async () => {
    expect(await statusFor(serving, { host: 'evil.example' })).toBe(403);
    expect(await statusFor(serving, { origin: 'http://evil.example' })).toBe(403);
    expect(await statusFor(serving, {})).toBe(200);
  });

  it('cannot be simple form posts, and never change anything by GET', async () => {
    const text = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: ME }),
    });
    expect(text.status).toBe(400);
    const admin = await serving.account(['admin']);
    const query = encodeURIComponent('mutation { undoImport(id: "first") { __typename } }');
    const got = await fetch(`${serving.url}/graphql?query=${query}`, {
      headers: { ...admin, 'apollo-require-preflight': 'yes' },
    });
    expect(got.status).toBe(405);
    expect((await serving.store.imports())[0]?.undone).toBeUndefined();
  });

  it('cannot come in batches', async () => {
    const reply = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: ME }, { query: ME }]),
    });
    expect(reply.status).toBe(400);
  });
});

describe('the session cookie behind a proxy that adds TLS', () => {
  const cookieOf = async (settings: object): Promise<string> => {
    const behind = await Serving.start([], {
      settings: { store: { kind: 'embedded', folder: '', isDefault: false }, host: '127.0.0.1', port: 0, ...settings },
    });
    const headers = { 'x-forwarded-proto': 'https' };
    const reply = await fetch(behind.served.signInLink!, { redirect: 'manual', headers });
    await behind.stop();
    return reply.headers.get('set-cookie')!;
  };

  it('is marked Secure when the proxy is trusted, and only then', async () => {
    expect(await cookieOf({ trustProxy: 1 })).toMatch(/; Secure$/);
    expect(await cookieOf({ trustProxy: ['loopback'] })).toMatch(/; Secure$/);
    expect(await cookieOf({ trustProxy: ['10.0.0.0/8'] })).not.toContain('Secure');
    expect(await cookieOf({})).not.toContain('Secure');
  });
});

describe('bound to other addresses', () => {
  const settings = { store: { kind: 'embedded', folder: '', isDefault: false }, host: '0.0.0.0', port: 0 } as const;

  it('the server does not start while nobody could sign in', async () => {
    const fresh = await Serving.start();
    const starting = startServer({ settings, store: fresh.store });
    await expect(starting).rejects.toBeInstanceOf(StartRefused);
    await expect(starting).rejects.toMatchObject({ problem: { code: 'no-authentication' } });
    await fresh.account(['admin']);
    const served = await startServer({ settings, store: fresh.store });
    expect(served.signInLink).toBeUndefined();
    await served.close();
    await fresh.stop();
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(serving.url).port);
    const starting = startServer({ settings: { ...settings, host: '127.0.0.1', port }, store: serving.store });
    await expect(starting).rejects.toMatchObject({ problem: { code: 'port-in-use', found: String(port) } });
  });
});

describe('an OpenID provider', () => {
  let provider: Server;
  let issuer: string;
  let key: CryptoKey;
  let trusting: Serving;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };
    provider = createServer((asked, answer) => {
      const keys = asked.url === '/keys';
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify(keys ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    trusting = await Serving.start(undefined, {
      settings: {
        store: { kind: 'embedded', folder: '', isDefault: false },
        ...{ host: '127.0.0.1', port: 0, oidc: { issuer, audience: 'stackway' } },
      },
    });
  });
  afterAll(async () => {
    await trusting.stop();
    provider.close();
  });

  const token = (claims: Record<string, unknown>, changes: { issuer?: string; audience?: string; end?: string } = {}) =>
    new SignJWT({ sub: 'u1', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(changes.issuer ?? issuer)
      .setAudience(changes.audience ?? 'stackway')
      .setExpirationTime(changes.end ?? '5 minutes')
      .sign(key);
  const asked = async (jwt: string) => trusting.ask(ME, {}, { authorization: `Bearer ${jwt}` });

  it('says who somebody is and what they may do', async () => {
    const jwt = await token({ name: 'Ana', stackway_grants: 'learner nonsense', stackway_learner: 'ana' });
    const me = { signedIn: true, name: 'Ana', grants: ['learner'], actsAsAnyLearner: false, learner: { id: 'ana' } };
    expect((await asked(jwt)).data).toEqual({ me });
  });

  it('is not believed about another audience, another issuer, a past time, or with another key', async () => {
    const admin = { stackway_grants: ['admin'] };
    expect((await asked(await token(admin))).status).toBe(200);
    expect((await asked(await token(admin, { audience: 'else' }))).status).toBe(401);
    expect((await asked(await token(admin, { issuer: 'https://else.example' }))).status).toBe(401);
    expect((await asked(await token(admin, { end: '-10 minutes' }))).status).toBe(401);
    const { privateKey } = await generateKeyPair('ES256');
    const forged = new SignJWT({ sub: 'u1', ...admin }).setProtectedHeader({ alg: 'ES256', kid: 'one' });
    const jwt = await forged.setIssuer(issuer).setAudience('stackway').setExpirationTime('5 minutes').sign(privateKey);
    expect((await asked(jwt)).status).toBe(401);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${jwt.split('.')[1]}.`;
    expect((await asked(unsigned)).status).toBe(401);
  });
});

/** By node:http, because fetch does not let a program choose its Host. */
function statusFor({ url }: Serving, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/health/live`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    sent.on('error', reject).end();
  });
}
