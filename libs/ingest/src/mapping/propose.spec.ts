import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkMapping } from '../profiles/read-mapping.js';
import { readWeights } from '../weights/weights.js';
import { proposeMapping, type ProposedMapping } from './propose-mapping.js';

const weights = await readWeights();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stackway-propose-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function proposalFor(name: string, rows: readonly string[], like?: string): Promise<ProposedMapping> {
  const file = path.join(folder, name);
  await writeFile(file, `${rows.join('\n')}\n`);
  const found = await proposeMapping({ file, weights, ...(like === undefined ? {} : { like }) });
  if (found.status === 'refused') throw new Error(JSON.stringify(found.problems));
  return found;
}
const columnOf = ({ columns }: ProposedMapping, heading: string) => columns.find((each) => each.heading === heading)!;
const NOTHING = 'Nothing was recognised in this column; choose what it means, or leave it out.';

const CATALOGUE = [
  "Réf. interne;Intitulé de l'action;Durée (h);Tarif HT;Ce que vous saurez faire;Mise à jour",
  'F-001;Initiation à la soudure;35 h;1 250,00 €;Soudage | Lecture de plans;03/02/2026',
  'F-002;Soudure avancée;70;2 400,50 €;Soudage | Contrôle visuel;15/03/2026',
];
const DUMP = [
  'vacancy_ref;went live;headline;still open?',
  'JB-9000;1 Jan 2026;Data Analyst;no',
  'JB-9001;2 Feb 2026;Backend Engineer;yes',
];

describe('a proposed mapping', () => {
  it('is called as its file is, so that other files are other sources and the next of the kind is the same one', async () => {
    const named = async (name: string, rows = CATALOGUE): Promise<string[]> => {
      const { mapping } = await proposalFor(name, rows);
      return [mapping.name, mapping.tables[0]!.table];
    };
    expect(await named('catalogue formations 2026.csv')).toEqual(['catalogue-formations', 'courses']);
    expect(await named('catalogue formations 2027-01.csv')).toEqual(['catalogue-formations', 'courses']);
    expect(await named('dump.csv', DUMP)).toEqual(['dump', 'postings']);
    expect(await named('courses.csv')).toEqual(['courses-file', 'courses']);
  });

  it('is one that can be used: no day is a currency, and options stand only where the reader has them', async () => {
    const found = await proposalFor('catalogue.csv', CATALOGUE);
    expect(await checkMapping(found.mapping, weights)).toHaveProperty('profile');
    expect(columnOf(found, 'Mise à jour')).toMatchObject({ column: null, options: {} });
    const dates = columnOf(found, 'Mise à jour').alternatives.map(({ column }) => column);
    expect(dates).not.toContain('currency');
  });

  it.each(['EUR', '€', 'us dollars'])('takes a column of %s for the currency', async (currency) => {
    const rows = ['name;issuer;price;devise', ...['Welding', 'Milling'].map((name) => `${name};Guild;120;${currency}`)];
    const found = await proposalFor('prices.csv', rows, 'courses/courses');
    expect(columnOf(found, 'devise').column).toBe('currency');
  });

  it('gives no option to a reader that has none, even under the exact heading', async () => {
    const rows = ['name;issuer;price;language', 'Welding;Guild;120;13/02/2026', 'Milling;Guild;80;25/03/2026'];
    const found = await proposalFor('languages.csv', rows, 'courses/courses');
    expect(columnOf(found, 'language').options).toEqual({});
    expect(await checkMapping(found.mapping, weights)).toHaveProperty('profile');
  });

  it.each([
    ['yes or no', ['yes', 'no', 'no']],
    ['days', ['2026-01-13', '2026-02-25', '2026-03-30']],
    ['amounts', ['€120.00', '€80.50', '€1,200']],
  ])('takes no column of %s for a skill or a name, however alike their headings are', async (_, cells) => {
    for (const [like, heading] of [
      ['postings/posting-skills', 'skill'],
      ['stackway/skills', 'skill name'],
    ] as const) {
      const rows = [`job_id;still open?;${heading}?`, ...cells.map((cell, at) => `J-${at};${cell};${cell}`)];
      const found = await proposalFor('dump.csv', rows, like);
      for (const column of [columnOf(found, 'still open?'), columnOf(found, `${heading}?`)]) {
        const offered = [column.column, ...column.alternatives.map((each) => each.column)];
        expect(offered).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(skill|name|altNames)$/)]));
      }
    }
  });

  it('takes codes for a skill that may be read as amounts', async () => {
    const found = await proposalFor('codes.csv', ['job_id;skill', 'J-1;k1', 'J-2;k2'], 'postings/posting-skills');
    expect(columnOf(found, 'skill').column).toBe('skill');
  });

  it('says of a column that is left out that nothing was recognised, also where no other column is left', async () => {
    const found = await proposalFor('dump.csv', DUMP);
    expect(columnOf(found, 'still open?').reason).toBe(NOTHING);
    const rows = [
      'name;price;duration;skills;wer es macht',
      'Löten;120 €;8 h;Löten;Guild',
      'Mauern;80 €;6 h;Mauern;VHS',
    ];
    const only = await proposalFor('kurse.csv', rows, 'courses/courses');
    expect(columnOf(only, 'wer es macht')).toMatchObject({ column: null, reason: NOTHING });
    expect(columnOf(only, 'wer es macht').alternatives[0]!.column).toBe('issuer');
  });
});
