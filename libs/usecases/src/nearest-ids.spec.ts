import { describe, expect, it } from '@jest/globals';
import { nearestIds, unknownId } from './nearest-ids.js';

const THINGS = [
  { id: 'cr-pv-design', name: 'Designing solar roofs' },
  { id: 'cr-pv-safety', name: 'Safety on roofs' },
  { id: 'cr-welding', name: 'Welding' },
];

describe('an unknown id', () => {
  it.each([
    ['cr-pv-desing', ['cr-pv-design']],
    ['CR-PV-DESIGN', ['cr-pv-design']],
    ['safety on roof', ['cr-pv-safety']],
    ['cr-pv-saf', ['cr-pv-safety']],
    ['%%', []],
    ['', []],
  ])('%s is near %j', (text, ids) => {
    expect(nearestIds(text, THINGS).map(({ id }) => id)).toEqual(ids);
  });

  it('is told with what was probably meant', () => {
    const problem = { code: 'unknown-id', message: '', found: 'cr-pv-desing', expected: '', next: '' };
    expect(unknownId(problem, 'credential or stack', THINGS)).toEqual({
      code: 'unknown-id',
      message: 'No credential or stack has the id "cr-pv-desing".',
      found: 'cr-pv-desing',
      expected: 'for example Designing solar roofs (cr-pv-design)',
      next: 'Did you mean Designing solar roofs (cr-pv-design)?',
    });
  });
});
