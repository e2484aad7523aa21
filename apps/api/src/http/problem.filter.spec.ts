import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { ArgumentsHost } from '@nestjs/common';
import { ProblemFilter } from './problem.filter.js';

describe('what a resolver throws', () => {
  const host = { getType: () => 'graphql' } as unknown as ArgumentsHost;
  const filter = new ProblemFilter(() => {
    throw new Error('GraphQL tells it itself.');
  });

  it.each([
    ['an Error', new RangeError('of this realm')],
    ['an Error of another realm, as native modules may throw', runInNewContext('new Error("closed")') as unknown],
    ['no Error at all', 'a text'],
  ])('stays thrown and passes for no answer: %s', (_, thrown) => {
    let caught: unknown;
    let answer: unknown = 'none';
    try {
      answer = filter.catch(thrown, host);
    } catch (error) {
      caught = error;
    }
    expect([caught, answer]).toEqual([thrown, 'none']);
  });
});
