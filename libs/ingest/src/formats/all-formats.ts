import type { Format } from './format.js';
import { COLLECTIONS, NOTHING_NEW } from './esco/collections.js';
import { GROUPS, OCCUPATIONS as ESCO_OCCUPATIONS, SKILLS } from './esco/concepts.js';
import { BROADER, OCCUPATION_SKILLS, SKILL_SKILLS } from './esco/relations.js';
import { RATINGS } from './onet/ratings.js';
import { REFERENCE } from './onet/reference.js';
import { ALTERNATE_TITLES, JOB_ZONES, TECHNOLOGY } from './onet/technology.js';
import { CONTENT_MODEL, OCCUPATIONS as ONET_OCCUPATIONS } from './onet/things.js';
import { STACKWAY_FORMATS } from './stackway/tables.js';

/** Every kind of file an import knows. */
export const FORMATS: readonly Format[] = [
  ...STACKWAY_FORMATS,
  ...[SKILLS, GROUPS, ESCO_OCCUPATIONS, OCCUPATION_SKILLS, SKILL_SKILLS, BROADER, COLLECTIONS, ...NOTHING_NEW],
  ...[ONET_OCCUPATIONS, CONTENT_MODEL, RATINGS, TECHNOLOGY, ALTERNATE_TITLES, JOB_ZONES, ...REFERENCE],
];
