import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChangingNames } from './changing-names.js';
import type { NameEntry } from './entry.js';
import { NameIndex } from './name-index.js';

const label = fc.constantFrom(
  'C',
  'c',
  'C#',
  'Node.js',
  'node js',
  'Node',
  'lead teams',
  'Lead-Teams',
  '+++',
  ' ',
  'a',
);
const entry: fc.Arbitrary<NameEntry> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'C', 'd'),
  name: label,
  altNames: fc.array(label, { maxLength: 3 }),
  codes: fc.array(fc.constantFrom('1', '0110', 'C'), { maxLength: 2 }),
});
const asked = fc.oneof(label, fc.constantFrom('1', '0110', 'b', 'nodejs', 'nobody'));
const step = fc.oneof(
  entry.map((set) => ({ set })),
  asked.map((ask) => ({ ask })),
);

describe('names that are still being told', () => {
  it('identify at any moment what an index of all known entries identifies', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const names = new ChangingNames();
        const known = new Map<string, NameEntry>();
        for (const one of steps) {
          if ('set' in one) {
            names.set(one.set);
            known.set(one.set.id, one.set);
          } else expect(names.identify(one.ask)).toEqual(new NameIndex(known.values()).identify(one.ask));
        }
        expect([...names.all()]).toEqual([...known.values()]);
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('look at a label once, however often they are asked in between', () => {
    let looked = 0;
    const counted = (id: number): NameEntry => ({
      id: String(id),
      get name() {
        looked += 1;
        return `Skill number ${id}`;
      },
    });
    const names = new ChangingNames();
    for (let id = 0; id < 1000; id++) {
      names.set(counted(id));
      names.identify('nobody');
    }
    expect(looked).toBe(1000);
  });
});
