import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Workplace } from './cli.js';

const json = <T>(text: string): T => JSON.parse(text) as T;
// A command in a process of its own takes its time on a busy machine.
jest.setTimeout(60_000);

let place: Workplace;
beforeAll(async () => {
  place = await Workplace.make();
  expect(await place.call('import', 'catalogue')).toMatchObject({ code: 0, err: '' });
});
afterAll(() => place.clear());

describe('answers for programs', () => {
  it.each([
    ['imports', []],
    ['skills', ['python']],
    ['roles', ['data']],
    ['credentials', ['badge', '--limit', '2']],
    ['gap', ['--learner', 'l-ada', '--role', 'r-data', '--on', '2026-03-01']],
    ['pathway', ['--learner', 'l-ada', '--role', 'r-data', '--on', '2026-03-01']],
    ['market', ['unmet', '--on', '2026-03-01']],
    ['workforce', ['map', '--on', '2026-03-01']],
    ['doctor', []],
  ])('%s: one JSON document and nothing else', async (command, args) => {
    const ended = await place.spawn(command, ...args, '--json');
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(typeof JSON.parse(ended.out)).toBe('object');
  });

  it('a search names roles by title, the others by name, best first', async () => {
    const roles = json<{ results: object[] }>((await place.call('roles', 'data', 'analyst', '--json')).out);
    expect(roles.results[0]).toMatchObject({ id: 'r-data', title: 'Data analyst', kind: 'role' });
    const skills = json<{ results: object[] }>((await place.call('skills', '007', '--json')).out);
    expect(skills.results[0]).toMatchObject({ id: '007', name: 'Python', kind: 'skill' });
    const credentials = json<{ results: object[] }>(
      (await place.call('credentials', 'badge', '--limit', '2', '--json')).out,
    );
    expect(credentials.results).toHaveLength(2);
  });

  it('the gap has the promised fields', async () => {
    const args = ['gap', '--learner', 'l-bob', '--role', 'Data analyst', '--on', '2026-03-31', '--json'];
    const gap = json<{ skills: object[] }>((await place.call(...args)).out);
    expect(gap).toMatchObject({
      status: 'ok',
      learner: { id: 'l-bob' },
      role: { id: 'r-data', title: 'Data analyst' },
      readiness: 0.5,
      hardMisses: [{ id: 's-sql', name: 'SQL' }],
    });
    expect(gap.skills[2]).toMatchObject({
      skill: { id: '007', name: 'Python', kind: 'tool' },
      need: 3,
      have: 3,
      gap: 0,
      importance: 1,
      essential: true,
      asOf: '2025-01-01',
      expiresOn: '2026-03-31',
    });
    const dayAfter = await place.call('gap', '--learner', 'l-bob', '--role', 'r-data', '--on', '2026-04-01', '--json');
    expect(json(dayAfter.out)).toMatchObject({ readiness: 0 });
  });

  it('a profile answers like a learner with the same skills', async () => {
    const profile = await place.write('me.csv', 'skill,level\n007,2\n');
    const ask = async (...who: string[]): Promise<object> => {
      const { out } = await place.call('gap', ...who, '--role', 'r-data', '--on', '2026-03-01', '--json');
      return { ...json<object>(out), learner: undefined, skills: undefined };
    };
    expect(await ask('--profile', profile)).toEqual(await ask('--learner', 'l-ada'));
  });

  it('the pathway is the cheapest, and its certificate is checked without a store', async () => {
    const file = place.at('proof.json');
    const question = ['pathway', '--learner', 'l-ada', '--role', '007', '--certificate', file, '--json'];
    question[4] = 'r-data';
    const ended = await place.call(...question, '--on', '2026-03-01', '--mode', 'online');
    expect(ended.code).toBe(0);
    expect(json(ended.out)).toMatchObject({
      status: 'optimal',
      cost: { amount: 155.5, currency: 'EUR' },
      hours: 32,
      steps: expect.arrayContaining([expect.objectContaining({ cost: 100.5 })]),
      left: [{ filter: 'mode', count: 1 }],
      proof: { certificate: file },
    });
    expect((await place.call('check', file, '--store', place.at('nowhere'))).code).toBe(0);
    const forged = (await readFile(file, 'utf8')).replace('"cost":15550', '"cost":15549');
    const rejected = await place.call('check', await place.write('forged.json', forged), '--json');
    expect(rejected.code).toBe(1);
    expect(json(rejected.out)).toMatchObject({
      status: 'rejected',
      row: expect.any(String),
      reason: expect.any(String),
    });
  });

  it('no pathway within the budget is a no, with what blocks it', async () => {
    const ended = await place.call(
      ...['pathway', '--learner', 'l-ada', '--role', 'r-data', '--on', '2026-03-01', '--budget', '155.49', '--json'],
    );
    expect(ended).toMatchObject({ code: 1, err: '' });
    expect(json(ended.out)).toMatchObject({
      status: 'infeasible',
      blocked: [{ constraint: 'budget', without: { status: 'optimal', cost: { amount: 155.5, currency: 'EUR' } } }],
    });
    const enough = await place.call(
      ...[
        'pathway',
        '--learner',
        'l-ada',
        '--role',
        'r-data',
        '--on',
        '2026-03-01',
        '--budget',
        '155.50 EUR',
        '--json',
      ],
    );
    expect(enough.code).toBe(0);
  });

  it('what nothing certifies is left uncovered, with exit code 0', async () => {
    const ended = await place.call('pathway', '--learner', 'l-ada', '--role', 'Seer', '--on', '2026-03-01', '--json');
    expect(ended.code).toBe(0);
    expect(json(ended.out)).toMatchObject({
      status: 'optimal',
      steps: [],
      uncovered: [{ skill: { id: 's-none' }, level: 2, reachable: 0, reason: 'no-credential' }],
    });
  });

  it('an export can be imported elsewhere and gives the same answers', async () => {
    expect(json((await place.call('export', 'out', '--json')).out)).toMatchObject({
      status: 'ok',
      files: expect.arrayContaining([{ file: 'skills.csv', rows: 4 }]),
    });
    expect(await readdir(place.at('out'))).toContain('learners.csv');
  });

  it('a copy answers to the byte like its source', async () => {
    const copied = await place.call('copy', '--to', 'other', '--json');
    expect(copied.code).toBe(0);
    const question = ['gap', '--learner', 'l-ada', '--role', 'r-data', '--on', '2026-03-01', '--json'];
    expect(await place.call(...question, '--store', 'other')).toEqual(await place.call(...question));
    expect(json((await place.call('copy', '--to', 'other', '--json')).out)).toMatchObject({ status: 'unchanged' });
  });
});

describe('answers for people', () => {
  it.each([
    ['gap', ['--learner', 'l-ada', '--role', 'r-data', '--on', '2026-03-01'], /Ada meets \d+ % of it: 3 skills of 3/],
    ['pathway', ['--learner', 'l-ada', '--role', 'r-data', '--on', '2026-03-01'], /3 credentials, EUR 155\.50, 32 h/],
    ['roles', ['data'], /Data analyst +r-data/],
    ['imports', [], /stackway +\S+ +\d+ +0/],
    ['market', ['unmet', '--on', '2026-03-01'], /Divination/],
    ['workforce', ['map', '--on', '2026-03-01'], /Charts/],
  ])('%s is told in words, without colours where nobody watches', async (command, args, expected) => {
    const { code, out } = await place.call(command, ...args);
    expect(code).toBe(0);
    expect(out).toMatch(expected);
    expect(out).not.toContain('\u001b');
  });
});
