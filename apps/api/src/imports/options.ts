import path from 'node:path';
import type { Problem } from '#lib/model';
import type { ImportInput } from '#lib/usecases';
import type { Uploaded } from './upload.js';

const FLAGS = ['dryRun', 'strict'] as const;
const TEXTS = ['format', 'framework', 'encoding', 'missing', 'replaces'] as const;
type Options = Omit<ImportInput, 'paths' | 'mapping' | 'rejected'>;

/** What address and form say of how to import. @returns the options, or the problem `bad-option` */
export function optionsOf(given: Readonly<Record<string, unknown>>): Options | Problem {
  const options: Record<string, string | boolean | number> = {};
  for (const name of FLAGS) {
    const value = given[name];
    if (value === undefined) continue;
    if (value !== 'true' && value !== 'false' && value !== '') return badFlag(name, JSON.stringify(value));
    options[name] = value !== 'false';
  }
  for (const name of TEXTS) {
    const value = given[name];
    if (typeof value === 'string' && value !== '') options[name] = value;
  }
  const { samples } = given;
  if (typeof samples === 'string' && samples !== '') options['samples'] = Number(samples);
  return options;
}

/** A single file by its name alone, several as the folder they were sent as. */
export function pathsOf({ folder, names }: Uploaded): readonly string[] {
  return names.length === 1 ? [path.join(folder, names[0]!)] : [folder];
}

function badFlag(name: string, found: string): Problem {
  return {
    code: 'bad-option',
    message: `${name} is "${found}".`,
    found,
    expected: 'true or false',
    next: `Change ${name}.`,
  };
}
