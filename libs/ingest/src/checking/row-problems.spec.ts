import { describe, expect, it } from '@jest/globals';
import { unknownReference } from './row-problems.js';

const ref = { field: 'credential', id: 'c1', types: ['credential'] } as const;
const draft = { fact: { type: 'credentialSkill', credential: 'c1', skill: 's', level: 1 } } as const;

describe('a reference to what is not there', () => {
  it('asks for the thing, where nothing speaks of it', () => {
    const problem = unknownReference(ref, draft);
    expect(problem.message).toMatch(/neither in this import nor in the store/);
    expect(problem.next).toMatch(/^Import the credential/);
  });

  it('names the row that was rejected, where one describes it', () => {
    const problem = unknownReference(ref, draft, { file: 'credentials.csv', line: 7 });
    expect(problem.message).toBe('credential is "c1": the row about it was rejected (line 7 of credentials.csv).');
    expect(problem.next).toMatch(/^Correct line 7 of credentials.csv/);
  });
});
