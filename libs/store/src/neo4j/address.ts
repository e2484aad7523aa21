import type { GraphOptions } from './graph.js';
import { notAnAddress } from './unavailable.js';

const SCHEMES = ['bolt:', 'neo4j:', 'bolt+s:', 'neo4j+s:', 'bolt+ssc:', 'neo4j+ssc:'];

/** Anything with `://` in it is meant as an address, never as a folder. */
export const looksLikeAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/**
 * Reads an address of Neo4j. A user and password inside it are taken out, so that they are never shown.
 * @throws StoreUnavailable `store-address`
 */
export function parseAddress(
  text: string,
  given: { readonly username?: string; readonly password?: string; readonly database?: string },
): GraphOptions {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !SCHEMES.includes(url.protocol) || url.host === '') throw notAnAddress(text.replace(/\/\/.*@/, '//'));
  const password = given.password ?? decodeURIComponent(url.password);
  return {
    address: `${url.protocol}//${url.host}`,
    username: given.username ?? (decodeURIComponent(url.username) || 'neo4j'),
    password: password === '' ? undefined : password,
    database: given.database,
  };
}
