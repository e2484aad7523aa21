import {
  MODES,
  NAMED_KINDS,
  PERIODS,
  RELATION_KINDS,
  SHARES,
  SKILL_KINDS,
  STATUSES,
  WAGE_AMOUNTS,
  type FactOf,
  type FactType,
} from './facts.js';

/**
 * How a field is written and what it may hold.
 * id: a thing's own id · ref(s): ids of other things · word: one of `values` (a list may have `values` too: each item is one of them) · share: 0 to 1 · percent: 0 to 100 · money: integer minor units,
 * its currency in the field `currency` names · whole: integer ≥ 0 · number: ≥ 0 · positive: > 0
 */
export type FieldType =
  | 'id'
  | 'ref'
  | 'refs'
  | 'text'
  | 'list'
  | 'days'
  | 'word'
  | 'level'
  | 'share'
  | 'percent'
  | 'money'
  | 'currency'
  | 'whole'
  | 'number'
  | 'positive'
  | 'day'
  | 'year'
  | 'boolean';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly values?: readonly string[];
  /** Fact types a reference may point at, in the order in which they are tried. */
  readonly refs?: readonly FactType[];
  /** For money: the field that holds its currency. */
  readonly currency?: string;
  /** Of texts: each is the tag of a language. */
  readonly language?: true;
  readonly min?: number;
  readonly max?: number;
}

/** One fact type: its file in Stackway's own CSV format, its identity, its columns in order. */
export interface FactSchema<T extends FactType = FactType> {
  readonly type: T;
  readonly file: string;
  /** Fields that together identify the fact. */
  readonly key: readonly (keyof FactOf<T> & string)[];
  readonly fields: readonly Field[];
  /** About a person: kept out of the snapshot, read only by id or by organization, never by strangers. */
  readonly personal: boolean;
}

type Extra = Omit<Field, 'name' | 'type' | 'required'>;
const need = (name: string, type: FieldType, extra: Extra = {}): Field => ({ name, type, required: true, ...extra });
const may = (name: string, type: FieldType, extra: Extra = {}): Field => ({ name, type, required: false, ...extra });
const cash = { currency: 'currency' };

function define<T extends FactType>(
  type: T,
  file: string,
  key: readonly (keyof FactOf<T> & string)[],
  fields: readonly Field[],
  personal = false,
): FactSchema<T> {
  return { type, file, key, fields, personal };
}

/** Every fact type. The order is the order in which an import reads them: things before what refers to them. */
export const SCHEMA: { readonly [T in FactType]: FactSchema<T> } = {
  skillGroup: define(
    'skillGroup',
    'skill_groups.csv',
    ['id'],
    [
      need('id', 'id'),
      need('name', 'text'),
      may('altNames', 'list'),
      may('code', 'text'),
      may('framework', 'text'),
      may('description', 'text'),
    ],
  ),
  skill: define(
    'skill',
    'skills.csv',
    ['id'],
    [
      need('id', 'id'),
      need('name', 'text'),
      may('altNames', 'list'),
      may('kind', 'word', { values: SKILL_KINDS }),
      may('framework', 'text'),
      may('description', 'text'),
      may('broader', 'refs', { refs: ['skill', 'skillGroup'] }),
      may('sameAs', 'refs', { refs: ['skill'] }),
    ],
  ),
  roleGroup: define(
    'roleGroup',
    'role_groups.csv',
    ['id'],
    [need('id', 'id'), need('name', 'text'), may('code', 'text'), may('description', 'text')],
  ),
  role: define(
    'role',
    'roles.csv',
    ['id'],
    [
      need('id', 'id'),
      need('title', 'text'),
      may('altTitles', 'list'),
      may('codes', 'list'),
      may('family', 'text'),
      may('jobZone', 'whole', { min: 1, max: 5 }),
      may('description', 'text'),
    ],
  ),
  issuer: define(
    'issuer',
    'issuers.csv',
    ['id'],
    [
      need('id', 'id'),
      need('name', 'text'),
      may('accredited', 'boolean'),
      may('trust', 'share'),
      may('recognisedBy', 'list'),
      may('regions', 'list'),
      may('url', 'text'),
    ],
  ),
  credential: define(
    'credential',
    'credentials.csv',
    ['id'],
    [
      need('id', 'id'),
      need('name', 'text'),
      need('issuer', 'ref', { refs: ['issuer'] }),
      may('kind', 'text'),
      need('cost', 'money', cash),
      need('currency', 'currency'),
      need('hours', 'number'),
      may('weeks', 'number'),
      may('mode', 'word', { values: MODES }),
      may('language', 'list', { language: true }),
      may('regions', 'list'),
      may('eqf', 'whole', { min: 1, max: 8 }),
      may('credits', 'number'),
      may('assessment', 'text'),
      may('verification', 'text'),
      may('validMonths', 'whole', { min: 1, max: 1200 }),
      may('renewalCost', 'money', cash),
      may('renewalHours', 'number'),
      may('starts', 'days'),
      may('status', 'word', { values: STATUSES }),
      may('url', 'text'),
      may('description', 'text'),
    ],
  ),
  stack: define(
    'stack',
    'stacks.csv',
    ['id'],
    [
      need('id', 'id'),
      need('name', 'text'),
      need('issuer', 'ref', { refs: ['issuer'] }),
      may('atLeast', 'whole', { min: 1 }),
      may('minCredits', 'positive'),
      may('bundlePrice', 'money', cash),
      may('currency', 'currency'),
      may('credits', 'number'),
      may('awards', 'ref', { refs: ['credential'] }),
    ],
  ),
  organization: define('organization', 'organizations.csv', ['id'], [need('id', 'id'), need('name', 'text')]),
  team: define(
    'team',
    'teams.csv',
    ['id'],
    [
      need('id', 'id'),
      need('organization', 'ref', { refs: ['organization'] }),
      need('name', 'text'),
      may('parent', 'ref', { refs: ['team'] }),
    ],
  ),
  learner: define(
    'learner',
    'learners.csv',
    ['id'],
    [
      need('id', 'id'),
      may('name', 'text'),
      may('email', 'text'),
      may('hoursPerWeek', 'positive', { max: 168 }),
      may('region', 'text'),
      may('language', 'text', { language: true }),
      may('shares', 'list', { values: SHARES }),
    ],
    true,
  ),
  funding: define(
    'funding',
    'funding.csv',
    ['id'],
    [
      need('id', 'id'),
      need('name', 'text'),
      need('kind', 'text'),
      may('percent', 'percent'),
      may('amount', 'money', cash),
      may('currency', 'currency'),
      may('cap', 'money', cash),
      need('covers', 'refs', { refs: ['credential', 'stack', 'issuer'] }),
      may('eligibility', 'list'),
    ],
  ),
  skillBroader: define(
    'skillBroader',
    'skill_broader.csv',
    ['skill', 'broader'],
    [
      need('skill', 'ref', { refs: ['skill', 'skillGroup'] }),
      need('broader', 'ref', { refs: ['skill', 'skillGroup'] }),
    ],
  ),
  skillRelation: define(
    'skillRelation',
    'skill_relations.csv',
    ['skill', 'related'],
    [
      need('skill', 'ref', { refs: ['skill'] }),
      need('related', 'ref', { refs: ['skill'] }),
      may('kind', 'word', { values: RELATION_KINDS }),
    ],
  ),
  skillCollection: define(
    'skillCollection',
    'skill_collections.csv',
    ['skill', 'collection'],
    [need('skill', 'ref', { refs: ['skill', 'skillGroup'] }), need('collection', 'text')],
  ),
  skillSameAs: define(
    'skillSameAs',
    'skill_same_as.csv',
    ['skill', 'same'],
    [
      need('skill', 'ref', { refs: ['skill'] }),
      need('same', 'ref', { refs: ['skill'] }),
      may('confidence', 'share'),
      may('source', 'text'),
    ],
  ),
  roleTitle: define(
    'roleTitle',
    'role_titles.csv',
    ['role', 'title'],
    [need('role', 'ref', { refs: ['role'] }), need('title', 'text')],
  ),
  roleBroader: define(
    'roleBroader',
    'role_broader.csv',
    ['role', 'broader'],
    [need('role', 'ref', { refs: ['role', 'roleGroup'] }), need('broader', 'ref', { refs: ['role', 'roleGroup'] })],
  ),
  roleCollection: define(
    'roleCollection',
    'role_collections.csv',
    ['role', 'collection'],
    [need('role', 'ref', { refs: ['role'] }), need('collection', 'text')],
  ),
  roleSameAs: define(
    'roleSameAs',
    'role_same_as.csv',
    ['role', 'same'],
    [
      need('role', 'ref', { refs: ['role'] }),
      need('same', 'ref', { refs: ['role'] }),
      may('confidence', 'share'),
      may('source', 'text'),
    ],
  ),
  crosswalk: define(
    'crosswalk',
    'crosswalks.csv',
    ['fromScheme', 'from', 'toScheme', 'to'],
    [
      need('fromScheme', 'text'),
      need('from', 'text'),
      need('toScheme', 'text'),
      need('to', 'text'),
      may('confidence', 'share'),
      may('partial', 'boolean'),
      may('source', 'text'),
    ],
  ),
  jobZone: define(
    'jobZone',
    'job_zones.csv',
    ['role'],
    [need('role', 'ref', { refs: ['role'] }), need('zone', 'whole', { min: 1, max: 5 })],
  ),
  roleSkill: define(
    'roleSkill',
    'role_skills.csv',
    ['role', 'skill'],
    [
      need('role', 'ref', { refs: ['role'] }),
      need('skill', 'ref', { refs: ['skill'] }),
      need('level', 'level'),
      may('importance', 'share'),
      may('essential', 'boolean'),
    ],
  ),
  roleCredential: define(
    'roleCredential',
    'role_credentials.csv',
    ['role', 'credential', 'group'],
    [
      need('role', 'ref', { refs: ['role'] }),
      need('credential', 'ref', { refs: ['credential'] }),
      may('group', 'text'),
    ],
  ),
  credentialSkill: define(
    'credentialSkill',
    'credential_skills.csv',
    ['credential', 'skill'],
    [
      need('credential', 'ref', { refs: ['credential'] }),
      need('skill', 'ref', { refs: ['skill'] }),
      need('level', 'level'),
    ],
  ),
  unmatchedSkill: define(
    'unmatchedSkill',
    'unmatched_skills.csv',
    ['of', 'name'],
    [
      need('of', 'ref', { refs: ['credential', 'role'] }),
      need('name', 'text'),
      may('level', 'level'),
      may('importance', 'share'),
      may('essential', 'boolean'),
    ],
  ),
  nameDecision: define(
    'nameDecision',
    'name_decisions.csv',
    ['kind', 'name'],
    [
      need('kind', 'word', { values: NAMED_KINDS }),
      need('name', 'text'),
      may('means', 'ref', { refs: ['skill', 'role'] }),
    ],
  ),
  prerequisite: define(
    'prerequisite',
    'prerequisites.csv',
    ['credential', 'needs', 'group'],
    [
      need('credential', 'ref', { refs: ['credential'] }),
      need('needs', 'ref', { refs: ['credential', 'skill'] }),
      may('level', 'level'),
      may('group', 'text'),
    ],
  ),
  stackMember: define(
    'stackMember',
    'stack_members.csv',
    ['stack', 'credential'],
    [
      need('stack', 'ref', { refs: ['stack'] }),
      need('credential', 'ref', { refs: ['credential'] }),
      may('group', 'text'),
      may('credits', 'number'),
    ],
  ),
  articulation: define(
    'articulation',
    'articulations.csv',
    ['from', 'programme'],
    [
      need('from', 'ref', { refs: ['credential', 'stack'] }),
      need('programme', 'text'),
      need('credits', 'number'),
      may('minLevel', 'level'),
      may('condition', 'text'),
    ],
  ),
  learnerSkill: define(
    'learnerSkill',
    'learner_skills.csv',
    ['learner', 'skill', 'at'],
    [
      need('learner', 'ref', { refs: ['learner'] }),
      need('skill', 'ref', { refs: ['skill'] }),
      need('level', 'level'),
      may('evidence', 'text'),
      may('at', 'day'),
    ],
    true,
  ),
  learnerUnmatchedSkill: define(
    'learnerUnmatchedSkill',
    'learner_unmatched_skills.csv',
    ['learner', 'name', 'at'],
    [
      need('learner', 'ref', { refs: ['learner'] }),
      need('name', 'text'),
      may('level', 'level'),
      may('evidence', 'text'),
      may('at', 'day'),
    ],
    true,
  ),
  learnerCredential: define(
    'learnerCredential',
    'learner_credentials.csv',
    ['learner', 'credential', 'issuedOn'],
    [
      need('learner', 'ref', { refs: ['learner'] }),
      need('credential', 'ref', { refs: ['credential'] }),
      need('issuedOn', 'day'),
      may('expiresOn', 'day'),
      may('evidence', 'text'),
    ],
    true,
  ),
  position: define(
    'position',
    'positions.csv',
    ['learner', 'team', 'role'],
    [
      need('learner', 'ref', { refs: ['learner'] }),
      need('team', 'ref', { refs: ['team'] }),
      need('role', 'ref', { refs: ['role'] }),
      may('since', 'day'),
      may('targetRole', 'ref', { refs: ['role'] }),
    ],
    true,
  ),
  posting: define(
    'posting',
    'postings.csv',
    ['id'],
    [
      need('id', 'id'),
      need('title', 'text'),
      may('role', 'ref', { refs: ['role'] }),
      may('employer', 'text'),
      may('region', 'text'),
      may('sector', 'text'),
      need('postedOn', 'day'),
      may('skills', 'list'),
      may('description', 'text'),
      may('salaryMin', 'money', cash),
      may('salaryMax', 'money', cash),
      may('currency', 'currency'),
      may('period', 'word', { values: PERIODS }),
    ],
  ),
  postingSkill: define(
    'postingSkill',
    'posting_skills.csv',
    ['posting', 'skill'],
    [need('posting', 'ref', { refs: ['posting'] }), need('skill', 'text'), may('importance', 'share')],
  ),
  rate: define(
    'rate',
    'rates.csv',
    ['from', 'to', 'on'],
    [need('from', 'currency'), need('to', 'currency'), need('rate', 'positive'), need('on', 'day')],
  ),
  wage: define(
    'wage',
    'wages.csv',
    ['role', 'region', 'year', 'source'],
    [
      need('role', 'ref', { refs: ['role', 'roleGroup'] }),
      need('region', 'text'),
      need('year', 'year'),
      may('employment', 'number'),
      may('openings', 'number'),
      may('median', 'money', cash),
      may('p10', 'money', cash),
      may('p90', 'money', cash),
      may('currency', 'currency'),
      may('source', 'text'),
      may('atLeast', 'list', { values: WAGE_AMOUNTS }),
    ],
  ),
};

/** All fact types, in the order of {@link SCHEMA}. */
export const FACT_TYPES = Object.keys(SCHEMA) as readonly FactType[];

/** Fact types with an id of their own: the nodes of the graph. */
export const NODE_TYPES: readonly FactType[] = FACT_TYPES.filter((type) => SCHEMA[type].fields[0]?.type === 'id');

/** Fact types the snapshot is made of: everything that is not about a person. */
export const CATALOGUE_TYPES: readonly FactType[] = FACT_TYPES.filter((type) => !SCHEMA[type].personal);

/**
 * Types that share one space of ids, because some reference may mean either: an id given to one of them is taken for the others.
 */
export const SHARED_IDS: readonly (readonly FactType[])[] = [
  ['skill', 'credential'],
  ['credential', 'stack', 'issuer'],
  ['skill', 'skillGroup'],
  ['role', 'roleGroup'],
];
