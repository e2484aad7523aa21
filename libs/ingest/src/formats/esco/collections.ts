import { skippedTable, type Format } from '../format.js';
import { made, textReader } from '../foreign-row.js';
import { unknownConcept } from './words.js';

/* ESCO's collections (digital, green, language, research, transversal…), in either order of columns, named by their file. */

export const COLLECTIONS: Format = {
  name: 'esco/collection',
  family: 'esco',
  required: ['conceptType', 'conceptUri', 'preferredLabel', 'broaderConceptUri'],
  optional: ['skillType', 'reuseLevel', 'status', 'altLabels', 'description', 'broaderConceptPT', 'broaderConceptPt'],
  fileNames: [],
  makes: 'roleCollection',
  mapper(columns, context) {
    const at = textReader(columns);
    const collection = collectionOf(context.stem);
    return {
      map({ cells }) {
        const id = at(cells, 'conceptUri');
        switch (at(cells, 'conceptType')) {
          case 'Occupation':
            return made('roleCollection', { role: 'conceptUri' }, { role: id, collection });
          case 'KnowledgeSkillCompetence':
          case 'SkillGroup':
            return made('skillCollection', { skill: 'conceptUri' }, { skill: id, collection });
          default:
            return unknownConcept(at(cells, 'conceptType'), ['KnowledgeSkillCompetence', 'SkillGroup', 'Occupation']);
        }
      },
    };
  },
  gather(columns, { stem, gathered }) {
    const at = textReader(columns);
    const name = collectionOf(stem).toLowerCase();
    const target = name.includes('language')
      ? gathered.language
      : name.includes('transversal')
        ? gathered.transversal
        : undefined;
    return (cells) => target?.add(at(cells, 'conceptUri'));
  },
};

/** `transversalSkillsCollection_en` → `transversal`. */
function collectionOf(stem: string): string {
  return stem.replace(/_[a-z]{2}$/i, '').replace(/(Skills|Occupations)?Collection$/i, '') || stem;
}

export const NOTHING_NEW: readonly Format[] = [
  skippedTable(
    'esco',
    'conceptSchemes',
    ['conceptType', 'conceptSchemeUri', 'preferredLabel'],
    ['title', 'status', 'description', 'hasTopConcept'],
    'the schemes are given by the files of their concepts',
  ),
  skippedTable(
    'esco',
    'skillsHierarchy',
    ['Level 0 URI', 'Level 0 preferred term', 'Level 1 URI', 'Level 1 preferred term'],
    [
      ...[
        'Level 2 URI',
        'Level 2 preferred term',
        'Level 3 URI',
        'Level 3 preferred term',
        'Description',
        'Scope note',
      ],
      ...['Level 0 code', 'Level 1 code', 'Level 2 code', 'Level 3 code'],
    ],
    'the hierarchy is given by skillGroups and broaderRelationsSkillPillar',
  ),
  skippedTable(
    'esco',
    'dictionary',
    ['filename', 'data header', 'property', 'description'],
    [],
    'it describes the columns of the other files',
  ),
  skippedTable(
    'esco',
    'greenShareOcc',
    ['conceptType', 'conceptUri', 'code', 'greenShare'],
    ['preferredLabel'],
    'shares of green work are not kept',
  ),
];
