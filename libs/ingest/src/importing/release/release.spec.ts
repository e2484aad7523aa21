import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '#lib/model';
import { AffectedPeople, follow } from './affected.js';
import { compareReleases, type Compared } from './compare.js';
import { thingKey, tiesOf, type Thing, type Tie } from './things.js';

const skill = (id: string, name: string, ...altNames: string[]): Thing => ({ kind: 'skill', id, name, altNames });
const tie = (by: Tie['by'], from: string, to: string): Tie => ({ kind: 'skill', by, from, to });
const told = ({ added, renamed, merged, dropped }: Compared) => ({
  added: added.map(({ id }) => id),
  renamed: renamed.map(({ id, before, after }) => `${id}: ${before} → ${after}`),
  merged: merged.map(({ thing, into, by }) => `${thing.id} → ${into.id} by ${by}`),
  dropped: dropped.map(({ id }) => id),
});

describe('two releases side by side', () => {
  it('are told by what is added, renamed and dropped', () => {
    const before = [skill('a', 'A'), skill('b', 'B'), skill('c', 'C')];
    const after = [skill('a', 'A', 'other'), skill('b', 'Bee'), skill('d', 'D')];
    expect(told(compareReleases(before, after, []))).toEqual({
      added: ['d'],
      renamed: ['b: B → Bee'],
      merged: [],
      dropped: ['c'],
    });
  });

  it('merge by SAME_AS either way, then by decision on id or name, then by name, then by what lies above', () => {
    const gone = ['same', 'back', 'decided', 'named', 'renamed', 'under'].map((id) => skill(id, `Old ${id}`));
    const after = [skill('x', 'X', ' old RENAMED '), skill('y', 'Y'), skill('z', 'Z')];
    const ties = [
      tie('same-as', 'same', 'x'),
      tie('decision', 'same', 'y'),
      tie('same-as', 'y', 'back'),
      tie('decision', 'decided', 'y'),
      tie('broader', 'decided', 'x'),
      tie('decision', 'Old named', 'z'),
      tie('broader', 'renamed', 'y'),
      tie('broader', 'under', 'z'),
    ];
    expect(told(compareReleases(gone, after, ties)).merged).toEqual([
      'back → y by same-as',
      'decided → y by decision',
      'named → z by decision',
      'renamed → x by name',
      'same → x by same-as',
      'under → z by broader',
    ]);
  });

  it('pick none of several, and nothing that is not there; the next evidence counts then', () => {
    const ties = [
      tie('same-as', 'a', 'x'),
      tie('same-as', 'a', 'y'),
      tie('decision', 'b', 'gone'),
      tie('same-as', 'c', 'x'),
      tie('same-as', 'c', 'y'),
      tie('decision', 'c', 'y'),
    ];
    const before = [skill('a', 'A'), skill('b', 'B'), skill('c', 'C')];
    const compared = told(compareReleases(before, [skill('x', 'X'), skill('y', 'Y')], ties));
    expect([compared.merged, compared.dropped]).toEqual([['c → y by decision'], ['a', 'b']]);
  });

  it('follow SAME_AS through things that are gone too', () => {
    const ties = [tie('same-as', 'a', 'b'), tie('same-as', 'b', 'x')];
    const compared = compareReleases([skill('a', 'A'), skill('b', 'B')], [skill('x', 'X')], ties);
    expect(told(compared).merged).toEqual(['a → x by same-as', 'b → x by same-as']);
  });

  it('follow a chain of SAME_AS only as long as it is sure enough to count in answers', () => {
    const chain = (...links: readonly (readonly [string, string, number])[]): Tie[] =>
      links.map(([from, to, confidence]) => ({ ...tie('same-as', from, to), confidence }));
    const gone = ['a', 'b', 'c'].map((id) => skill(id, id.toUpperCase()));
    const ties = chain(['a', 'b', 0.9], ['b', 'c', 0.9], ['c', 'x', 0.9]);
    expect(told(compareReleases(gone, [skill('x', 'X')], ties))).toMatchObject({
      merged: ['b → x by same-as', 'c → x by same-as'],
      dropped: ['a'],
    });
  });

  it('do not follow SAME_AS through another framework back into their own', () => {
    const ties = [tie('same-as', 'https://one.example/a', 'https://other.example/1'), tie('same-as', 'https://one.example/x', 'https://other.example/1')]; // prettier-ignore
    const compared = compareReleases(
      [skill('https://one.example/a', 'A')],
      [skill('https://one.example/x', 'X')],
      ties,
    );
    expect(told(compared)).toMatchObject({ merged: [], dropped: ['https://one.example/a'] });
  });

  it('keep skills and roles of the same id and name apart', () => {
    const role: Thing = { kind: 'role', id: 'a', name: 'A', altNames: [] };
    expect(told(compareReleases([skill('a', 'A')], [role], []))).toMatchObject({ dropped: ['a'], merged: [] });
  });
});

const facts: readonly Fact[] = [
  { type: 'learnerSkill', learner: 'ana', skill: 'gone', level: 3 },
  { type: 'learnerSkill', learner: 'ana', skill: 'same', level: 3 },
  { type: 'learnerSkill', learner: 'ben', skill: 'stays', level: 3 },
  { type: 'credentialSkill', credential: 'c', skill: 'gone', level: 3 },
  { type: 'roleSkill', role: 'r', skill: 'same', level: 3 },
];

it('those who refer to what is gone are counted, and told where they go', () => {
  const before = [skill('gone', 'Gone'), skill('same', 'Same'), skill('stays', 'Stays')];
  const after = [skill('stays', 'Stays'), skill('new', 'New')];
  const compared = compareReleases(before, after, [tie('same-as', 'same', 'new')]);
  const people = new AffectedPeople(compared, follow(before, compared), 3);
  people.add(facts);
  people.end();
  expect(people.counts).toEqual({ learners: 1, credentials: 1, roles: 1 });
  expect(people.usedBy(before[0]!)).toEqual({ learners: 1, credentials: 1, roles: 0 });
  expect(people.samples.map(({ who, id, thing, follows }) => [who, id, thing.id, follows.id, follows.by])).toEqual([
    ['learner', 'ana', 'gone', 'gone', 'stays'],
    ['learner', 'ana', 'same', 'new', 'same-as'],
    ['credential', 'c', 'gone', 'gone', 'stays'],
  ]);
});

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const things = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom('skill', 'role'), id: ids, name: fc.constantFrom('x', 'y', 'z', 'Y '), altNames: fc.array(fc.constantFrom('x', 'w'), { maxLength: 1 }) }), // prettier-ignore
  { selector: thingKey, maxLength: 8 },
) as fc.Arbitrary<Thing[]>;
const statements: fc.Arbitrary<Fact[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('skillSameAs'), skill: ids, same: ids, confidence: fc.constantFrom(0.5, 0.8, 1) }),
    fc.record({ type: fc.constant('roleSameAs'), role: ids, same: ids }),
    fc.record({ type: fc.constant('nameDecision'), kind: fc.constantFrom('skill', 'role'), name: fc.constantFrom('a', 'b', 'x', 'z'), means: ids }), // prettier-ignore
    fc.record({ type: fc.constant('skillBroader'), skill: ids, broader: ids }),
  ),
  { maxLength: 8 },
);

describe('whatever the releases and what is said of them', () => {
  const any = fc.record({ before: things, after: things, said: statements });
  const compare = ({ before, after, said }: { before: Thing[]; after: Thing[]; said: Fact[] }) =>
    compareReleases(before, after, said.flatMap(tiesOf));

  it('every thing of the old release is there again, merged or dropped, exactly once', () => {
    fc.assert(
      fc.property(any, (one) => {
        const { merged, dropped, added } = compare(one);
        const now = new Set(one.after.map(thingKey));
        const old = new Set(one.before.map(thingKey));
        const gone = [...merged.map(({ thing }) => thingKey(thing)), ...dropped.map(thingKey)].sort();
        expect(gone).toEqual([...old].filter((key) => !now.has(key)).sort());
        expect(added.map(thingKey).sort()).toEqual([...now].filter((key) => !old.has(key)).sort());
        for (const { thing, into } of merged) expect([thing.kind, now.has(thingKey(into))]).toEqual([into.kind, true]);
      }),
    );
  });

  it('nobody loses a skill: each goes on as one that is there, or stays', () => {
    fc.assert(
      fc.property(any, (one) => {
        const to = follow(one.before, compare(one));
        const now = new Set(one.after.map(thingKey));
        for (const thing of one.before) {
          const { id, by } = to.get(thingKey(thing))!;
          if (by === 'stays') expect([id, now.has(thingKey(thing))]).toEqual([thing.id, false]);
          else expect(now.has(`${thing.kind} ${id}`)).toBe(true);
          if (by === 'id') expect(id).toBe(thing.id);
        }
      }),
    );
  });

  it('the order in which things and statements come changes nothing', () => {
    fc.assert(
      fc.property(any, ({ before, after, said }) => {
        const turned = { before: before.toReversed(), after: after.toReversed(), said: said.toReversed() };
        expect(told(compare(turned))).toEqual(told(compare({ before, after, said })));
      }),
    );
  });
});
