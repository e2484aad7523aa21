import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#lib/store';
import { doctor } from './doctor.js';

const asked = async (error: Error) => {
  const look = () => Promise.reject(error);
  const probe = { name: 'Store', needed: 'questions', optional: false, next: 'Fill it', look };
  return (await doctor({ probes: [probe] })).checks[0];
};
const unavailable = (code: string) => new StoreUnavailable({ code, message: 'No.', next: 'Start Neo4j' });

describe('what doctor says to do', () => {
  it('is what the store says of itself', async () => {
    expect(await asked(unavailable('neo4j-unreachable'))).toMatchObject({
      ok: false,
      found: 'No.',
      next: 'Start Neo4j',
    });
  });

  it('is to fill a store that is not there, and the step of the probe otherwise', async () => {
    expect(await asked(unavailable('store-missing'))).toMatchObject({ next: 'Fill it' });
    expect(await asked(new Error('not found'))).toMatchObject({ found: 'not found', next: 'Fill it' });
  });
});
