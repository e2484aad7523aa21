import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Crosswalk, Fact, FactOf, Level, Role, Skill } from '#lib/model';
import { gapOf } from '../gaps/gap.js';
import { levelsOn } from '../gaps/levels.js';
import { snapshotOf } from './build.js';
import { sameAs } from './sameness.js';

/** A tie between two nodes, as somebody says it. */
interface Said {
  readonly a: string;
  readonly b: string;
  readonly sure: number;
}

/** Every way from a node, one step after the other, that comes back to no node and to no framework left: the surest to each end. */
function everyWay(start: string, said: readonly Said[], frameworkOf: (node: string) => string | undefined) {
  const best = new Map<string, number>();
  const go = (way: readonly string[], sure: number): void => {
    const here = way.at(-1)!;
    if (sure < 0.5 - 1e-9) return;
    if (way.length > 1) best.set(here, Math.max(best.get(here) ?? 0, sure));
    for (const { a, b, sure: step } of said) {
      const next = a === here ? b : b === here ? a : undefined;
      if (next === undefined || way.includes(next) || step < 0.5) continue;
      const frameworks = [...way, next].map(frameworkOf);
      const comesBack = frameworks.some(
        (one, i) => one !== undefined && frameworks.some((other, k) => k > i + 1 && other === one && frameworks.slice(i, k).some((each) => each !== one)), // prettier-ignore
      );
      if (!comesBack) go([...way, next], sure * step);
    }
  };
  go([start], 1);
  return best;
}

const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const id = fc.constantFrom(...ids);
const sure = fc.constantFrom(undefined, 0.4, 0.6, 0.85, 0.9, 1);
const level = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Level>;
const day = fc.constantFrom(undefined, '2026-01-01', '2026-05-01');

const skills: fc.Arbitrary<Skill[]> = fc.tuple(
  ...ids.map(
    (one) =>
    fc
      .record({ framework: fc.constantFrom(undefined, 'F', 'G', 'H'), sameAs: fc.array(id, { maxLength: 1 }) })
      .map(({ framework, sameAs: same }): Skill => ({ type: 'skill', id: one, name: `Skill ${one}`, sameAs: same, ...(framework && { framework }) })), // prettier-ignore
  ),
);
const statements = fc.array(
  fc.record({ skill: id, same: id, confidence: sure }).map((one): FactOf<'skillSameAs'> => ({ type: 'skillSameAs', ...one })), // prettier-ignore
  { maxLength: 5 },
);
const decisions = fc.array(
  fc.record({ name: fc.constantFrom('a', 'Skill b', 'nobody'), means: fc.option(id, { nil: undefined }) }).map((one): FactOf<'nameDecision'> => ({ type: 'nameDecision', kind: 'skill', ...one })), // prettier-ignore
  { maxLength: 1 },
);
const held = fc.uniqueArray(fc.record({ skill: id, level, at: day }), { selector: (one) => one.skill + one.at, maxLength: 4 }); // prettier-ignore

describe('a level held in the same skill of another framework', () => {
  it('counts as following every chain by hand says, with its confidence, and only above the floor', () => {
    const floors = fc.constantFrom(undefined, 0.5, 0.7, 0.9, 1);
    fc.assert(
      fc.property(skills, statements, decisions, held, floors, (all, said, decided, has, floor) => {
        const role: Fact[] = [{ type: 'role', id: 'r', title: 'R' }];
        const needs = ids.map((skill): Fact => ({ type: 'roleSkill', role: 'r', skill, level: 5 }));
        const snapshot = snapshotOf([...all, ...said, ...decided, ...role, ...needs]);
        const person = { skills: has, credentials: [] };
        const options = { on: '2026-03-01', ...(floor !== undefined && { minSame: floor }) };
        const gap = gapOf(snapshot, person, 0, options);
        const ties = [
          ...all.flatMap((one) => (one.sameAs ?? []).map((to): Said => ({ a: one.id, b: to, sure: 1 }))),
          ...said.map(({ skill, same, confidence = 1 }): Said => ({ a: skill, b: same, sure: confidence })),
          ...decided.flatMap(({ name, means }) => (means && name !== 'nobody' ? [{ a: name.at(-1)!, b: means, sure: 1 }] : [])), // prettier-ignore
        ];
        const frameworkOf = (node: string): string | undefined => all.find((one) => one.id === node)!.framework;
        const now = has.filter(({ at = '' }) => at <= '2026-03-01');
        for (const item of gap.skills) {
          const ways = everyWay(item.skill.id, ties, frameworkOf);
          const own = Math.max(0, ...now.filter(({ skill }) => skill === item.skill.id).map((one) => one.level));
          const others = now.flatMap(({ skill, level: there }) => {
            const confidence = ways.get(skill) ?? 0;
            return skill !== item.skill.id && confidence >= (floor ?? 0.8) - 1e-9 ? [{ skill, there, confidence }] : [];
          });
          const most = Math.max(own, ...others.map(({ there }) => there));
          expect(item.have).toBe(most);
          const surest = others.filter(({ there }) => there === most).map(({ confidence }) => confidence);
          if (own === most) expect(item).not.toHaveProperty('via');
          else expect(item.via!.confidence).toBeCloseTo(Math.max(...surest), 5);
        }
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it('comes from the surest of them, and the answer says where it comes from', () => {
    const snapshot = snapshotOf([
      { type: 'skill', id: 'esco', name: 'Weld', framework: 'ESCO' },
      { type: 'skill', id: 'onet', name: 'Welding', framework: 'O*NET', kind: 'hard' },
      { type: 'skillSameAs', skill: 'onet', same: 'esco', confidence: 0.9 },
      { type: 'role', id: 'r', title: 'R' },
      { type: 'roleSkill', role: 'r', skill: 'esco', level: 3 },
    ]);
    const person = { skills: [{ skill: 'onet', level: 4, evidence: 'test' } as const], credentials: [] };
    const via = { skill: { id: 'onet', name: 'Welding', kind: 'hard' }, confidence: 0.9 };
    const { skills: items, readiness, hardMisses } = gapOf(snapshot, person, 0, { on: '2026-03-01' });
    expect([readiness, hardMisses]).toEqual([1, []]);
    expect(items).toMatchObject([
      { have: 4, gap: 0, via, from: [{ kind: 'assessed', evidence: 'test', level: 4, via }] },
    ]);
  });

  it('that a credential certifies lasts as long as the credential', () => {
    const snapshot = snapshotOf([
      { type: 'skill', id: 'x', name: 'X', sameAs: ['y'] },
      { type: 'skill', id: 'y', name: 'Y' },
      { type: 'issuer', id: 'i', name: 'I' },
      { type: 'credential', id: 'c', name: 'C', issuer: 'i', cost: 0, currency: 'EUR', hours: 1, validMonths: 12 },
      { type: 'credentialSkill', credential: 'c', skill: 'y', level: 2 },
    ]);
    const person = { skills: [], credentials: [{ credential: 'c', issuedOn: '2025-06-01' }] };
    const on = (day_: string) => levelsOn(snapshot, person, day_).skills.get(0);
    expect(on('2026-05-01')).toMatchObject({ level: 2, until: '2026-06-01', via: { skill: 1, confidence: 1 } });
    expect(on('2026-07-01')).toMatchObject({ level: 0, lapsed: { level: 2, expiredOn: '2026-06-01' } });
  });
});

const schemes = ['S 2010', 'S 2018', 'T'] as const;
const codes = fc.constantFrom('1', '2', '3');
const roles: fc.Arbitrary<Role[]> = fc.tuple(
  ...(['1', 'p', 'q', 's'] as const).map((one) =>
    fc.array(codes, { maxLength: 1 }).map((own): Role => ({ type: 'role', id: one, title: one, codes: own })),
  ),
);
const crosswalks: fc.Arbitrary<Crosswalk[]> = fc.array(
  fc.record({
    type: fc.constant('crosswalk' as const),
    fromScheme: fc.constantFrom(...schemes),
    from: codes,
    toScheme: fc.constantFrom(...schemes),
    to: codes,
    confidence: sure,
    partial: fc.constantFrom(undefined, undefined, true),
  }),
  { maxLength: 5 },
);
const roleSame = fc.array(
  fc.record({ role: fc.constantFrom('1', 'p', 'q'), same: fc.constantFrom('p', 'q', 's'), confidence: sure }).map((one): FactOf<'roleSameAs'> => ({ type: 'roleSameAs', ...one })), // prettier-ignore
  { maxLength: 2 },
);

describe('roles that are the same', () => {
  it('are those that following every chain of codes by hand says', () => {
    fc.assert(
      fc.property(roles, crosswalks, roleSame, (all, walks, said) => {
        const snapshot = snapshotOf([...all, ...walks, ...said]);
        const ties: Said[] = [
          ...said.map(({ role, same, confidence = 1 }) => ({ a: role, b: same, sure: confidence })),
          ...walks
            .filter(({ partial }) => !partial)
            .map(({ fromScheme, from, toScheme, to, confidence = 1 }) => ({ a: `${fromScheme}/${from}`, b: `${toScheme}/${to}`, sure: confidence })), // prettier-ignore
        ];
        const there = new Set(walks.filter(({ partial }) => !partial).flatMap((one) => [`${one.fromScheme}/${one.from}`, `${one.toScheme}/${one.to}`])); // prettier-ignore
        for (const { id: role, codes: carried = [] } of all) {
          const own = carried.filter(
            (code) => code !== '1' && all.filter((one) => one.codes!.includes(code)).length === 1,
          );
          for (const code of [role, ...own]) {
            const newest = ['S 2018', 'S 2010'].find((scheme) => there.has(`${scheme}/${code}`));
            for (const scheme of [newest, 'T']) {
              if (scheme && there.has(`${scheme}/${code}`)) ties.push({ a: role, b: `${scheme}/${code}`, sure: 1 });
            }
          }
        }
        const frameworkOf = (node: string): string | undefined => (node.includes('/') ? node.split('/')[0] : undefined);
        const isRole = (node: string): boolean => !node.includes('/');
        for (const [i, { id: role }] of snapshot.roles.facts.entries()) {
          const expected = [...everyWay(role, ties, frameworkOf)]
            .filter(([node, confidence]) => isRole(node) && confidence >= 0.8 - 1e-9)
            .map(([node]) => node);
          const found = [...sameAs(snapshot.sameRoles, i, 0.8)].map(({ same }) => snapshot.roles.facts[same]!.id);
          expect(found.sort()).toEqual(expected.sort());
        }
      }),
      { numRuns: 1000, seed: 6 },
    );
  });

  it('are found along ESCO → O*NET-SOC 2010 → 2019, and their confidences multiplied; parts do not count', () => {
    const walk = (from: readonly [string, string], to: readonly [string, string], more: object): Crosswalk => ({
      type: 'crosswalk',
      fromScheme: from[0],
      from: from[1],
      toScheme: to[0],
      to: to[1],
      ...more,
    });
    const uri = 'http://data.europa.eu/esco/occupation/';
    const snapshot = snapshotOf([
      { type: 'role', id: `${uri}1`, title: 'Solar technician' },
      { type: 'role', id: `${uri}2`, title: 'Solar fitter' },
      { type: 'role', id: `${uri}3`, title: 'Electrician' },
      { type: 'role', id: '47-2231.00', title: 'Solar Photovoltaic Installers' },
      walk(['ESCO', `${uri}1`], ['O*NET-SOC 2010', '47-2230.00'], { confidence: 0.95 }),
      walk(['ESCO', `${uri}2`], ['O*NET-SOC 2010', '47-2230.00'], { confidence: 0.9 }),
      walk(['ESCO', `${uri}3`], ['O*NET-SOC 2010', '47-2230.00'], { partial: true }),
      walk(['O*NET-SOC 2010', '47-2230.00'], ['O*NET-SOC 2019', '47-2231.00'], { confidence: 0.9 }),
    ]);
    const same = (role: number) => [...sameAs(snapshot.sameRoles, role, 0.8)];
    // Two ESCO occupations that both stand for one of O*NET are not the same as each other.
    expect(same(0)).toEqual([
      { same: 1, confidence: 0.855 },
      { same: 2, confidence: 0.81 },
    ]);
    expect([same(1), same(2), same(3)]).toEqual([
      [{ same: 0, confidence: 0.855 }],
      [{ same: 0, confidence: 0.81 }],
      [],
    ]);
  });

  it('are those of which somebody decided that the id, or the very title, means another', () => {
    const decision = (name: string, means?: string): Fact => ({ type: 'nameDecision', kind: 'role', name, means });
    const snapshot = snapshotOf([
      ...['a', 'b', 'c', 'd', 'e'].map((role): Fact => ({ type: 'role', id: role, title: role > 'c' ? 'Two of a title' : `Title ${role}` })), // prettier-ignore
      decision('a', 'b'),
      decision('Title c', 'b'),
      decision('Two of a title', 'a'),
      { type: 'nameDecision', kind: 'skill', name: 'd', means: 'e' },
    ]);
    const same = (role: number) => [...sameAs(snapshot.sameRoles, role, 0.8)].map((one) => one.same);
    expect([0, 1, 2, 3, 4].map(same)).toEqual([[1, 2], [0, 2], [0, 1], [], []]);
  });

  it('costs nothing where nobody says so', () => {
    const { sameSkills, sameRoles } = snapshotOf([{ type: 'role', id: 'r', title: 'R', codes: ['1'] }]);
    expect([sameSkills.starts.length, sameRoles.starts.length]).toEqual([0, 0]);
  });
});
