import type { Problem } from '#lib/model';
import type { Catalogue } from './catalogue.js';

/** True when nothing has been imported that a question could be asked about. */
export function isEmpty(catalogue: Pick<Catalogue, 'directory'>): boolean {
  return catalogue.directory.all('role').length === 0 && catalogue.directory.all('skill').length === 0;
}

/** The problem `empty-catalogue`. */
export function emptyCatalogue(): Problem {
  return {
    code: 'empty-catalogue',
    message: 'The store holds no skills and no roles yet.',
    found: '0 skills, 0 roles',
    expected: 'a catalogue to ask about',
    next: 'Import a folder of skills, roles and credentials, for example data/sample.',
  };
}
