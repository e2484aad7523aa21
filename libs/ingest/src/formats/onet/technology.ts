import type { Format } from '../format.js';
import { made, textReader } from '../foreign-row.js';
import { isYes } from './ratings.js';
import { CODE, FRAMEWORK, mentionedSkill } from './things.js';

const EXAMPLE = 'Example';

/** O*NET gives tools no id: theirs is the name behind this prefix, so that it cannot meet an element's id. */
const TOOL_PREFIX = 'tool:';

export const TECHNOLOGY: Format = {
  name: 'onet/technologySkills',
  family: 'onet',
  required: [CODE, EXAMPLE, 'Hot Technology'],
  optional: ['Title', 'Commodity Code', 'Commodity Title', 'In Demand'],
  fileNames: ['technology skills'],
  makes: 'roleSkill',
  mapper(columns, context) {
    const at = textReader(columns);
    const { technology } = context.weights.onet;
    return {
      map({ cells }) {
        const name = at(cells, EXAMPLE);
        const strength = isYes(at(cells, 'In Demand'))
          ? technology.inDemand
          : isYes(at(cells, 'Hot Technology'))
            ? technology.hot
            : technology.other;
        const skill = name === '' ? '' : `${TOOL_PREFIX}${name}`;
        const requirement = made(
          'roleSkill',
          { role: CODE, skill: EXAMPLE },
          { role: at(cells, CODE), skill, ...strength },
        );
        const mention = mentionedSkill(skill, name, 'tool', context.framework ?? FRAMEWORK);
        return requirement.kind === 'facts' && mention ? { ...requirement, mentions: [mention] } : requirement;
      },
    };
  },
};

export const ALTERNATE_TITLES: Format = {
  name: 'onet/alternateTitles',
  family: 'onet',
  required: [CODE, 'Alternate Title'],
  optional: ['Title', 'Short Title', 'Source(s)'],
  fileNames: ['alternate titles'],
  makes: 'roleTitle',
  mapper(columns) {
    const at = textReader(columns);
    return {
      map: ({ cells }) =>
        made(
          'roleTitle',
          { role: CODE, title: 'Alternate Title' },
          { role: at(cells, CODE), title: at(cells, 'Alternate Title') },
        ),
    };
  },
};

export const JOB_ZONES: Format = {
  name: 'onet/jobZones',
  family: 'onet',
  required: [CODE, 'Job Zone'],
  optional: ['Title', 'Date', 'Domain Source'],
  fileNames: ['job zones'],
  makes: 'jobZone',
  mapper(columns) {
    const at = textReader(columns);
    const headings = { role: CODE, zone: 'Job Zone' };
    return {
      map({ cells }) {
        const text = at(cells, 'Job Zone');
        const zone = /^\d+$/.test(text) ? Number(text) : text;
        return made('jobZone', headings, { role: at(cells, CODE), zone });
      },
    };
  },
};
