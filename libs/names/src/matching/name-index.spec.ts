import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { NameEntry } from './entry.js';
import { NameIndex } from './name-index.js';

const entries: readonly NameEntry[] = [
  { id: 's1', name: 'JavaScript', altNames: ['ECMAScript', 'JS'] },
  { id: 's2', name: 'Node.js', altNames: ['Node'] },
  { id: 's3', name: 'C', codes: ['0613'] },
  { id: 's4', name: 'C#', altNames: ['C Sharp'], codes: ['0613', '4.2'] },
  { id: 's5', name: 'C++' },
  { id: 's6', name: '.NET', altNames: ['dot net'] },
  { id: 's7', name: 'project management', altNames: ['managing projects', 'lead projects'] },
  { id: 's8', name: 'team leadership', altNames: ['lead teams', 'lead projects', 'project management'] },
  { id: 's9', name: 'Spark' },
  { id: 's10', name: 'SPARK' },
  { id: 'R', name: 'regression' },
  { id: 's11', name: 'R' },
  { id: 's12', name: 'welding' },
  { id: 's13', name: 'welding', altNames: ['soldering'] },
];
const index = new NameIndex(entries);
const told = (text: string): string => {
  const found = index.match(text);
  if (found.status === 'ambiguous') return `ambiguous ${found.candidates.map(({ id }) => id).join(' ')}`;
  if (found.status === 'suggestions') return 'suggestions';
  return `${found.status} ${found.entry.id}`;
};

describe('match', () => {
  it.each([
    ['s7', 'id s7'],
    ['R', 'id R'],
    ['JavaScript', 'name s1'],
    [' javascript ', 'name s1'],
    ['Java Script', 'name s1'],
    ['ecmascript', 'alternative s1'],
    ['node js', 'name s2'],
    ['Node-JS', 'name s2'],
    ['node', 'alternative s2'],
    ['c', 'name s3'],
    ['c#', 'name s4'],
    ['c sharp', 'alternative s4'],
    ['C++', 'name s5'],
    ['.net', 'name s6'],
    ['Dot-Net', 'alternative s6'],
    ['4.2', 'code s4'],
    ['Managing\u00a0Projects', 'alternative s7'],
    ['r', 'name s11'],
  ])('%s is %s', (text, outcome) => {
    expect(told(text)).toBe(outcome);
  });

  it('says how a label was spelled and who else has a claim to it', () => {
    expect(index.match('Node.js')).toMatchObject({ spelling: 'verbatim', also: [] });
    expect(index.match('NODE.JS')).toMatchObject({ spelling: 'folded' });
    expect(index.match('NodeJS')).toMatchObject({ spelling: 'glued' });
    expect(index.match('project management')).toEqual({
      status: 'name',
      entry: { id: 's7', name: 'project management' },
      spelling: 'verbatim',
      also: [{ id: 's8', name: 'team leadership' }],
    });
    expect(index.match('Spark')).toMatchObject({ status: 'name', entry: { id: 's9' }, also: [{ id: 's10' }] });
  });

  it('picks nothing when several share a name, an alternative name or a code', () => {
    expect(told('welding')).toBe('ambiguous s12 s13');
    expect(told('spark')).toBe('ambiguous s10 s9');
    expect(told('lead projects')).toBe('ambiguous s7 s8');
    expect(told('0613')).toBe('ambiguous s3 s4');
  });

  it('suggests five at most, best first, for what no label fits', () => {
    const found = index.match('manager of projects');
    if (found.status !== 'suggestions') throw new Error(found.status);
    expect(found.suggestions.length).toBeLessThanOrEqual(5);
    expect(found.suggestions[0]).toMatchObject({ id: 's7' });
    const scores = found.suggestions.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(told('net')).toBe('suggestions');
    expect(told('C--')).not.toBe('suggestions');
    expect(index.match('')).toEqual({ status: 'suggestions', suggestions: [] });
    expect(index.match('+++')).toMatchObject({ status: 'suggestions' });
  });

  it('does not depend on the order of the entries', () => {
    const text = fc.oneof(
      fc.constantFrom(...entries.flatMap(({ name, altNames = [] }) => [name, ...altNames])),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), text, (shuffled, asked) => {
        expect(new NameIndex(shuffled).match(asked)).toEqual(index.match(asked));
      }),
      { numRuns: 60 },
    );
  });

  it('never identifies an entry that does not have the text as id, label or code', () => {
    const letters = fc.constantFrom(...'aAbB cC#+.-'.split(''));
    const label = fc.string({ unit: letters, minLength: 1, maxLength: 4 });
    const made = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), name: label, altNames: fc.array(label) }),
      {
        selector: ({ id }) => id,
        maxLength: 6,
      },
    );
    const plain = (text: string): string => `,${text.toLowerCase().replace(/[^a-z#+]/g, '')}`;
    fc.assert(
      fc.property(made, label, (some, text) => {
        const found = new NameIndex(some).match(text);
        const claims = (key: (label: string) => string): readonly string[] =>
          key(text) === ''
            ? []
            : some
                .filter(({ name, altNames }) => [name, ...altNames].some((one) => key(one) === key(text)))
                .map(({ id }) => id);
        if (found.status === 'name' || found.status === 'alternative') expect(claims(plain)).toContain(found.entry.id);
        if (found.status === 'ambiguous') expect(found.candidates.length).toBeGreaterThan(1);
        if (found.status === 'suggestions') expect(claims((one) => one.trim().toLowerCase()).length).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses two entries of one id', () => {
    expect(() => new NameIndex([...entries, { id: 's1', name: 'again' }])).toThrow('s1');
  });
});
