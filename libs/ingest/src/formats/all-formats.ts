import { readFormats } from '../profiles/load-profiles.js';
import type { Format } from './format.js';
import { STACKWAY_FORMATS } from './stackway/tables.js';

/** Every kind of file an import knows: Stackway's own tables and those of the profiles in `data/profiles`. */
export async function allFormats(): Promise<readonly Format[]> {
  return [...STACKWAY_FORMATS, ...(await readFormats())];
}
