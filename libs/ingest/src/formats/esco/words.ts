import type { Mapped } from '../format.js';
import { unknownWord } from '../foreign-row.js';

export const FRAMEWORK = 'ESCO';

/** Newline-separated labels of ESCO's main files, ` | ` in its collections → texts without the preferred label, each once. */
export function labels(text: string, preferred: string): string[] {
  const all = text.split(/\r?\n| \| /).map((label) => label.trim());
  return [...new Set(all)].filter((label) => label !== '' && label !== preferred);
}

/** A row whose `conceptType` this file does not know. */
export function unknownConcept(found: string, known: readonly string[]): Mapped {
  return unknownWord('conceptType', found, known);
}
