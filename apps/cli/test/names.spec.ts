import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Workplace } from './cli.js';

// A command in a process of its own takes its time on a busy machine.
jest.setTimeout(60_000);

let place: Workplace;
beforeAll(async () => {
  place = await Workplace.make();
  expect(await place.call('import', 'catalogue')).toMatchObject({ code: 0, err: '' });
});
afterAll(() => place.clear());

const have = async (): Promise<number> => {
  const { out } = await place.call('gap', '--learner', 'l-bob', '--role', 'r-data', '--on', '2026-03-31', '--json');
  const { skills } = JSON.parse(out) as { skills: { skill: { id: string }; have: number }[] };
  return skills.find(({ skill }) => skill.id === 's-sql')!.have;
};

describe('two skills', () => {
  it('are merged, count as each other, and come apart again', async () => {
    expect(await place.call('merge')).toMatchObject({ code: 0, out: expect.stringContaining('No two skills look') });
    const before = await have();
    const merged = await place.call('merge', 'Python', 'SQL', '--becomes', '--json');
    expect(merged.code).toBe(0);
    const { import: made, as } = JSON.parse(merged.out) as { import: { id: string }; as: string };
    expect(as).toBe('becomes');
    expect(await have()).toBe(3);
    expect((await place.call('undo', made.id)).code).toBe(0);
    expect(await have()).toBe(before);
    expect((await place.call('merge', 'Python', 'SQL', '--different')).out).toContain('are not the same');
  });

  it.each([
    ['one only', ['merge', 'Python'], 2, 'missing-argument'],
    ['one twice', ['merge', 'SQL', 's-sql'], 2, 'same-skill'],
    ['unknown', ['merge', 'SQL', 'Cobol'], 2, 'unknown-skill'],
    ['the same and different', ['merge', 'SQL', 'Python', '--becomes', '--different'], 2, 'bad-option'],
  ])('%s are refused', async (_, args, code, problem) => {
    const ended = await place.call(...args, '--json');
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(problem)]);
  });
});

describe('a decision about a name', () => {
  it('that is changed says what it takes back', async () => {
    await place.write('ratings.csv', 'employee_id,skill,level\nl-bob,modelling,3\n');
    expect((await place.call('import', 'ratings.csv')).code).toBe(0);
    expect((await place.call('decide', 'modelling', 's-talk')).out).not.toContain('before');
    const changed = await place.call('decide', 'modelling', 's-none');
    expect(changed.out).toContain('It meant Listening (s-talk) before: 1 fact of that taken back.');
    expect(changed.out).toContain('1 statement that waited for it now count');
  });
});

describe('decisions in a file', () => {
  it('say what they take back and what came to be', async () => {
    await place.write('name_decisions.csv', 'kind,name,means\nskill,modelling,s-talk\n');
    const dry = await place.call('import', 'name_decisions.csv', '--dry-run');
    expect(dry.out).toContain(
      'What people had decided about "modelling" is other: 1 fact of that would be taken back.',
    );
    const told = await place.call('import', 'name_decisions.csv');
    expect(told.out).toContain('1 fact of that taken back.');
    expect(told.out).toContain('1 fact came to be of what had waited for names that these files decide about.');
  });
});

describe('names that wait', () => {
  it('are told of by the import that uses them, listed by it, and become skills of their own', async () => {
    await place.write('more.csv', 'employee_id,skill,level\nl-bob,Bee keeping,3\nl-bob,Arc welding,2\n');
    const told = await place.call('import', 'more.csv');
    const [, id] = /stackway names --import (\S+)/.exec(told.out)!;
    expect(told.out).toContain('2 names of skills in these files are known to nobody');
    const listed = await place.call('names', '--import', id!, '--text', 'BEE', '--used-by', 'learners', '--json');
    expect(JSON.parse(listed.out)).toMatchObject({ total: 1, names: [{ name: 'Bee keeping' }] });
    const own = await place.call('decide', 'bee keeping', '--own', '--called', 'Beekeeping', '--kind', 'hard');
    expect(own.out).toContain('means Beekeeping (own:beekeeping), a skill of its own. 1 statement that waited');
    expect((await place.call('names', '--import', id!)).out).toContain('1 name');
    expect((await place.call('names', '--text', 'zzz')).out).toContain('is such a one');
  });

  it.each([
    [['names', '--import', 'nothing'], 'unknown-import'],
    [['names', '--used-by', 'bees'], 'used-by'],
    [['names', '--sort', 'random'], 'sort'],
    [['decide', 'x', 'SQL', '--own'], 'bad-option'],
    [['decide', 'x', '--called', 'Y'], 'bad-option'],
    [['decide', 'x', '--own', '--kind', 'sweet'], 'kind'],
    [['decide', 'x', '--own', '--called', 'sql'], 'skill-exists'],
  ])('are not asked or decided so: %j', async (args, problem) => {
    const ended = await place.call(...args, '--json');
    expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(problem)]);
  });
});
