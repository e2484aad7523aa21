import type { SkillKind } from '#lib/model';
import type { Format, MapContext } from '../format.js';
import { made, textReader } from '../foreign-row.js';
import { FRAMEWORK, labels, unknownConcept } from './words.js';

/* ESCO's things: skills, skill groups, occupations and the groups of ISCO. Ids are the concepts' addresses (URIs). */

const DATES_AND_NOTES = [
  'status',
  'modifiedDate',
  'hiddenLabels',
  'scopeNote',
  'definition',
  'inScheme',
  'description',
];

const SKILL_COLUMNS = { id: 'conceptUri', name: 'preferredLabel' };
const ROLE_COLUMNS = { id: 'conceptUri', title: 'preferredLabel' };

export const SKILLS: Format = {
  name: 'esco/skills',
  family: 'esco',
  required: ['conceptUri', 'skillType', 'reuseLevel', 'preferredLabel'],
  optional: ['conceptType', 'altLabels', ...DATES_AND_NOTES],
  fileNames: ['skills', 'skills_en'],
  makes: 'skill',
  mapper(columns, context) {
    const at = textReader(columns);
    return {
      map({ cells }) {
        const id = at(cells, 'conceptUri');
        const name = at(cells, 'preferredLabel');
        return made('skill', SKILL_COLUMNS, {
          id,
          name,
          altNames: labels(at(cells, 'altLabels'), name),
          kind: skillKind(id, at(cells, 'skillType'), at(cells, 'reuseLevel'), context),
          framework: context.framework ?? FRAMEWORK,
          description: at(cells, 'description') || at(cells, 'definition'),
        });
      },
    };
  },
};

/** ESCO marks languages and transversal (soft) skills by collections; `reuseLevel` says the same where the collections are missing. */
function skillKind(id: string, skillType: string, reuseLevel: string, { gathered }: MapContext): SkillKind {
  if (gathered.language.has(id)) return 'language';
  if (skillType === 'knowledge') return 'knowledge';
  return gathered.transversal.has(id) || reuseLevel === 'transversal' ? 'soft' : 'hard';
}

/** Skill groups and ISCO groups: two files with the same headings, told apart by the concept type of each row. */
export const GROUPS: Format = {
  name: 'esco/groups',
  family: 'esco',
  required: ['conceptType', 'conceptUri', 'preferredLabel', 'code'],
  optional: ['altLabels', ...DATES_AND_NOTES],
  fileNames: ['skillgroups', 'skillgroups_en', 'iscogroups', 'iscogroups_en'],
  makes: 'skillGroup',
  mapper(columns, context) {
    const at = textReader(columns);
    return {
      map({ cells }) {
        const name = at(cells, 'preferredLabel');
        const common = {
          id: at(cells, 'conceptUri'),
          name,
          code: at(cells, 'code'),
          description: at(cells, 'description'),
        };
        const type = at(cells, 'conceptType');
        if (type === 'ISCOGroup') return made('roleGroup', SKILL_COLUMNS, common);
        if (type !== 'SkillGroup') return unknownConcept(type, ['SkillGroup', 'ISCOGroup']);
        return made('skillGroup', SKILL_COLUMNS, {
          ...common,
          altNames: labels(at(cells, 'altLabels'), name),
          framework: context.framework ?? FRAMEWORK,
        });
      },
    };
  },
};

export const OCCUPATIONS: Format = {
  name: 'esco/occupations',
  family: 'esco',
  required: ['conceptUri', 'iscoGroup', 'preferredLabel'],
  optional: ['conceptType', 'altLabels', ...DATES_AND_NOTES, 'regulatedProfessionNote', 'code', 'naceCode'],
  fileNames: ['occupations', 'occupations_en'],
  makes: 'role',
  mapper(columns) {
    const at = textReader(columns);
    return {
      map({ cells }) {
        const title = at(cells, 'preferredLabel');
        const family = at(cells, 'iscoGroup');
        const codes = [at(cells, 'code'), family].filter((code) => code !== '');
        return made('role', ROLE_COLUMNS, {
          id: at(cells, 'conceptUri'),
          title,
          altTitles: labels(at(cells, 'altLabels'), title),
          codes: [...new Set(codes)],
          family,
          description: at(cells, 'description') || at(cells, 'definition'),
        });
      },
    };
  },
};
