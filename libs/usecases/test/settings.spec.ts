import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings, type SettingsSource } from '#lib/usecases';

const folder = path.resolve('/srv/place');
const from = (env: SettingsSource['env'], flags: SettingsSource['flags'] = {}): SettingsSource => ({
  env,
  flags,
  folder,
  home: path.resolve('/home/ada'),
  platform: 'linux',
});

describe('settings', () => {
  it('have defaults for everything', () => {
    expect(readSettings(from({}))).toEqual({
      store: { kind: 'embedded', folder: path.join(folder, '.stackway'), isDefault: true },
      host: '127.0.0.1',
      port: 4400,
      profiles: path.join(folder, '.stackway', 'profiles'),
      cache: path.resolve('/home/ada/.cache/stackway'),
    });
  });

  it('take a folder from --store before STACKWAY_STORE before NEO4J_URI', () => {
    const env = { STACKWAY_STORE: 'data', NEO4J_URI: 'bolt://there:7687' };
    expect(readSettings(from(env, { store: 'mine' }))).toMatchObject({ store: { folder: path.join(folder, 'mine') } });
    expect(readSettings(from(env))).toMatchObject({ store: { folder: path.join(folder, 'data'), isDefault: false } });
    expect(readSettings(from({ NEO4J_URI: 'bolt://there:7687' }))).toMatchObject({ store: { kind: 'neo4j' } });
  });

  it('take a Neo4j address with the user, password and database of the environment', () => {
    const env = { NEO4J_USERNAME: 'ada', NEO4J_PASSWORD: 'secret', NEO4J_DATABASE: 'skills' };
    const store = { kind: 'neo4j', uri: 'neo4j+s://there', username: 'ada', password: 'secret', database: 'skills' };
    expect(readSettings(from(env, { store: 'neo4j+s://there' }))).toMatchObject({ store });
  });

  it('count an empty variable as absent', () => {
    expect(readSettings(from({ STACKWAY_STORE: '', STACKWAY_PORT: '', STACKWAY_HOST: '' }))).toEqual(
      readSettings(from({})),
    );
  });

  it('report every mistake together', () => {
    const env = { STACKWAY_STORE: 'http://there', STACKWAY_PORT: '99999', STACKWAY_OIDC_ISSUER: 'nowhere' };
    const refused = readSettings(from(env));
    expect(refused).toMatchObject({ status: 'refused' });
    const codes = 'problems' in refused ? refused.problems.map((problem) => problem.code) : [];
    expect(codes).toEqual(['unknown-store', 'not-a-port', 'not-an-issuer']);
  });

  it.each([
    ['1', 1],
    ['0', undefined],
    ['', undefined],
    ['10.0.0.7', ['10.0.0.7']],
    ['loopback, 10.0.0.0/8,fd00::/8', ['loopback', '10.0.0.0/8', 'fd00::/8']],
  ])('trust a proxy: %s', (text, trusted) => {
    const settings = readSettings(from({ STACKWAY_TRUST_PROXY: text }));
    expect('trustProxy' in settings ? settings.trustProxy : undefined).toEqual(trusted);
    expect(settings).toMatchObject({ port: 4400 });
  });

  it.each(['true', 'all', '11', '-1', '0.0.0.0/0', '10.0.0.0/33', '10.0.0.1/8/8', 'loopback,', 'proxy.example'])(
    'trust no proxy that is not named: %s',
    (text) => {
      const refused = readSettings(from({ STACKWAY_TRUST_PROXY: text }));
      expect(refused).toMatchObject({ status: 'refused', problems: [{ code: 'not-a-proxy', found: text }] });
    },
  );

  it('ask for the audience beside an issuer', () => {
    const issuer = { STACKWAY_OIDC_ISSUER: 'https://id.example' };
    expect(readSettings(from(issuer))).toMatchObject({ problems: [{ code: 'missing-audience' }] });
    expect(readSettings(from({ ...issuer, STACKWAY_OIDC_AUDIENCE: 'stackway' }))).toMatchObject({
      oidc: { issuer: 'https://id.example', audience: 'stackway' },
    });
  });
});
