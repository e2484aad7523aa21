import { afterAll, describe, expect, it } from '@jest/globals';
import { snapshotOf } from '#lib/engine';
import { directoryOf, NamesElsewhere, NameSearch, nearest, resolveSkill, type Catalogue } from '#lib/usecases';
import { SMALL } from './small-catalogue.js';

const elsewhere = new NamesElsewhere();
afterAll(() => elsewhere.close());

function catalogue(facts = SMALL): Catalogue {
  const snapshot = snapshotOf(facts);
  const directory = directoryOf(snapshot);
  return { storeVersion: 1, snapshot, directory, names: new NameSearch(directory, elsewhere.of(snapshot)) };
}
const here = new NameSearch(directoryOf(snapshotOf(SMALL)));

describe('names searched in a thread', () => {
  it.each(['data', 'Python', 'analist', 'sk-sql', 'nothing of the kind', ''])(
    'are those found here: "%s"',
    async (text) => {
      const { names } = catalogue();
      for (const kind of ['skill', 'role', 'credential'] as const)
        expect(await names.find(kind, text, 10)).toEqual(here.search(kind, text, 10));
    },
  );

  it('are found in a text there as here', async () => {
    const text = 'You know Python and SQL, not snake; Py is a plus.';
    const found = await catalogue().names.skillsIn(text);
    expect(found).toEqual(here.readHere(text));
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Python', 'SQL', 'snake', 'Py']);
  });

  it('are remembered for whoever offers the nearest of what is not there', async () => {
    const asked: string[] = [];
    const directory = directoryOf(snapshotOf(SMALL));
    const there = elsewhere.of(snapshotOf(SMALL));
    const names = new NameSearch(directory, {
      ...there,
      find: (kind, text, limit) => (asked.push(text), there.find(kind, text, limit)),
    });
    const small = { ...catalogue(), directory, names };
    await names.expect('skill', ['Pyton', ' Pyton ']);
    await names.expect('skill', ['Pyton']);
    expect(nearest(small, 'skill', 'Pyton')).toEqual(['Python (sk-py)']);
    expect(resolveSkill(small, 'Pyton')).toMatchObject({ problems: [{ next: 'Did you mean Python (sk-py)?' }] });
    expect(asked.map((text) => text.trim())).toEqual(['Pyton', 'Pyton']);
  });

  it('are those of the version asked about, however many there have been since', async () => {
    const without = (id: string): Catalogue => catalogue(SMALL.filter((fact) => !('id' in fact && fact.id === id)));
    const versions = [catalogue(), without('sk-sql'), without('sk-py'), without('sk-zoo')];
    const counts = async (): Promise<number[]> =>
      Promise.all(versions.map(async ({ names }) => (await names.find('skill', 'Py', 10)).length));
    const expected = versions.map(({ directory }) => new NameSearch(directory).search('skill', 'Py', 10).length);
    expect(new Set(expected).size).toBeGreaterThan(1);
    expect(await counts()).toEqual(expected);
    expect((await counts()).reverse()).toEqual([...expected].reverse());
  });

  it('fail when nobody searches any more', async () => {
    const ended = new NamesElsewhere();
    const there = ended.of(snapshotOf(SMALL));
    await ended.close();
    await expect(there.skillsIn('x')).rejects.toThrow('the program is ending');
    await expect(there.find('skill', 'x', 1)).rejects.toThrow('the program is ending');
  });
});
