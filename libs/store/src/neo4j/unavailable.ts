import { StoreUnavailable } from '../port.js';

interface Words {
  readonly code: string;
  readonly message: (address: string) => string;
  readonly expected: string;
  readonly next: string;
}

const UNREACHABLE: Words = {
  code: 'neo4j-unreachable',
  message: (address) => `No Neo4j answers at ${address}.`,
  expected: 'a Neo4j server that answers Bolt',
  next: 'Check the address and that the server runs (`stackway neo4j start` gives you one of your own).',
};
const WRONG_PASSWORD: Words = {
  code: 'neo4j-wrong-password',
  message: (address) => `Neo4j at ${address} does not accept this user and password.`,
  expected: 'a user and password that Neo4j knows',
  next: 'Set NEO4J_USERNAME and NEO4J_PASSWORD, or write neo4j://user:password@host. After several wrong ones wait a few seconds.',
};
const EXPIRED: Words = {
  ...WRONG_PASSWORD,
  code: 'neo4j-password-expired',
  message: (address) => `Neo4j at ${address} wants its password changed first.`,
  next: 'Sign in once with cypher-shell or Neo4j Browser and change it.',
};
const NO_DATABASE: Words = {
  code: 'neo4j-no-database',
  message: (address) => `Neo4j at ${address} has no database of that name.`,
  expected: 'an existing database',
  next: 'Set NEO4J_DATABASE to one that exists, or leave it out for the default one.',
};
const FORBIDDEN: Words = {
  code: 'neo4j-forbidden',
  message: (address) => `This user may not do that on Neo4j at ${address}.`,
  expected: 'a user who may read, write and change the schema',
  next: 'Use a user with those rights.',
};
const MEMORY: Words = {
  code: 'neo4j-out-of-memory',
  message: (address) => `Neo4j at ${address} has too little memory for this import.`,
  expected: 'a heap of 1 GB for a framework as large as ESCO, of 2 GB for another release of it',
  next: 'Give the server a larger heap (`stackway neo4j start` takes 2 GB), or import in several parts. Nothing was written.',
};

/** By the driver's and the server's own codes, never by their messages. */
const BY_CODE: Readonly<Record<string, Words>> = {
  ServiceUnavailable: UNREACHABLE,
  SessionExpired: UNREACHABLE,
  'Neo.TransientError.General.DatabaseUnavailable': UNREACHABLE,
  'Neo.ClientError.Security.Unauthorized': WRONG_PASSWORD,
  'Neo.ClientError.Security.AuthenticationRateLimit': WRONG_PASSWORD,
  'Neo.ClientError.Security.CredentialsExpired': EXPIRED,
  'Neo.ClientError.Database.DatabaseNotFound': NO_DATABASE,
  'Neo.ClientError.Security.Forbidden': FORBIDDEN,
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError': MEMORY,
  'Neo.TransientError.General.OutOfMemoryError': MEMORY,
};

/** Turns an error of the driver or the server into a {@link StoreUnavailable}; any other error comes back as it is. */
export function asUnavailable(error: unknown, address: string): unknown {
  const found = (error as { code?: unknown } | null)?.code;
  const words = typeof found === 'string' ? BY_CODE[found] : undefined;
  if (!words) return error;
  const { code, expected, next } = words;
  return new StoreUnavailable({ code, message: words.message(address), found: String(found), expected, next });
}

export function notAnAddress(address: string): StoreUnavailable {
  return new StoreUnavailable({
    code: 'store-address',
    message: 'This is neither a folder nor an address of Neo4j.',
    found: address,
    expected: 'bolt://host:7687, neo4j://host, bolt+s:// or neo4j+s://',
    next: 'Correct --store or STACKWAY_STORE.',
  });
}

export function tooOld(address: string, found: string): StoreUnavailable {
  return new StoreUnavailable({
    code: 'neo4j-too-old',
    message: `Neo4j at ${address} is too old.`,
    found,
    expected: 'Neo4j 5.26 or newer',
    next: 'Update the server, or let `stackway neo4j start` bring one.',
  });
}
