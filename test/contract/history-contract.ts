import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factIdentity, FACT_TYPES, references, type Fact } from '#lib/model';
import { MISSING_CHOICES, type MissingChoice } from '#lib/store';
import { AT, fact, known, skill, tell, told } from './telling.js';
import type { Bench } from './bench.js';

interface Past {
  readonly id: string;
  /** By identity: what it said; null that the fact is no more. */
  readonly said: ReadonlyMap<string, Fact | null>;
}

interface Step {
  readonly facts: readonly Fact[];
  readonly replaces: readonly number[];
  readonly missing: MissingChoice | undefined;
  readonly undo: number | undefined;
  /** Written also where it says nothing new. */
  readonly claims: boolean;
}

const names = fc.constantFrom('x', 'y');
const ids = fc.constantFrom('a', 'b', 'c');
const anything: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(ids, names).map(([id, name]) => skill(id, { name })),
  fc
    .tuple(ids, fc.constantFrom('published', 'retired'))
    .map(([id, status]) =>
      fact('credential', { id: `c-${id}`, name: id, issuer: 'i', cost: 1, currency: 'EUR', hours: 1, status }),
    ),
  names.map((name) => fact('issuer', { id: 'i', name })),
  fc.tuple(ids, fc.constantFrom(1, 2)).map(([id, level]) => fact('roleSkill', { role: 'r', skill: id, level })),
  ids.map((id) => fact('learnerSkill', { learner: 'l', skill: id, level: 1 })),
  fc
    .tuple(ids, ids)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => fact('skillBroader', { skill: a, broader: b })),
);
const step: fc.Arbitrary<Step> = fc.record({
  facts: fc.array(anything, { maxLength: 7 }),
  replaces: fc.array(fc.nat(8), { maxLength: 3 }),
  missing: fc.constantFrom(undefined, ...MISSING_CHOICES),
  undo: fc.option(fc.nat(8), { nil: undefined }),
  claims: fc.boolean(),
});

/** The newest statement that stands, of each fact. */
function newest(past: readonly Past[]): ReadonlyMap<string, Past & { readonly fact: Fact | null }> {
  return new Map(past.flatMap((one) => [...one.said].map(([name, fact_]) => [name, { ...one, fact: fact_ }] as const)));
}

function inForce(past: readonly Past[]): Map<string, Fact> {
  return new Map([...newest(past)].flatMap(([name, { fact: one }]) => (one ? [[name, one] as const] : [])));
}

/** What an import comes to say of the facts it does not contain, worked out from the words of the port. */
function saidOfMissing(past: readonly Past[], own: Past, replaces: readonly string[], choice: MissingChoice) {
  const said = new Map<string, Fact | null>();
  const isReplaced = ({ id }: Past): boolean => replaces.includes(id);
  const claimed = (name: string): boolean => past.some((one) => !isReplaced(one) && one.said.get(name));
  const missing = [...newest(past)].filter(
    ([name, one]) => one.fact && isReplaced(one) && !own.said.has(name) && !claimed(name),
  );
  if (choice === 'retire') {
    for (const [name, { fact: one }] of missing) {
      if (one!.type === 'credential' && one.status !== 'retired') said.set(name, { ...one, status: 'retired' });
    }
  }
  if (choice !== 'remove') return said;
  for (const [name] of missing) said.set(name, null);
  const isThing = (one: Fact): boolean => 'id' in one;
  for (let before = -1; before !== said.size;) {
    before = said.size;
    const stays = [...inForce([...past, own, { id: '', said }]).values()];
    const used = new Set(
      stays
        .filter(({ type }) => type !== 'skill' && type !== 'skillBroader')
        .flatMap((one) => references(one).flatMap(({ id, types }) => types.map((type) => `${type} ${id}`))),
    );
    for (const [name, { fact: one }] of missing) if (isThing(one!) && used.has(name)) said.delete(name);
  }
  return said;
}

const text = (facts: ReadonlyMap<string, Fact>): string[] => told([...facts.values()]);
let serial = 0;

export function historyContract(bench: () => Bench): void {
  describe('the history of a store', () => {
    it('is what its imports say that stand, whatever came, took the place of others, or was undone', async () => {
      const { store } = bench();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
          const past: Past[] = [];
          for (const { facts, replaces: at, missing, undo, claims } of steps) {
            const id = `history-${++serial}`;
            const replaces = [...new Set(at.flatMap((index) => past[index]?.id ?? []))];
            const contents = new Map(facts.map((one) => [factIdentity(one), one]));
            const own: Past = { id, said: contents };
            const more = missing && replaces.length > 0 ? saidOfMissing(past, own, replaces, missing) : new Map();
            const all: Past = { id, said: new Map<string, Fact | null>([...contents, ...more]) };
            const [before, after] = [inForce(past), inForce([...past, all])];
            const kinds = { added: 0, changed: 0, removed: 0 };
            for (const name of new Set([...before.keys(), ...after.keys()])) {
              const [old, now] = [before.get(name), after.get(name)];
              if (!old) kinds.added++;
              else if (!now) kinds.removed++;
              else if (told([old])[0] !== told([now])[0]) kinds.changed++;
            }
            const telling = { facts, replaces, claims, samples: 3, ...(missing && { missing }) };
            const dry = await tell(store, id, { ...telling, discard: true });
            const done = await tell(store, id, telling);
            expect(dry).toEqual({ ...done, status: 'discarded', version: dry.version });
            expect(done).toMatchObject(kinds);
            expect(done.diff).toMatchObject({
              added: { count: kinds.added },
              changed: { count: kinds.changed },
              removed: { count: kinds.removed },
            });
            const isNew = kinds.added + kinds.changed + kinds.removed > 0;
            expect(done.status).toBe(isNew || claims ? 'ok' : 'unchanged');
            if (done.status === 'ok') past.push(all);
            expect(await known(store, FACT_TYPES)).toEqual(text(after));
            if (undo === undefined || !past[undo]) continue;
            await store.undo(past[undo].id, AT, 'undoer');
            past.splice(undo, 1);
            expect(await known(store, FACT_TYPES)).toEqual(text(inForce(past)));
          }
          for (const { id } of past.reverse()) await store.undo(id, AT, 'undoer');
          expect(await known(store, FACT_TYPES)).toEqual([]);
        }),
        { numRuns: bench().cases.sequences, seed: 11 },
      );
    });
  });
}
