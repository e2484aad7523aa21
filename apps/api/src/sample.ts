import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '#lib/store';
import { importFiles } from '#lib/usecases';
import { ROOT } from './health/version.js';

const SAMPLE = path.join(ROOT, 'data', 'sample');

/** Loads the sample organization into a store in which nothing has ever been written. */
export async function loadSample(store: Store): Promise<void> {
  if (!existsSync(SAMPLE) || (await store.version()) > 0) return;
  const deps = { store, now: () => new Date().toISOString(), newId: () => randomUUID(), by: 'sample' };
  await importFiles(deps, { paths: [SAMPLE] });
}
