import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { problemOf, Workplace } from './cli.js';

// A command in a process of its own takes its time on a busy machine.
jest.setTimeout(60_000);

let place: Workplace;
beforeAll(async () => {
  place = await Workplace.make();
  await place.call('import', 'catalogue');
});
afterAll(() => place.clear());

const GAP = ['gap', '--learner', 'l-ada', '--role', 'r-data'];
const PATHWAY = ['pathway', '--learner', 'l-ada', '--role', 'r-data'];

describe('what cannot be answered is refused with exit code 2', () => {
  it.each([
    ['unknown-option', ['gap', '--lerner', 'x'], '--lerner'],
    ['unknown-command', ['gaap'], 'gaap'],
    ['missing-command', [], '--json'],
    ['missing-command', ['market'], 'market --json'],
    ['missing-command', ['workforce'], 'workforce --json'],
    ['missing-command', ['neo4j'], 'neo4j --json'],
    ['missing-argument', ['skills'], 'text'],
    ['option-missing-argument', [...GAP, '--on'], '--on'],
    ['excess-arguments', ['imports', 'all'], 'imports'],
    ['missing-person', ['gap', '--role', 'r-data'], ''],
    ['learner-or-profile', [...GAP, '--profile', 'x.csv'], undefined],
    ['missing-role', ['gap', '--learner', 'l-ada'], ''],
    ['not-a-date', [...GAP, '--on', '2026-02-30'], '2026-02-30'],
    ['unknown-learner', ['gap', '--learner', 'l-adam', '--role', 'r-data'], 'l-adam'],
    ['unknown-role', ['gap', '--learner', 'l-ada', '--role', 'Data analist'], 'Data analist'],
    ['ambiguous-role', ['gap', '--learner', 'l-ada', '--role', '2511'], '2511'],
    ['not-found', ['gap', '--profile', 'nowhere.csv', '--role', 'r-data'], undefined],
    ['not-a-number', [...PATHWAY, '--budget', 'much'], 'much'],
    ['out-of-range', [...PATHWAY, '--budget', '-1'], '-1'],
    ['unknown-currency', [...PATHWAY, '--currency', 'XQQ'], 'XQQ'],
    ['out-of-range', [...PATHWAY, '--on', '2026-03-02', '--start', '2026-03-01'], '2026-03-01'],
    ['out-of-range', [...PATHWAY, '--min-trust', '1.1'], '1.1'],
    ['out-of-range', [...PATHWAY, '--coverage', '-0.1'], '-0.1'],
    ['unknown-word', [...PATHWAY, '--mode', 'remote'], 'remote'],
    ['unknown-word', [...PATHWAY, '--minimise', 'fun'], 'fun'],
    ['unknown-language', [...PATHWAY, '--language', 'not a tag'], 'not a tag'],
    ['not-a-whole-number', [...PATHWAY, '--alternatives', '1.5'], '1.5'],
    ['out-of-range', [...PATHWAY, '--time-limit', '0'], '0'],
    ['out-of-range', [...PATHWAY, '--max-hours', '-1'], '-1'],
    ['not-a-number', [...PATHWAY, '--max-hours', 'NaN'], 'NaN'],
    ['out-of-range', [...PATHWAY, '--parallel', '0'], '0'],
    ['not-a-whole-number', [...PATHWAY, '--parallel', '1.5'], '1.5'],
    ['not-a-date', [...PATHWAY, '--valid-on', 'soon'], 'soon'],
    ['out-of-range', [...PATHWAY, '--valid-on', '2001-01-01'], '2001-01-01'],
    ['unknown-programme', [...PATHWAY, '--credits-toward', 'Nothing', '--credits', '3'], 'Nothing'],
    ['missing-value', [...PATHWAY, '--credits', '3'], ''],
    ['unknown-import', ['undo', 'nope'], 'nope'],
    ['unknown-store', [...GAP, '--store', 'http://there'], 'http://there'],
    ['missing-target', ['copy'], ''],
    ['cannot-write', ['export', '/dev/null/x/y'], undefined],
    ['cannot-write', ['export', '/proc/stackway'], undefined],
    ['cannot-read', ['check', 'nowhere.json'], undefined],
    ['out-of-range', ['roles', 'x', '--limit', '0'], '0'],
  ])('%s: %j', async (code, args, found) => {
    const ended = await place.call(...args, '--json');
    expect(ended).toMatchObject({ code: 2, out: '' });
    const problem = problemOf(ended);
    expect(Object.keys(problem)).toEqual(['code', 'message', 'found', 'expected', 'where', 'next']);
    expect(problem).toMatchObject({ code, next: expect.stringMatching(/\S/) });
    expect(Object.keys(problem['where'] as object)).toEqual(['file', 'line', 'column']);
    if (found !== undefined) expect(problem['found']).toBe(found);
  });

  it('shows people the help where a command is missing', async () => {
    expect(await place.call('market')).toMatchObject({
      code: 2,
      err: '',
      out: expect.stringMatching(/^Usage: stackway market/),
    });
    expect(await place.call('market', '--help')).toMatchObject({ code: 0, err: '' });
    expect(await place.call('help')).toMatchObject({ code: 0, err: '' });
  });

  it('says what was probably meant', async () => {
    expect(problemOf(await place.call('pathway', '--bugdet', '3', '--json'))).toMatchObject({ expected: '--budget' });
    expect(problemOf(await place.call('rolse', 'x', '--json'))).toMatchObject({ expected: 'roles' });
  });

  it('says that an id is unknown and which is near', async () => {
    expect(problemOf(await place.call(...PATHWAY, '--exclude', 'zzzzzzzz', '--json'))).toMatchObject({
      message: 'No credential, stack or issuer has the id "zzzzzzzz".',
    });
  });

  it('reports all mistakes in one document', async () => {
    const ended = await place.call('pathway', '--role', 'r-data', '--budget', 'x', '--on', 'y', '--json');
    const { more, ...first } = problemOf(ended);
    expect([first, ...(more as object[])]).toMatchObject([
      { code: 'missing-person' },
      { code: 'not-a-date' },
      { code: 'not-a-number' },
    ]);
  });

  it('tells people the same, with the next step', async () => {
    const { code, out, err } = await place.call('gap', '--learner', 'l-ada', '--role', 'Data analist');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('[unknown-role]');
    expect(err).toContain('Did you mean Data analyst (r-data)');
  });

  it('names the option', async () => {
    const whereOf = async (...args: string[]) => problemOf(await place.call(...PATHWAY, ...args, '--json'))['where'];
    expect(await whereOf('--on', '2026-02-30')).toEqual({ file: null, line: null, column: '--on' });
    expect(await whereOf('--exclude', 'zzzzzzzz')).toEqual({ file: null, line: null, column: '--exclude' });
    expect(await whereOf('--bugdet', '3')).toEqual({ file: null, line: null, column: '--bugdet' });
  });

  it('takes a currency in small letters, as an import does', async () => {
    expect((await place.call(...PATHWAY, '--currency', 'eur')).code).toBe(0);
  });

  it('names file, line and column of a profile row', async () => {
    await place.write('bad.csv', 'skill,level\nPython,2\nPython 3,2\n');
    const ended = await place.call('gap', '--profile', place.at('bad.csv'), '--role', 'r-data', '--json');
    expect(problemOf(ended)).toMatchObject({
      code: 'unknown-skill',
      where: { file: 'bad.csv', line: 3, column: 'skill' },
    });
  });

  it('refuses a certificate that is no JSON', async () => {
    const ended = await place.call('check', await place.write('text.json', 'no json'), '--json');
    expect(ended.code).toBe(2);
    expect(problemOf(ended)['code']).toMatch(/json/);
  });
});

describe('a store', () => {
  it('that nobody has filled yet is an empty catalogue, and asking does not make it', async () => {
    const empty = await Workplace.make({});
    const ended = await empty.call(...GAP, '--json');
    expect(ended.code).toBe(2);
    expect(problemOf(ended)).toMatchObject({
      code: 'empty-catalogue',
      next: expect.stringContaining('stackway import'),
    });
    expect(existsSync(empty.at('.stackway'))).toBe(false);
    await empty.clear();
  });

  it('that was named and is not there is out of reach: exit code 3', async () => {
    const ended = await place.call('imports', '--store', 'elsewhere', '--json');
    expect(ended.code).toBe(3);
    expect(problemOf(ended)).toMatchObject({ code: 'store-missing' });
    expect(existsSync(place.at('elsewhere'))).toBe(false);
  });

  it('that is no store is out of reach: exit code 3', async () => {
    const other = await Workplace.make({});
    await writeFile(
      other.at('catalogue/stackway.db'),
      'not a database, only some text that is long enough to be read'.repeat(20),
    );
    const ended = await other.spawn('imports', '--store', 'catalogue', '--json');
    expect(ended).toMatchObject({ code: 3, out: '' });
    expect(problemOf(ended)).toMatchObject({ code: 'not-a-store' });
    await other.clear();
  });
});

describe('a bug', () => {
  it('is told briefly with exit code 70', async () => {
    const { run } = await import('../src/run.js');
    let err = '';
    const code = await run(['imports', '--json'], {
      stdout: { write: () => true },
      stderr: { write: (text) => (err += text) },
      env: {},
      platform: process.platform,
      cwd: () => {
        throw new TypeError('the folder is gone');
      },
    });
    expect(code).toBe(70);
    expect(JSON.parse(err)).toMatchObject({ code: 'bug', found: 'TypeError: the folder is gone' });
  });
});
