import { describe, expect, it } from '@jest/globals';
import { FACT_TYPES } from '#lib/model';
import { readWeights } from '../weights/weights.js';
import { checkProfile } from './check-profile.js';
import { readProfiles } from './load-profiles.js';
import type { ProfileFile } from './profile-file.js';
import { templatesOf } from './templates.js';

const weights = await readWeights();
const profiles = await readProfiles();

const small = (change: (table: Record<string, unknown>) => void): unknown => {
  const table = {
    table: 'people',
    headings: { required: ['who', 'what', 'how'] },
    facts: [
      { fact: 'learnerSkill', fields: { learner: 'who', skill: 'what', level: { column: 'how', read: 'level' } } },
    ],
  };
  change(table);
  return { profile: 1, name: 'mine', title: 'Mine', tables: [table] };
};
const said = async (content: unknown): Promise<readonly string[]> => {
  const checked = await checkProfile(content, 'm.json', weights);
  return 'problems' in checked ? checked.problems.map(({ message }) => message) : [];
};

describe('profiles', () => {
  it.each(profiles.map((profile): [string, ProfileFile] => [profile.name, profile]))(
    '%s is one',
    async (_, profile) => {
      expect(await checkProfile(profile, `${profile.name}.json`, weights)).toEqual({ profile });
    },
  );

  it('may make every type of fact', async () => {
    for (const fact of FACT_TYPES) {
      const messages = await said(small((table) => (table['facts'] = [{ fact, fields: {}, optional: true }])));
      expect(messages).toEqual([]);
    }
  });

  it.each<[string, (table: Record<string, unknown>) => void, RegExp]>([
    ['a word the language does not have', (table) => (table['colums'] = {}), /no "colums" here/],
    [
      'a column that is no heading',
      (table) => (table['headings'] = { required: ['who', 'what'] }),
      /read how, which is not among/,
    ],
    [
      'a field that the fact does not have',
      (table) => (table['facts'] = [{ fact: 'rate', fields: { rates: 'how' }, optional: true }]),
      /has no field rates/,
    ],
    [
      'a field that stays empty',
      (table) => (table['facts'] = [{ fact: 'rate', fields: { from: 'how', to: 'how', on: 'how' } }]),
      /needs rate, and no rule/,
    ],
    [
      'a weight that is not there',
      (table) => (table['facts'] = [{ fact: 'rate', optional: true, fields: { rate: { weight: 'esco.often' } } }]),
      /has no esco\.often/,
    ],
    [
      'a broken regular expression',
      (table) => (table['filter'] = [{ when: { column: 'who', like: '(' }, skip: 'x' }]),
      /is no regular expression/,
    ],
    [
      'two sources of one value',
      (table) => (table['facts'] = [{ fact: 'rate', optional: true, fields: { rate: { column: 'how', is: 3 } } }]),
      /wrong at tables/,
    ],
    [
      'an option that the reader does not have',
      (table) =>
        (table['facts'] = [
          {
            fact: 'rate',
            optional: true,
            fields: { on: { column: 'how', read: 'date', options: { odrer: 'day-month' } } },
          },
        ]),
      /^people › facts › 0 › fields › on: the reader date cannot use odrer/,
    ],
    [
      'an option of a column that its readers cannot use',
      (table) => (table['columns'] = { how: { heading: 'how', options: { scale: { from: [5, 1] } } } }),
      /^people › columns › how › options › scale: the reader level cannot use scale/,
    ],
    [
      'an option of a column without a name that its reader cannot use',
      (table) => {
        table['facts'] = [
          {
            fact: 'learnerSkill',
            each: { columns: 'level' },
            fields: { learner: 'who', skill: { each: 'heading' }, level: { each: 'value', read: 'level' } },
          },
        ];
        table['columns'] = { skills: { heading: '*', options: { mark: 7 } } };
      },
      /columns › skills › options › mark: the reader level cannot use mark/,
    ],
    [
      'a currency that there is not',
      (table) =>
        (table['facts'] = [
          {
            fact: 'rate',
            optional: true,
            fields: { rate: { column: 'how', read: 'money', options: { currency: 'euro' } } },
          },
        ]),
      /fields › rate: the reader money cannot use currency: "euro"/,
    ],
    ['neither facts nor a reason for none', (table) => delete table['facts'], /wrong at tables/],
  ])('are refused with %s', async (_, change, message) => {
    expect((await said(small(change)))[0]).toMatch(message);
  });

  it('that are like another table are refused with wrong options where these stand in their own file', async () => {
    const columns = {
      price: { heading: 'Preis', options: { odrer: 'x', currency: 'EUR' } },
      duration: { heading: 'Dauer', options: { clock: 61 } },
      skills: ['Inhalte'],
    };
    const table = { table: 'mine', like: 'courses/courses', columns };
    const content = { profile: 1, name: 'mine', title: 'Mine', tables: [table] };
    const checked = await checkProfile(content, 'm.json', weights, templatesOf(profiles));
    const problems = 'problems' in checked ? checked.problems : [];
    expect(problems.map(({ code, where }) => [code, where])).toEqual([
      ['unknown-option', { file: 'm.json', column: 'mine › columns › price › options › odrer' }],
      ['bad-option', { file: 'm.json', column: 'mine › columns › duration › options › clock' }],
    ]);
  });

  it('that are like another table are refused with a column that this one does not have', async () => {
    const table = { table: 'mine', like: 'courses/courses', columns: { name: ['Was'], nonsense: ['Wie'] } };
    const content = { profile: 1, name: 'mine', title: 'Mine', tables: [table] };
    const checked = await checkProfile(content, 'm.json', weights, templatesOf(profiles));
    const problems = 'problems' in checked ? checked.problems : [];
    expect(problems.map(({ code, found, where }) => [code, found, where?.column])).toEqual([
      ['bad-mapping', 'nonsense', 'mine › columns › nonsense'],
    ]);
    expect(problems[0]!.expected).toMatch(/\bprice, duration, skills\b/);
  });
});
