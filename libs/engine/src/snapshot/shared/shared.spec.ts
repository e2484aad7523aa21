import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareText, type Fact } from '#lib/model';
import { snapshotOf } from '../build.js';
import type { Snapshot } from '../snapshot.js';
import { openSnapshot } from './open.js';
import { shareSnapshot, type SharedSnapshot } from './share.js';

function shared(snapshot: Snapshot): SharedSnapshot {
  const steps = shareSnapshot(snapshot);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Everything a snapshot says, in plain objects, maps as their entries. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('entries' in value && typeof value.entries === 'function') return plain([...(value as Map<string, unknown>)]);
  if ('toJSON' in value) return plain((value as { toJSON(): unknown }).toJSON());
  const named = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(named.sort(([a], [b]) => compareText(a, b)).map(([name, part]) => [name, plain(part)]));
}

const FACTS: readonly Fact[] = [
  { type: 'skill', id: 's-é', name: 'Ä 漢字 🎓', altNames: ['one', 'two'], description: '' },
  { type: 'skill', id: 's-2', name: 'two', altNames: [] },
  { type: 'skill', id: 's-3', name: 'two' },
  { type: 'role', id: 'r', title: 'Role', jobZone: 4, codes: ['1', '2'] },
  { type: 'roleSkill', role: 'r', skill: 's-2', level: 3, importance: 0.25, essential: false },
  { type: 'roleSkill', role: 'r', skill: 's-gone', level: 3 },
  { type: 'skillSameAs', skill: 's-2', same: 's-é', confidence: 0.9 },
  { type: 'role', id: '11-1011.00', title: 'Other role' },
  { type: 'crosswalk', fromScheme: 'X', from: 'r', toScheme: 'Y', to: '11-1011.00', confidence: 0.85 },
  { type: 'roleGroup', id: '11-1011', name: 'Group' },
  { type: 'wage', role: '11-1011', region: 'US', year: 2025, openings: 7 },
  { type: 'issuer', id: 'i', name: 'Issuer', trust: 0.8, accredited: true },
  { type: 'issuer', id: 'j', name: 'Other', accredited: false },
  {
    type: 'credential',
    id: 'c',
    name: 'C',
    issuer: 'i',
    cost: 3_000_000_000,
    currency: 'EUR',
    hours: 0.5,
    regions: [],
  },
  { type: 'credential', id: 'd', name: 'D', issuer: 'i', cost: 0, currency: 'EUR', hours: 7, validMonths: 300 },
  {
    type: 'credential',
    id: 'e',
    name: 'E',
    issuer: 'j',
    cost: 300,
    currency: 'USD',
    hours: 7,
    language: ['en', 'pt-BR'],
  },
  { type: 'credentialSkill', credential: 'c', skill: 's-é', level: 5 },
  { type: 'credentialSkill', credential: 'd', skill: 's-2', level: 1 },
  { type: 'prerequisite', credential: 'c', needs: 'd', group: 'x' },
  { type: 'prerequisite', credential: 'c', needs: 's-2', level: 4, group: 'x' },
  { type: 'prerequisite', credential: 'c', needs: 's-3' },
  { type: 'roleCredential', role: 'r', credential: 'd', group: 'g' },
  { type: 'roleCredential', role: 'r', credential: 'e', group: 'g' },
  { type: 'stack', id: 't', name: 'T', issuer: 'i', atLeast: 1, minCredits: 2.5, awards: 'e', credits: 3 },
  { type: 'stack', id: 'u', name: 'U', issuer: 'i', bundlePrice: 900, currency: 'EUR' },
  { type: 'stackMember', stack: 't', credential: 'c', group: 'k', credits: 2.5 },
  { type: 'stackMember', stack: 't', credential: 'd' },
  { type: 'articulation', from: 't', programme: 'BSc', credits: 5 },
  { type: 'articulation', from: 't', programme: 'MSc', credits: 2, condition: 'grade B' },
];

describe('a snapshot in shared memory', () => {
  it.each([
    ['of nothing', []],
    ['of every part', FACTS],
  ])('says what the snapshot says: %s', (_, facts) => {
    const snapshot = snapshotOf(facts);
    expect(plain(openSnapshot(shared(snapshot)))).toEqual(plain(snapshot));
  });

  it('finds by text what is there, whatever the texts, and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 })), fc.string(), (ids, other) => {
        const snapshot = snapshotOf(ids.map((id): Fact => ({ type: 'skill', id, name: `${id} ` })));
        const { skills, skillNames } = openSnapshot(shared(snapshot));
        for (const id of ids) {
          expect(skills.facts[skills.index.get(id)!]!.id).toBe(id);
          expect(skillNames.get(id.trim())).toBe(snapshot.skillNames.get(id.trim()));
        }
        expect(skills.index.get(other)).toBe(snapshot.skills.index.get(other));
        expect(skills.index.size).toBe(ids.length);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('is sent without being copied: the other side reads the same memory', () => {
    const sent = shared(snapshotOf(FACTS));
    const there = structuredClone(sent);
    const buffers = (value: unknown): unknown[] =>
      ArrayBuffer.isView(value)
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(buffers)
          : [];
    const [ours, theirs] = [buffers(sent) as Uint8Array[], buffers(there) as Uint8Array[]];
    expect(ours.length).toBeGreaterThan(50);
    expect(theirs).toHaveLength(ours.length);
    for (const view of ours) expect(view.buffer).toBeInstanceOf(SharedArrayBuffer);
    ours.forEach((view, i) => {
      if (view.length === 0) return;
      view[0]! ^= 1;
      expect(theirs[i]![0]).toBe(view[0]);
      view[0]! ^= 1;
    });
  });

  it('keeps what is odd about numbers', () => {
    const wages = [1, -1, 2 ** 40, 0.5].map(
      (open, i): Fact => ({ type: 'rate', from: `A${i}`, to: 'EUR', rate: open, on: '2026-01-01' }) as unknown as Fact,
    );
    const { rates } = openSnapshot(shared(snapshotOf(wages)));
    expect(rates.map((one) => (one as unknown as { rate: number }).rate)).toEqual([1, -1, 2 ** 40, 0.5]);
  });
});
