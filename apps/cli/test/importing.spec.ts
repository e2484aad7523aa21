import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CATALOGUE, problemOf, Workplace } from './cli.js';

// A command in a process of its own takes its time on a busy machine.
jest.setTimeout(60_000);

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.make();
});
afterEach(() => place.clear());

interface Import {
  readonly status: string;
  readonly import: { readonly id: string };
  readonly counts: Record<'read' | 'facts' | 'rejected' | 'skipped' | 'added' | 'changed' | 'removed', number>;
  readonly problems: readonly { readonly where: object }[];
}
const answer = (text: string): Import => JSON.parse(text) as Import;
const rows = Object.values(CATALOGUE).reduce((sum, text) => sum + text.trim().split('\n').length - 1, 0);

describe('import', () => {
  it('counts every row; the same again changes nothing; undo takes it back', async () => {
    const first = await place.spawn('import', 'catalogue', '--json');
    expect(first).toMatchObject({ code: 0, err: '' });
    const { status, counts, import: made } = answer(first.out);
    expect(status).toBe('ok');
    expect(counts).toEqual({ read: rows, facts: rows, rejected: 0, skipped: 0, added: rows, changed: 0, removed: 0 });
    expect(answer((await place.call('import', 'catalogue', '--json')).out)).toMatchObject({
      status: 'unchanged',
      import: made,
      counts: { added: 0, changed: 0, removed: 0 },
    });
    expect(answer((await place.call('import', 'catalogue/skills.csv', '--json')).out)).toMatchObject({
      status: 'unchanged',
      import: { id: null },
    });
    const undone = await place.call('undo', made.id, '--json');
    expect(JSON.parse(undone.out)).toEqual({ status: 'ok', import: made, removed: rows, restored: 0 });
    expect(problemOf(await place.call('undo', made.id, '--json'))).toMatchObject({ code: 'already-undone' });
    const listed = JSON.parse((await place.call('imports', '--json')).out) as { imports: object[] };
    expect(listed.imports).toMatchObject([
      { id: made.id, counts: { facts: rows }, undone: { by: expect.any(String) } },
    ]);
  });

  it('with --dry-run says what would be and leaves no trace', async () => {
    const dry = await place.call('import', 'catalogue', '--dry-run', '--json');
    expect(dry.code).toBe(0);
    expect(answer(dry.out)).toMatchObject({ status: 'dry-run', counts: { added: rows } });
    expect(existsSync(place.at('.stackway'))).toBe(false);
  });

  it('keeps the good rows beside a rejected one, and with --strict none: exit code 1', async () => {
    await place.write('catalogue/learner_skills.csv', 'learner,skill,level\nl-ada,007,7\nl-bob,007,2\n');
    const strict = await place.call('import', 'catalogue', '--strict', '--json');
    expect(strict).toMatchObject({ code: 1, err: '' });
    expect(answer(strict.out)).toMatchObject({
      status: 'rejected',
      counts: { rejected: 1, added: 0 },
      problems: [{ code: 'out-of-range', where: { file: 'learner_skills.csv', line: 2, column: 'level' } }],
    });
    expect(answer((await place.call('imports', '--json')).out)).toEqual({ imports: [] });
    const lenient = await place.call('import', 'catalogue', '--json');
    expect(lenient.code).toBe(0);
    expect(answer(lenient.out)).toMatchObject({ status: 'ok', counts: { rejected: 1, added: rows } });
  });

  it('refuses a folder whole for one file that cannot be read: exit code 2 and nothing written', async () => {
    await place.write('catalogue/teams.csv', 'id,organization,name\nt-1,o-1,"Charts\n');
    const refused = await place.call('import', 'catalogue', '--json');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(problemOf(refused)).toMatchObject({ where: { file: 'teams.csv', line: 2 } });
    expect((await place.call('gap', '--learner', 'l-ada', '--role', 'r-data')).code).toBe(2);
  });

  it('tells people what was done and how to take it back', async () => {
    const { out } = await place.call('import', 'catalogue');
    expect(out).toMatch(/Imported as \S+: \d+ added, 0 changed, 0 removed\. Take it back with: stackway undo/);
  });

  it('tells what other imports say of something that undo takes away', async () => {
    const first = answer((await place.call('import', 'catalogue', '--json')).out);
    await place.write('learner_skills.csv', 'learner,skill,level\nl-cy,s-none,2\n');
    await place.write('learners.csv', 'id,name\nl-cy,Cy\n');
    await place.call('import', 'learners.csv', 'learner_skills.csv');
    const undone = await place.call('undo', first.import.id);
    expect(undone.code).toBe(0);
    expect(undone.out).toContain('Facts of other imports that refer to what is gone (1):');
    expect(undone.out).toMatch(
      /learnerSkill l-cy s-none {2}skill s-none is gone {2}\(import \S+, .*learner_skills\.csv, line 2\)/,
    );
    expect(undone.out).toContain('Import that again');
  });
});
