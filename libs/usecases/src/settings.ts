import path from 'node:path';
import { refuse, type Problem, type Refusal } from '#lib/model';
import { trustProxyOf, type TrustProxy } from './trust-proxy.js';

/** Where the facts are kept, as it was asked for. */
export type StoreChoice =
  | { readonly kind: 'embedded'; readonly folder: string; readonly isDefault: boolean }
  | {
      readonly kind: 'neo4j';
      readonly uri: string;
      readonly username: string | undefined;
      readonly password: string | undefined;
      readonly database: string | undefined;
    };

export interface Settings {
  readonly store: StoreChoice;
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  /** Folder of the profiles that people have saved. */
  readonly profiles: string;
  /** Folder of what is downloaded once and shared, such as Neo4j's jars. */
  readonly cache: string;
  /** Whose tokens the server accepts; absent means only local tokens and the one-time link. */
  readonly oidc?: { readonly issuer: string; readonly audience: string };
  /** Whose `X-Forwarded-…` headers the server believes; absent means nobody's. */
  readonly trustProxy?: TrustProxy;
}

/** What settings are read from: environment variables, what the command line gave, and the folder it was called in. */
export interface SettingsSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly flags?: { readonly store?: string; readonly host?: string; readonly port?: string };
  readonly folder: string;
  readonly home: string;
  readonly platform: string;
}

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 4400;
const SCHEMES = ['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc'];

/**
 * The settings, read once. What the command line gives beats the environment; an empty variable counts as absent.
 * @returns the settings, or a refusal with every mistake found
 */
export function readSettings(source: SettingsSource): Settings | Refusal {
  const problems: Problem[] = [];
  const note = <T>(outcome: T | Problem): T | undefined => {
    if (!isProblem(outcome)) return outcome;
    problems.push(outcome);
    return undefined;
  };
  const store = note(storeOf(source));
  const port = note(portOf(source));
  const oidc = note(oidcOf(source.env));
  const trustProxy = note(trustProxyOf(variable(source, 'STACKWAY_TRUST_PROXY') ?? '0'));
  if (problems.length > 0) return refuse(...problems);
  return {
    store: store!,
    host: source.flags?.host ?? variable(source, 'STACKWAY_HOST') ?? DEFAULT_HOST,
    port: port!,
    profiles: profilesFolder(source, store!),
    cache: cacheFolder(source),
    ...(oidc?.issuer ? { oidc: { issuer: oidc.issuer, audience: oidc.audience } } : {}),
    ...(trustProxy === undefined ? {} : { trustProxy }),
  };
}

/** The store that a text names: a folder, or a Neo4j address with the user and password of the environment. */
export function storeChoice(text: string, source: SettingsSource): StoreChoice | Problem {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { kind: 'embedded', folder: path.resolve(source.folder, text), isDefault: false };
  if (!SCHEMES.includes(scheme)) return unknownScheme(text);
  return {
    kind: 'neo4j',
    uri: text,
    username: variable(source, 'NEO4J_USERNAME'),
    password: variable(source, 'NEO4J_PASSWORD'),
    database: variable(source, 'NEO4J_DATABASE'),
  };
}

function storeOf(source: SettingsSource): StoreChoice | Problem {
  const text = source.flags?.store ?? variable(source, 'STACKWAY_STORE') ?? variable(source, 'NEO4J_URI');
  if (text === undefined) return { kind: 'embedded', folder: path.join(source.folder, '.stackway'), isDefault: true };
  return storeChoice(text, source);
}

function portOf(source: SettingsSource): number | Problem {
  const text = source.flags?.port ?? variable(source, 'STACKWAY_PORT');
  if (text === undefined) return DEFAULT_PORT;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  const name = source.flags?.port === undefined ? 'STACKWAY_PORT' : '--port';
  return {
    code: 'not-a-port',
    message: `${name} is "${text}".`,
    found: text,
    expected: 'a whole number from 0 to 65535',
    next: `Change ${name}, or leave it out for ${DEFAULT_PORT}.`,
  };
}

function oidcOf(env: SettingsSource['env']): { issuer: string; audience: string } | Problem {
  const issuer = env['STACKWAY_OIDC_ISSUER'] ?? '';
  const audience = env['STACKWAY_OIDC_AUDIENCE'] ?? '';
  if (issuer === '' && audience === '') return { issuer, audience };
  if (!/^https:\/\/[^\s]+$/.test(issuer) && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]?/.test(issuer)) {
    return {
      code: 'not-an-issuer',
      message: `STACKWAY_OIDC_ISSUER is "${issuer}".`,
      found: issuer,
      expected: 'the https address of an OpenID provider',
      next: 'Set STACKWAY_OIDC_ISSUER, or unset STACKWAY_OIDC_AUDIENCE too.',
    };
  }
  if (audience !== '') return { issuer, audience };
  return {
    code: 'missing-audience',
    message: 'STACKWAY_OIDC_ISSUER is set without STACKWAY_OIDC_AUDIENCE.',
    found: '',
    expected: 'the audience that tokens for this server carry',
    next: 'Set STACKWAY_OIDC_AUDIENCE.',
  };
}

function unknownScheme(text: string): Problem {
  return {
    code: 'unknown-store',
    message: `The store "${text}" is neither a folder nor a Neo4j address.`,
    found: text,
    expected: `a folder, or an address that begins with ${SCHEMES.map((scheme) => `${scheme}://`).join(', ')}`,
    next: 'Change --store or STACKWAY_STORE.',
  };
}

/** STACKWAY_PROFILES, else a folder `profiles` in the embedded store, or in `.stackway` where the facts are in Neo4j. */
function profilesFolder(source: SettingsSource, store: StoreChoice): string {
  const told = variable(source, 'STACKWAY_PROFILES');
  if (told) return path.resolve(source.folder, told);
  return profilesBeside(store) ?? path.join(source.folder, '.stackway', 'profiles');
}

/** Where profiles are kept beside the facts; undefined where these are in Neo4j. */
export function profilesBeside(store: StoreChoice): string | undefined {
  return store.kind === 'embedded' ? path.join(store.folder, 'profiles') : undefined;
}

/** STACKWAY_CACHE, else a folder `stackway` where the system keeps caches. */
export function cacheFolder(source: SettingsSource): string {
  const told = variable(source, 'STACKWAY_CACHE');
  if (told) return path.resolve(source.folder, told);
  const local = variable(source, 'LOCALAPPDATA');
  if (source.platform === 'win32' && local) return path.join(local, 'stackway');
  return path.join(variable(source, 'XDG_CACHE_HOME') ?? path.join(source.home, '.cache'), 'stackway');
}

function variable(source: SettingsSource, name: string): string | undefined {
  const value = source.env[name];
  return value === '' ? undefined : value;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
