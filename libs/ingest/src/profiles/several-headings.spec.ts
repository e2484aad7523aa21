import { describe, expect, it } from '@jest/globals';
import { readWeights } from '../weights/weights.js';
import { checkMapping } from './read-mapping.js';
import { takesSeveral, unfolded } from './several-headings.js';

const weights = await readWeights();
const mapping = (columns: object, like = 'courses/courses'): object => ({
  profile: 1,
  name: 'mine',
  title: 'Mine',
  tables: [{ table: 'mine', like, columns }],
});
const tableOf = async (columns: object, like?: string) => {
  const checked = await checkMapping(mapping(columns, like), weights);
  if (!('profile' in checked)) throw new Error(JSON.stringify(checked.problems));
  return checked.profile.tables[0]!;
};

describe('a column under several headings', () => {
  it('stands for as many columns, which a file must have all of', async () => {
    const options = { by: ['/'] };
    const { columns, headings, asked } = unfolded(
      await tableOf({ skills: { headings: ['Tools', 'Methods'], options } }),
    );
    expect([columns!['skills'], columns!['skills (2)']]).toEqual([
      { heading: 'Tools', options },
      { heading: 'Methods', options },
    ]);
    expect(headings.required.filter((name) => name.startsWith('skills'))).toEqual(['skills', 'skills (2)']);
    expect(asked).toEqual(['skills', 'skills (2)']);
  });

  it('is read in every rule that reads it, and in no other', async () => {
    const table = unfolded(await tableOf({ skills: { headings: ['A', 'B', 'C'] } }, 'postings/postings'));
    const rules = JSON.stringify(table.facts);
    expect(rules.match(/"column":"skills( \(\d\))?","read":"list"/g)).toEqual(
      ['', ' (2)', ' (3)'].map((more) => `"column":"skills${more}","read":"list"`),
    );
    const before = JSON.stringify((await tableOf({ skills: { headings: ['A'] } }, 'postings/postings')).facts);
    expect(rules.replace(/\{"all":\[(\{[^[\]{}]*\}),[^[\]]*\]\}/, '$1')).toBe(before);
  });

  it('can only be one that is read as a list', async () => {
    const table = await tableOf({}, 'courses/courses');
    const { required, optional = [] } = table.headings;
    expect([...required, ...optional].filter((name) => takesSeveral(table, name))).toEqual(['skills']);
    expect(await checkMapping(mapping({ price: { headings: ['Fee', 'Exam fee'] } }), weights)).toMatchObject({
      problems: [{ code: 'bad-mapping', message: expect.stringContaining('price is read from one column') as unknown }],
    });
    for (const headings of [[], ['Tools', 'Tools'], ['']])
      expect(await checkMapping(mapping({ skills: { headings } }), weights)).toHaveProperty('problems');
  });
});
