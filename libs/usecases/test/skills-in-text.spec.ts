import { afterAll, describe, expect, it } from '@jest/globals';
import { skillsInText } from '#lib/usecases';
import { TestStores } from './small-catalogue.js';

const stores = new TestStores();
afterAll(() => stores.clear());

describe('the skills in a text', () => {
  it('are told with their places, those named most first, and what does not count with the reason', async () => {
    const deps = await stores.deps();
    const text = 'SQL and Python. Much SQL. No knowledge of structured query language needed? Py is asked for.';
    const { places, skills } = await skillsInText(deps, { text });
    for (const { start, end, text: written } of places) expect(text.slice(start, end)).toBe(written);
    expect(places.map(({ text: written, skill, excluded }) => [written, skill?.id, excluded])).toEqual([
      ['SQL', 'sk-sql', undefined],
      ['Python', 'sk-py', undefined],
      ['SQL', 'sk-sql', undefined],
      ['structured query language', 'sk-sql', 'negated'],
      ['Py', undefined, undefined],
    ]);
    expect(places.at(-1)!.candidates).toEqual([
      { id: 'sk-py', name: 'Python' },
      { id: 'sk-sql', name: 'SQL' },
    ]);
    expect(skills).toEqual([
      { id: 'sk-sql', name: 'SQL', times: 2 },
      { id: 'sk-py', name: 'Python', times: 1 },
    ]);
  });

  it('are none where there is no text', async () => {
    const deps = await stores.deps();
    expect(await skillsInText(deps, { text: '' })).toEqual({ status: 'ok', places: [], skills: [] });
  });
});
