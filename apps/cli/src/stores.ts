import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem } from '#lib/model';
import type { Store } from '#lib/store';
import type { StoreChoice } from '#lib/usecases';
import { EXIT, type ExitCode } from './exit-codes.js';

/**
 * `look` changes nothing at all; the others bring an older store up to date; only `create` makes one.
 * `try` leaves no trace either: where there is no store it works on one that is thrown away.
 */
export type Mode = 'look' | 'read' | 'write' | 'create' | 'try';

/** Opens the store that was chosen. @throws StoreUnavailable */
export async function openChoice(choice: StoreChoice, mode: Mode): Promise<Store> {
  const { openStore } = await import('#lib/store');
  const access = { create: mode === 'create' || mode === 'try', readOnly: mode === 'look' };
  if (choice.kind === 'embedded') {
    return mode === 'try' && !existsSync(choice.folder) ? throwaway() : openStore(choice.folder, access);
  }
  const { uri, username, password, database } = choice;
  return openStore(uri, { ...access, username, password, database });
}

/** A store in a temporary folder that is deleted when it is closed. */
async function throwaway(): Promise<Store> {
  const { openStore } = await import('#lib/store');
  const folder = await mkdtemp(path.join(tmpdir(), 'stackway-'));
  const store = await openStore(folder, { create: true });
  const close = store.close.bind(store);
  store.close = async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  };
  return store;
}

/** Nothing imported yet is an empty catalogue; a folder that was named and is not there is a store out of reach. */
export function missingStore(choice: StoreChoice): { problem: Problem; exit: ExitCode } | undefined {
  if (choice.kind !== 'embedded' || existsSync(choice.folder)) return undefined;
  const next = 'Import a catalogue first: stackway import <folder>, for example stackway import data/sample';
  if (choice.isDefault) {
    const message = `There is no store in ${choice.folder} yet.`;
    const problem = { code: 'empty-catalogue', message, found: 'no store', expected: 'an imported catalogue', next };
    return { problem, exit: EXIT.usage };
  }
  const message = `The store ${choice.folder} is not there.`;
  const expected = 'a folder that stackway import made, or a Neo4j address';
  return { problem: { code: 'store-missing', message, found: choice.folder, expected, next }, exit: EXIT.store };
}
