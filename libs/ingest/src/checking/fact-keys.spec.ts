import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, factIdentity } from '#lib/model';
import { FactKeys } from './fact-keys.js';
import { KnownIds } from './known-ids.js';

const id = fc.constantFrom(
  'a',
  'b',
  'ab',
  'ba',
  'https://example.org/skill/1',
  'https://example.org/skill/2',
  'é',
  'a\u0000',
);
const text = fc.oneof(id, fc.string({ maxLength: 6 }));
const list = fc.array(text, { minLength: 1, maxLength: 3 });
const facts = fc.oneof(
  fc
    .record({ id, name: text, altNames: list, description: text, broader: list }, { requiredKeys: ['id', 'name'] })
    .map((fields) => ({ type: 'skill' as const, ...fields })),
  fc
    .record({ role: id, skill: id, importance: fc.double({ min: 0, max: 1 }), essential: fc.boolean() }, { requiredKeys: ['role', 'skill'] })
    .map((fields) => ({ type: 'roleSkill' as const, level: 3 as const, ...fields })),
  fc.record({ credential: id, skill: id }).map((fields) => ({ type: 'credentialSkill' as const, level: 1 as const, ...fields })),
  fc.record({ role: id, title: text }).map((fields) => ({ type: 'roleTitle' as const, ...fields })),
); // prettier-ignore

describe('keys of facts', () => {
  it('are the same where identity and content are, and differ where they do', () => {
    const keys = new FactKeys(new KnownIds());
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const [a, b] = [keys.of(one), keys.of(other)];
        expect(a.a === b.a && a.b === b.b).toBe(factIdentity(one) === factIdentity(other));
        if (factIdentity(one) === factIdentity(other))
          expect(a.content === b.content).toBe(canonicalJson(one) === canonicalJson(other));
        expect(keys.of({ ...one })).toEqual(a);
      }),
      { numRuns: 3000 },
    );
  });

  it('of a thing are those of any fact about it', () => {
    const keys = new FactKeys(new KnownIds());
    const { a, b } = keys.of({ type: 'skill', id: 'x', name: 'X', altNames: ['Y'] });
    expect(keys.thing('skill', 'x')).toMatchObject({ a, b });
    expect(keys.thing('credential', 'x')).not.toMatchObject({ a, b });
  });

  it('are all different for a million pairs of ids that differ in little', () => {
    const keys = new FactKeys(new KnownIds());
    const seen = new Set<string>();
    for (let role = 0; role < 1000; role += 1) {
      for (let skill = 0; skill < 1000; skill += 1) {
        const { a, b } = keys.of({ type: 'credentialSkill', credential: `c${role}`, skill: `s${skill}`, level: 1 });
        seen.add(`${a},${b}`);
      }
    }
    expect(seen.size).toBe(1_000_000);
  });
});
