import { describe, expect, it } from '@jest/globals';
import { snapshotOf } from '#lib/engine';
import { directoryOf, NameSearch, nearest, resolveRole, resolveSkill, type Catalogue } from '#lib/usecases';
import { SMALL } from './small-catalogue.js';

function catalogue(facts = SMALL): Catalogue {
  const snapshot = snapshotOf(facts);
  const directory = directoryOf(snapshot);
  return { storeVersion: 1, snapshot, directory, names: new NameSearch(directory) };
}
const small = catalogue();
const codeOf = (outcome: ReturnType<typeof resolveRole>): string =>
  outcome.status === 'ok' ? outcome.id : outcome.problems[0]!.code;

describe('a role is found', () => {
  it.each([
    ['by id', 'ro-2', 'ro-2'],
    ['by its own code', 'A1', 'ro-1'],
    ['by exact title', 'Data engineer', 'ro-2'],
    ['by a unique alternative title', 'Number person', 'ro-1'],
    ['by a title that another file adds', 'Pipeline builder', 'ro-2'],
    ['with blanks around', '  Data analyst ', 'ro-1'],
    ['never by a code two share', '2511', 'ambiguous-role'],
    ['never by an alternative title two share', 'Analyst', 'ambiguous-role'],
    ['never by half a title', 'Data', 'unknown-role'],
    ['never by nothing', '', 'unknown-role'],
  ])('%s', (_, text, expected) => {
    expect(codeOf(resolveRole(small, text))).toBe(expected);
  });

  it('offers the nearest titles for a slip of the pen', () => {
    const refused = resolveRole(small, 'Data analist');
    expect(refused).toMatchObject({
      status: 'refused',
      problems: [{ code: 'unknown-role', found: 'Data analist', next: expect.stringContaining('Data analyst (ro-1)') }],
    });
  });

  it('names the candidates of an ambiguous text', () => {
    const refused = resolveRole(small, 'Analyst');
    expect(refused).toMatchObject({
      problems: [{ message: '"Analyst" means 2 roles: Data analyst (ro-1), Data engineer (ro-2).' }],
    });
  });
});

describe('a skill is found', () => {
  it.each([
    ['by id', 'sk-sql', 'sk-sql'],
    ['by exact name', 'Python', 'sk-py'],
    ['by name before the alternative name of another', 'snake', 'sk-zoo'],
    ['by a unique alternative name', 'structured query language', 'sk-sql'],
    ['never by an alternative name two share', 'Py', 'ambiguous-skill'],
    ['never by another spelling', 'python', 'unknown-skill'],
  ])('%s', (_, text, expected) => {
    expect(codeOf(resolveSkill(small, text))).toBe(expected);
  });
});

describe('searching', () => {
  const ids = (kind: 'skill' | 'role' | 'credential', text: string, limit = 10): string[] =>
    small.names.search(kind, text, limit).map(({ entry }) => entry.id);

  it('puts an exact id first, then names, then alternative names, then words', () => {
    expect(ids('skill', 'sk-zoo')[0]).toBe('sk-zoo');
    expect(ids('skill', 'SNAKE')).toEqual(['sk-zoo', 'sk-py']);
    expect(ids('role', '2511').sort()).toEqual(['ro-1', 'ro-2']);
    expect(ids('credential', 'badge').sort()).toEqual(['cr-both', 'cr-py', 'cr-sql']);
  });

  it('forgives a wrong letter and an unfinished word', () => {
    expect(ids('credential', 'pyton')).toEqual(['cr-py']);
    expect(ids('role', 'engin')).toEqual(['ro-2']);
  });

  it('answers nothing with nothing, and no more than asked for', () => {
    expect(ids('role', '   ')).toEqual([]);
    expect(ids('role', 'qqqq')).toEqual([]);
    expect(ids('role', 'data', 1)).toHaveLength(1);
    expect(nearest(small, 'role', 'data', 1)).toEqual(['Data analyst (ro-1)']);
  });

  it('gives the same list from an index made piece by piece', async () => {
    const slow = catalogue();
    await Promise.all([slow.names.prepare('role'), slow.names.prepare('role')]);
    expect(slow.names.search('role', 'data', 10)).toEqual(small.names.search('role', 'data', 10));
  });

  it('gives the same list in whatever order the facts came', () => {
    const turned = catalogue([...SMALL].reverse());
    expect(turned.names.search('role', 'data', 10)).toEqual(small.names.search('role', 'data', 10));
  });
});
