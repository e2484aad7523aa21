import { FACT_TYPES, SCHEMA, type FactType, type Field } from '#lib/model';

/** One end of a relationship: the nodes it may stand at, in the order in which they are tried, and what stands in for a missing one. */
export interface End {
  /** The field of the fact that holds the id; undefined for the fact's own node. */
  readonly field: string | undefined;
  readonly labels: readonly string[];
  /** `Absent` for things that are facts of their own; a plain value (a region, a title) is its own stand-in. */
  readonly stub: string;
}

/** A kind of relationship in the graph. */
export interface Relation {
  /** The relationship type, by the label of the node it leads to. */
  readonly name: (endLabel: string) => string;
  /** Every name it may have. */
  readonly names: readonly string[];
  readonly from: End;
  readonly to: End;
  /** Fields beside the two ends that tell two of them apart. */
  readonly also: readonly string[];
  /** Names of its properties. */
  readonly properties: readonly string[];
  /** Those of them that are whole numbers. */
  readonly whole: ReadonlySet<string>;
  /** Drawn for queries from a field of a fact that stands elsewhere; a relationship that is no link is the fact itself. */
  readonly link: boolean;
}

export interface NodeMapping {
  readonly kind: 'node';
  readonly label: string;
  readonly links: readonly Relation[];
}
export interface RelationMapping {
  readonly kind: 'relation';
  readonly relation: Relation;
  readonly links: readonly Relation[];
}

/** Properties beside the fact's own: where it was read. */
export const SOURCE = ['import', 'file', 'line'] as const;

/** `Absent` stands in the graph where something is referred to that is not, or no longer, known. */
export const ABSENT = 'Absent';

const label = (type: FactType): string => type[0]!.toUpperCase() + type.slice(1);

/** Plain texts that are worth a node, so that paths run through them. */
const VALUES: Readonly<Record<string, string>> = {
  collection: 'Collection',
  programme: 'Programme',
  name: 'SkillName',
  region: 'Region',
  skill: 'SkillName',
  title: 'Title',
};

/** Facts that are relationships: name, field at the start, field at the end. All other facts are nodes. */
const RELATIONS: Partial<Record<FactType, readonly [name: string, from: string, to: string]>> = {
  skillBroader: ['BROADER', 'skill', 'broader'],
  skillRelation: ['RELATED', 'skill', 'related'],
  skillCollection: ['IN_COLLECTION', 'skill', 'collection'],
  skillSameAs: ['SAME_AS', 'skill', 'same'],
  roleTitle: ['ALSO_CALLED', 'role', 'title'],
  roleBroader: ['BROADER_ROLE', 'role', 'broader'],
  roleCollection: ['IN_ROLE_COLLECTION', 'role', 'collection'],
  roleSameAs: ['SAME_ROLE_AS', 'role', 'same'],
  unmatchedSkill: ['NAMES', 'of', 'name'],
  roleSkill: ['REQUIRES', 'role', 'skill'],
  roleCredential: ['REQUIRES_CREDENTIAL', 'role', 'credential'],
  credentialSkill: ['CERTIFIES', 'credential', 'skill'],
  prerequisite: ['PREREQUISITE', 'credential', 'needs'],
  stackMember: ['COMPONENT', 'stack', 'credential'],
  articulation: ['ARTICULATES', 'from', 'programme'],
  learnerSkill: ['HOLDS', 'learner', 'skill'],
  learnerUnmatchedSkill: ['CLAIMS', 'learner', 'name'],
  learnerCredential: ['EARNED', 'learner', 'credential'],
  position: ['EMPLOYS', 'team', 'learner'],
  postingSkill: ['ASKS_FOR', 'posting', 'skill'],
  wage: ['OBSERVED', 'role', 'region'],
};

/** A relationship that is named otherwise when it leads to one of its other ends. */
const OTHER_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = { PREREQUISITE: { Skill: 'NEEDS' } };

type LinkRow = readonly [name: string, from: string | undefined, to: string | undefined, ...also: string[]];

/** Links: name, field at the start, field at the end (undefined: the node itself), and fields that tell them apart. */
const LINKS: Partial<Record<FactType, readonly LinkRow[]>> = {
  skill: [
    ['BROADER', undefined, 'broader'],
    ['SAME_AS', undefined, 'sameAs'],
  ],
  credential: [['OFFERS', 'issuer', undefined]],
  stack: [
    ['OFFERS', 'issuer', undefined],
    ['AWARDS', undefined, 'awards'],
  ],
  team: [
    ['HAS', 'organization', undefined],
    ['PART_OF', undefined, 'parent'],
  ],
  funding: [['COVERS', undefined, 'covers']],
  posting: [
    ['FOR_ROLE', undefined, 'role'],
    ['IN_REGION', undefined, 'region'],
  ],
  jobZone: [['HAS_JOB_ZONE', 'role', undefined]],
  nameDecision: [['MEANS', undefined, 'means']],
  position: [
    ['WORKS_AS', 'learner', 'role', 'team'],
    ['AIMS_AT', 'learner', 'targetRole', 'team', 'role'],
  ],
};

const WHOLE: readonly Field['type'][] = ['level', 'whole', 'money', 'year'];

/** Names of the properties of a type's facts that are whole numbers: the driver makes a float of any number of JavaScript, even 3. */
export function wholeOf(type: FactType): ReadonlySet<string> {
  const whole = SCHEMA[type].fields.filter((field) => WHOLE.includes(field.type));
  return new Set([...SOURCE, ...whole.map(({ name }) => name)]);
}

function fieldOf(type: FactType, name: string): Field {
  const field = SCHEMA[type].fields.find((one) => one.name === name);
  if (!field) throw new Error(`${type} has no field ${name}.`);
  return field;
}

function end(type: FactType, field: string | undefined): End {
  if (field === undefined) return { field, labels: [label(type)], stub: ABSENT };
  const { refs } = fieldOf(type, field);
  if (refs) return { field, labels: refs.map(label), stub: ABSENT };
  const value = VALUES[field]!;
  return { field, labels: [value], stub: value };
}

function relation(type: FactType, link: boolean, [name, from, to, ...also]: LinkRow): Relation {
  const others = OTHER_NAMES[name] ?? {};
  const own = SCHEMA[type].fields.map((field) => field.name).filter((field) => field !== from && field !== to);
  return {
    name: (endLabel) => others[endLabel] ?? name,
    names: [name, ...Object.values(others)],
    from: end(type, from),
    to: end(type, to),
    also,
    properties: link ? also : [...SOURCE, ...own],
    whole: wholeOf(type),
    link,
  };
}

function mapping(type: FactType): NodeMapping | RelationMapping {
  const links = (LINKS[type] ?? []).map((row) => relation(type, true, row));
  const fact = RELATIONS[type];
  if (!fact) return { kind: 'node', label: label(type), links };
  const also = SCHEMA[type].key.filter((name) => !fact.includes(name));
  return { kind: 'relation', relation: relation(type, false, [...fact, ...also]), links };
}

/** How each fact stands in the graph: derived from the schema and the tables above. */
export const MAPPING = Object.fromEntries(FACT_TYPES.map((type) => [type, mapping(type)])) as Readonly<
  Record<FactType, NodeMapping | RelationMapping>
>;

/** Every kind of relationship, facts and links. */
export const ALL_RELATIONS: readonly Relation[] = Object.values(MAPPING).flatMap((one) =>
  one.kind === 'relation' ? [one.relation, ...one.links] : one.links,
);

/** The fields of a fact that are properties of its node or relationship, in schema order; the others are its ends. */
export function propertyFields(type: FactType): readonly Field[] {
  const one = MAPPING[type];
  if (one.kind === 'node') return SCHEMA[type].fields;
  const { from, to } = one.relation;
  return SCHEMA[type].fields.filter(({ name }) => name !== from.field && name !== to.field);
}

/**
 * What relationships are called on either side when a thing takes the place of its stub (`arrive`) or leaves it to one.
 * @param side `outgoing`: the thing is where they start
 */
export function renaming(
  thing: string,
  side: 'outgoing' | 'incoming',
  way: 'arrive' | 'leave',
): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { from, to, names: all, name } of ALL_RELATIONS) {
    if (side === 'outgoing' && from.labels.includes(thing)) for (const one of all) names[one] = one;
    if (side === 'outgoing' || !to.labels.includes(thing)) continue;
    if (way === 'arrive') names[name(ABSENT)] = name(thing);
    else names[name(thing)] = name(ABSENT);
  }
  return names;
}
