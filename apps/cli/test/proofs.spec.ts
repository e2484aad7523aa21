import { existsSync } from 'node:fs';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { problemOf, Workplace } from './cli.js';

jest.setTimeout(60_000);

/** Best value a level is A, then B: 221 and 4 hours in all. C alone closes both for 200, D in 3 hours. */
const CHOICE = {
  'skills.csv': 'id,name\nx,Reading\ny,Writing\n',
  'roles.csv': 'id,title\nr,Clerk\n',
  'role_skills.csv': 'role,skill,level\nr,x,3\nr,y,2\n',
  'issuers.csv': 'id,name\ni,School\n',
  'credentials.csv':
    'id,name,issuer,cost,currency,hours\na,A,i,100,EUR,1\nb,B,i,121,EUR,3\nc,C,i,200,EUR,100\nd,D,i,400,EUR,3\n',
  'credential_skills.csv': 'credential,skill,level\na,x,3\nb,y,2\nc,x,3\nc,y,2\nd,x,3\nd,y,2\n',
};

let place: Workplace;
let certificate: string;
beforeAll(async () => {
  place = await Workplace.make(CHOICE);
  await place.write('me.csv', 'skill,level\nReading,1\nWriting,1\n');
  await place.write('nobody.csv', 'skill,level\n');
  await place.call('import', 'catalogue');
  certificate = place.at('proof.json');
});
afterAll(() => place.clear());

const ask = (...more: readonly string[]) => place.call('pathway', '--profile', 'nobody.csv', '--role', 'r', ...more);

it('says once by how much greed is dearer', async () => {
  const { out } = await ask('--certificate', certificate);
  const flat = out.replace(/\s+/g, ' ');
  expect(flat).toContain('1 credential, EUR 200, 100 h');
  expect(flat.match(/Choosing greedily[^.]*\./g)).toEqual(['Choosing greedily would cost EUR 221, 11 % more.']);
});

it('speaks of hours where hours are what is kept low', async () => {
  const { out } = await ask('--minimise', 'hours');
  const flat = out.replace(/\s+/g, ' ');
  expect(flat).toContain('1 credential, EUR 400, 3 h');
  expect(flat).toContain('Choosing greedily would take 33 % more hours.');
  expect(flat).not.toContain('would cost');
});

it('says why there are fewer other plans than asked for', async () => {
  const { out } = await ask('--alternatives', '2');
  expect(out.replace(/\s+/g, ' ')).toContain('Alternatives The best other plan that leaves out at least 30 %');
  expect((await ask()).out).not.toContain('Alternatives');
});

it('writes the certificate of the cheapest plan when none keeps within the budget: it shows why', async () => {
  const { code, out } = await ask('--budget', '1', '--certificate', place.at('dearer.json'));
  expect(code).toBe(1);
  expect(out.replace(/\s+/g, ' ')).toContain('The cheapest plan costs EUR 200, more than the budget of EUR 1: proved');
  expect(await place.call('check', place.at('dearer.json'))).toMatchObject({ code: 0, err: '' });
});

it('says that no certificate was written when there is no plan', async () => {
  const { code, out } = await ask('--exclude', 'i', '--coverage', '0.9', '--certificate', place.at('none.json'));
  expect(code).toBe(1);
  expect(out).toContain('none.json was not written: there is no plan to certify.');
  expect(existsSync(place.at('none.json'))).toBe(false);
});

it('check: proved is 0, rejected 1 with the row, no certificate at all 2', async () => {
  const proved = await place.call('check', certificate);
  expect(proved).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^proved {2}The plan of 1 step, 20000 \(in the smallest unit of EUR\)/),
  });
  const text = await readFile(certificate, 'utf8');
  const forged = await place.write('forged.json', text.replace('"cost":20000', '"cost":19999'));
  const rejected = await place.call('check', forged);
  expect(rejected).toMatchObject({ code: 1, err: '', out: expect.stringMatching(/^rejected .*\n {2}row {5}\S/) });
  const refused = await place.call('check', await place.write('prose.json', 'prose\n'), '--json');
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(problemOf(refused)).toMatchObject({ code: 'not-json' });
});

it('check: a right plan whose optimum is the word of a solver is not proved: 1, and so is JSON of something else', async () => {
  const page = await readFile(path.join(import.meta.dirname, '../../../../docs/certificate.md'), 'utf8');
  const example = /```json\n([^]*?)```/.exec(page)?.[1] ?? '';
  const confirmed = await place.call('check', await place.write('word.json', example));
  expect(confirmed).toMatchObject({ code: 1, err: '', out: expect.stringMatching(/^confirmed /) });
  const other = await place.call('check', await place.write('other.json', '{"a":1}'), '--json');
  expect(other).toMatchObject({ code: 1, err: '' });
  expect(JSON.parse(other.out)).toMatchObject({ status: 'rejected', row: 'certificate', reason: expect.any(String) });
});

it('says that effort ended the search for a calendar, not the time', async () => {
  // Eleven courses of two weeks each, two at a time: eleven weeks have room for ten, though they hold as many weeks as all take.
  const all = Array.from({ length: 11 }, (_, i) => i);
  const lines = (head: string, line: (i: number) => string): string => [head, ...all.map(line)].join('\n') + '\n';
  const crowded = await Workplace.make({
    'skills.csv': lines('id,name', (i) => `s${i},Skill ${i}`),
    'roles.csv': 'id,title\nr,Clerk\n',
    'role_skills.csv': lines('role,skill,level', (i) => `r,s${i},1`),
    'issuers.csv': 'id,name\ni,School\n',
    'credentials.csv': lines('id,name,issuer,cost,currency,hours,weeks', (i) => `c${i},C ${i},i,1,EUR,1,2`),
    'credential_skills.csv': lines('credential,skill,level', (i) => `c${i},s${i},1`),
  });
  await crowded.call('import', 'catalogue');
  await crowded.write('nobody.csv', 'skill,level\n');
  const calendar = ['--parallel', '2', '--hours-per-week', '40', '--start', '2031-06-16', '--by', '2031-08-31'];
  const asked = ['pathway', '--profile', 'nobody.csv', '--role', 'r', ...calendar, '--time-limit', '600'];
  const { code, out } = await crowded.call(...asked);
  await crowded.clear();
  const flat = out.replace(/\s+/g, ' ');
  expect(code).toBe(1);
  expect(flat).toContain('No pathway was found, nor was it shown that there is none.');
  expect(flat).toContain('a longer time limit would not settle this');
  expect(flat).not.toMatch(/time ran out|in the time given/i);
});
