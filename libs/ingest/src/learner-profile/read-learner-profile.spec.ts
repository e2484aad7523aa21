import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readLearnerProfile } from './read-learner-profile.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function profile(content: string | Buffer): ReturnType<typeof readLearnerProfile> {
  const file = path.join(folder, 'me.csv');
  writeFileSync(file, content);
  return readLearnerProfile(file);
}

describe('reading a profile', () => {
  it('gives skills and levels with their lines', async () => {
    expect(await profile('Level;Skill;note\n3;"Wiring; houses";x\n\n1;007;\n')).toEqual({
      status: 'ok',
      file: 'me.csv',
      rows: [
        { skill: 'Wiring; houses', level: 3, line: 2 },
        { skill: '007', level: 1, line: 4 },
      ],
      problems: [],
    });
  });

  it('names each row that cannot be read', async () => {
    const read = await profile('skill,level\na,7\nb,x\nc,\n,2\nd,2.5\ne,3\ne,3\ne,4\n');
    expect(read).toMatchObject({ status: 'ok', rows: [{ skill: 'e', level: 3, line: 7 }] });
    expect(read.problems.map(({ code, where }) => `${code} ${where?.line} ${where?.column}`)).toEqual([
      'out-of-range 2 level',
      'not-a-number 3 level',
      'missing-value 4 level',
      'missing-value 5 skill',
      'not-a-whole-number 6 level',
      'conflicting-row 9 level',
    ]);
  });

  it.each([
    ['no file', undefined, 'not-found'],
    ['an empty file', '', 'empty-file'],
    ['no level', 'skill\na\n', 'missing-column'],
    ['a quote left open', 'skill,level\n"a,3\n', 'quote-never-closed'],
    ['bytes that are no UTF-8', Buffer.from([0x73, 0xff]), 'undecodable'],
  ])('refuses %s', async (_, content, code) => {
    const read = await (content === undefined ? readLearnerProfile(path.join(folder, 'none.csv')) : profile(content));
    expect(read).toMatchObject({ status: 'refused', problems: [{ code }] });
  });
});
