import type { FactType } from '#lib/model';
import type { Strength } from '../../weights/weights.js';
import { cell, type Format } from '../format.js';
import { made, textReader, unknownWord } from '../foreign-row.js';
import { unknownConcept } from './words.js';

/* ESCO's relations between its things. */

const WORDS = ['essential', 'optional'];

export const OCCUPATION_SKILLS: Format = {
  name: 'esco/occupationSkillRelations',
  family: 'esco',
  required: ['occupationUri', 'relationType', 'skillUri'],
  optional: ['skillType', 'occupationLabel', 'skillLabel'],
  fileNames: ['occupationskillrelations', 'occupationskillrelations_en'],
  makes: 'roleSkill',
  mapper(columns, { weights }) {
    const [role, relation, skill] = [columns.at('occupationUri'), columns.at('relationType'), columns.at('skillUri')];
    const headings = { role: 'occupationUri', skill: 'skillUri' };
    const strengths = new Map<string, Strength>(Object.entries(weights.esco));
    return {
      map({ cells }) {
        const word = cell(cells, relation).toLowerCase();
        const strength = strengths.get(word);
        if (!strength) return unknownWord('relationType', cell(cells, relation), WORDS);
        return made('roleSkill', headings, { role: cell(cells, role), skill: cell(cells, skill), ...strength });
      },
    };
  },
};

export const SKILL_SKILLS: Format = {
  name: 'esco/skillSkillRelations',
  family: 'esco',
  required: ['originalSkillUri', 'relationType', 'relatedSkillUri'],
  optional: ['originalSkillType', 'relatedSkillType', 'originalSkillLabel', 'relatedSkillLabel'],
  fileNames: ['skillskillrelations', 'skillskillrelations_en'],
  makes: 'skillRelation',
  mapper(columns) {
    const at = textReader(columns);
    const headings = { skill: 'originalSkillUri', related: 'relatedSkillUri', kind: 'relationType' };
    return {
      map: ({ cells }) =>
        made('skillRelation', headings, {
          skill: at(cells, 'originalSkillUri'),
          related: at(cells, 'relatedSkillUri'),
          kind: at(cells, 'relationType').toLowerCase(),
        }),
    };
  },
};

const PILLARS: ReadonlyMap<string, { readonly type: FactType; readonly below: string }> = new Map([
  ['SkillGroup', { type: 'skillBroader', below: 'skill' }],
  ['KnowledgeSkillCompetence', { type: 'skillBroader', below: 'skill' }],
  ['Occupation', { type: 'roleBroader', below: 'role' }],
  ['ISCOGroup', { type: 'roleBroader', below: 'role' }],
]);

/** The hierarchies of skills and of occupations: two files with the same headings, told apart by the concept type of each row. */
export const BROADER: Format = {
  name: 'esco/broaderRelations',
  family: 'esco',
  required: ['conceptType', 'conceptUri', 'broaderUri'],
  optional: ['broaderType', 'conceptLabel', 'broaderLabel'],
  fileNames: [
    'broaderrelationsskillpillar',
    'broaderrelationsskillpillar_en',
    'broaderrelationsoccpillar',
    'broaderrelationsoccpillar_en',
  ],
  makes: 'roleBroader',
  mapper(columns) {
    const at = textReader(columns);
    return {
      map({ cells }) {
        const concept = at(cells, 'conceptType');
        const pillar = PILLARS.get(concept);
        if (!pillar) return unknownConcept(concept, [...PILLARS.keys()]);
        return made(
          pillar.type,
          { [pillar.below]: 'conceptUri', broader: 'broaderUri' },
          { [pillar.below]: at(cells, 'conceptUri'), broader: at(cells, 'broaderUri') },
        );
      },
    };
  },
};
