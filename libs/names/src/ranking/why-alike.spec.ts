import { describe, expect, it } from '@jest/globals';
import { whyAlike } from './why-alike.js';

describe('what speaks for a suggestion', () => {
  it('is the label most like the name, and the words in common', () => {
    const labels = ['Python (computer programming)', 'Programming in Python', 'snake'];
    expect(whyAlike('python  Programming', labels)).toEqual({
      label: 'Programming in Python',
      words: ['python', 'programming'],
    });
  });

  it('is a word in common before letters', () => {
    expect(whyAlike('SQL databases', ['SQL', 'database queries'])).toEqual({ label: 'SQL', words: ['sql'] });
  });

  it('is the label alone where no word is the same', () => {
    expect(whyAlike('PostgresSQL', ['MySQL', 'PostgreSQL'])).toEqual({ label: 'PostgreSQL', words: [] });
  });

  it('is the own name where labels are equally like', () => {
    expect(whyAlike('zzz', ['aaa', 'bbb']).label).toBe('aaa');
    expect(whyAlike('C#', ['C', 'C#']).label).toBe('C#');
  });
});
