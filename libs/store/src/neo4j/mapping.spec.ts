import { describe, expect, it } from '@jest/globals';
import { FACT_TYPES, NODE_TYPES, SCHEMA } from '#lib/model';
import { ALL_RELATIONS, MAPPING, propertyFields } from './mapping.js';

describe('the mapping of facts to the graph', () => {
  it('makes a node of everything that has an id', () => {
    for (const type of NODE_TYPES) expect([type, MAPPING[type].kind]).toEqual([type, 'node']);
  });

  it.each(FACT_TYPES)('draws every reference of %s', (type) => {
    const mapping = MAPPING[type];
    const drawn = [...mapping.links, ...(mapping.kind === 'relation' ? [mapping.relation] : [])];
    const fields = drawn.flatMap(({ from, to }) => [from.field, to.field]);
    const references = SCHEMA[type].fields.filter(({ refs }) => refs).map(({ name }) => name);
    expect(fields).toEqual(expect.arrayContaining(references));
  });

  it.each(FACT_TYPES)('keeps every field of %s, and none under a name of its own use', (type) => {
    const mapping = MAPPING[type];
    const ends = mapping.kind === 'relation' ? [mapping.relation.from.field, mapping.relation.to.field] : [];
    const kept = [...propertyFields(type).map(({ name }) => name), ...ends];
    expect(new Set(kept)).toEqual(new Set(SCHEMA[type].fields.map(({ name }) => name)));
    for (const own of ['import', 'file', 'line']) expect(kept).not.toContain(own);
    if (mapping.kind === 'node' && !NODE_TYPES.includes(type)) expect(kept).not.toContain('id');
  });

  it('knows each fact that is a relationship by the name of the relationship alone', () => {
    const names = ALL_RELATIONS.filter(({ link }) => !link).flatMap((relation) => relation.names);
    expect(new Set(names).size).toBe(names.length);
  });
});
