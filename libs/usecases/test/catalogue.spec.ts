import { describe, expect, it } from '@jest/globals';
import type { Fact } from '#lib/model';
import { CatalogueCache } from '#lib/usecases';
import { SMALL } from './small-catalogue.js';

/** A store that only counts how often it is read. */
class Counting {
  now = 1;
  reads = 0;
  async version(): Promise<number> {
    return this.now;
  }
  async *facts(): AsyncIterable<readonly Fact[]> {
    this.reads += 1;
    yield SMALL.slice(0, 5);
    yield SMALL.slice(5);
  }
}

describe('the catalogue of a store', () => {
  it('is read once for callers that come together, and kept', async () => {
    const store = new Counting();
    const cache = new CatalogueCache(store);
    const [one, two] = await Promise.all([cache.current(), cache.current()]);
    expect(two).toBe(one);
    expect(await cache.current()).toBe(one);
    expect(store.reads).toBe(1);
  });

  it('is read again when the store has a new version; who holds the old one keeps it', async () => {
    const store = new Counting();
    const cache = new CatalogueCache(store);
    const before = await cache.current();
    store.now = 2;
    const after = await cache.current();
    expect(after).not.toBe(before);
    expect(before.storeVersion).toBe(1);
    expect(after.snapshot.version).toBe(before.snapshot.version);
    expect(store.reads).toBe(2);
  });

  it('is read in steps between which everything else has its turn', async () => {
    const many = Array.from({ length: 20_000 }, (_, i): Fact => ({ type: 'skill', id: `s${i}`, name: `Skill ${i}` }));
    const store = {
      version: async () => 1,
      facts: async function* () {
        yield many;
      },
    };
    let turns = 0;
    const tick = (): void => void (turns++, (ticking = setImmediate(tick)));
    let ticking = setImmediate(tick);
    const { snapshot } = await new CatalogueCache(store).current();
    clearImmediate(ticking);
    expect(snapshot.skills.facts).toHaveLength(20_000);
    // 40 lots of 500 facts, ten of 2,000 for each index of names, twenty of 1,000 for each of three look-ups.
    expect(turns).toBeGreaterThan(100);
  });

  it('is asked for anew after a reading that failed', async () => {
    const store = new Counting();
    const cache = new CatalogueCache({
      version: () => store.version(),
      facts: () => {
        if (store.reads++ === 0) throw new Error('gone');
        return store.facts();
      },
    });
    await expect(cache.current()).rejects.toThrow('gone');
    await expect(cache.current()).resolves.toMatchObject({ storeVersion: 1 });
  });
});
