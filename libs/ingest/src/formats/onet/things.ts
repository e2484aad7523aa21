import { makeFact, type Fact, type SkillKind } from '#lib/model';
import type { Weights } from '../../weights/weights.js';
import type { Format } from '../format.js';
import { made, textReader } from '../foreign-row.js';

/* O*NET's things: occupations by their O*NET-SOC code; skills and knowledge by the id of their element. */

export const FRAMEWORK = 'O*NET';
export const CODE = 'O*NET-SOC Code';
export const ELEMENT = 'Element ID';

export const OCCUPATIONS: Format = {
  name: 'onet/occupations',
  family: 'onet',
  required: [CODE, 'Title', 'Description'],
  optional: [],
  fileNames: ['occupation data'],
  makes: 'role',
  mapper(columns) {
    const at = textReader(columns);
    return {
      map({ cells }) {
        const id = at(cells, CODE);
        return made(
          'role',
          { id: CODE, title: 'Title' },
          {
            id,
            title: at(cells, 'Title'),
            codes: [id].filter((code) => code !== ''),
            family: id.slice(0, 2),
            description: at(cells, 'Description'),
          },
        );
      },
    };
  },
};

/** The kind of an element by the weights table; undefined where it is neither skill nor knowledge. */
export function elementKind(id: string, weights: Weights): SkillKind | undefined {
  let best = '';
  let kind: SkillKind | undefined;
  for (const entry of weights.onet.kinds) {
    const below = id === entry.prefix || id.startsWith(`${entry.prefix}.`);
    if (below && entry.prefix.length > best.length) [best, kind] = [entry.prefix, entry.kind];
  }
  return kind;
}

const parentOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));

export const CONTENT_MODEL: Format = {
  name: 'onet/contentModel',
  family: 'onet',
  required: [ELEMENT, 'Element Name', 'Description'],
  optional: [],
  fileNames: ['content model reference'],
  makes: 'skill',
  mapper(columns, context) {
    const at = textReader(columns);
    const { weights, gathered } = context;
    const framework = context.framework ?? FRAMEWORK;
    return {
      map({ cells }) {
        const id = at(cells, ELEMENT);
        const kind = elementKind(id, weights);
        if (!kind) return { kind: 'skipped', reason: 'the element is neither a skill nor knowledge' };
        const columnsOf = { id: ELEMENT, name: 'Element Name', broader: ELEMENT };
        const common = { id, name: at(cells, 'Element Name'), framework, description: at(cells, 'Description') };
        if (gathered.parents.has(id)) return made('skillGroup', columnsOf, { ...common, code: id });
        const parent = parentOf(id);
        return made('skill', columnsOf, { ...common, kind, broader: gathered.elements.has(parent) ? [parent] : [] });
      },
    };
  },
  gather(columns, { gathered }) {
    const at = textReader(columns);
    return (cells) => {
      const id = at(cells, ELEMENT);
      gathered.elements.add(id);
      gathered.parents.add(parentOf(id));
    };
  },
};

/** The skill that a row of ratings speaks of, for imports without the content model. */
export function mentionedSkill(id: string, name: string, kind: SkillKind, framework: string): Fact | undefined {
  const skill = makeFact('skill', { id, name, kind, framework });
  return skill.status === 'ok' ? skill.fact : undefined;
}
