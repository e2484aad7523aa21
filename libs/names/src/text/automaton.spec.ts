import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareText } from '#lib/model';
import { fold } from '../spelling/fold.js';
import { foldName } from '../spelling/name.js';
import { Automaton } from './automaton.js';
import { longest, type Stretch } from './choose.js';
import { SkillFinder } from './skill-finder.js';

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(character);

/** Every label searched by itself at every place, with the rules of boundaries said once more. */
function naive(labels: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (const label of new Set(labels)) {
    for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + 1)) {
      const [first, before, twoBefore] = [label[0]!, text[at - 1], text[at - 2]];
      const [next, afterNext] = [text[at + label.length], text[at + label.length + 1]];
      const opens = isWord(first)
        ? !isWord(before) && before !== '.' && !(before === "'" && isWord(twoBefore))
        : !isWord(before) && before !== first;
      const goesOn =
        isWord(next) || next === '#' || (next === '.' && isWord(afterNext)) || (next === '+' && !isWord(afterNext));
      if (opens && !goesOn) found.push(`${at} ${label}`);
    }
  }
  return found.sort();
}

/** Takes the longest that is left, again and again. */
function naiveLongest(stretches: readonly Stretch[]): Stretch[] {
  const left = [...stretches];
  const chosen: Stretch[] = [];
  while (left.length > 0) {
    const length = ({ start, end }: Stretch): number => end - start;
    const most = Math.max(...left.map(length));
    const first = left.filter((one) => length(one) === most).sort((a, b) => a.start - b.start)[0]!;
    chosen.push(first);
    for (let i = left.length - 1; i >= 0; i--)
      if (left[i]!.start < first.end && first.start < left[i]!.end) left.splice(i, 1);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

const letters = fc.constantFrom(..."aab  c.+#'é_1".split(''));
const label = fc
  .string({ unit: letters, minLength: 1, maxLength: 6 })
  .map(foldName)
  .filter((name) => name !== '');
const text = fc.string({ unit: letters, maxLength: 60 });
const sortedOf = (labels: readonly string[]): string[] => [...new Set(labels)].sort(compareText);

describe('occurrences', () => {
  it('are what searching every label by itself finds', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 25 }), text, (labels, original) => {
        const patterns = sortedOf(labels);
        const folded = fold(original).text;
        const found = new Automaton(patterns)
          .occurrences(folded)
          .map(({ pattern, from }) => `${from} ${patterns[pattern]!}`);
        expect(found.sort()).toEqual(naive(labels, folded));
      }),
      { numRuns: 4000 },
    );
  });

  it('are found also in texts made of the labels themselves', () => {
    const made = fc.array(label, { minLength: 1, maxLength: 12 }).chain((labels) =>
      fc.record({
        labels: fc.constant(labels),
        parts: fc.array(fc.constantFrom(...labels), { maxLength: 12 }),
        by: fc.constantFrom(' ', ', ', '', '.', '/'),
      }),
    );
    fc.assert(
      fc.property(made, ({ labels, parts, by }) => {
        const patterns = sortedOf(labels);
        const folded = fold(parts.join(by)).text;
        const found = new Automaton(patterns)
          .occurrences(folded)
          .map(({ pattern, from }) => `${from} ${patterns[pattern]!}`);
        expect(found.sort()).toEqual(naive(labels, folded));
      }),
      { numRuns: 3000 },
    );
  });

  it('may lie within others and end together', () => {
    const patterns = sortedOf(['data', 'big data', 'big data analysis', 'analysis', 'data analysis']);
    const found = new Automaton(patterns).occurrences('big data analysis').map(({ pattern }) => patterns[pattern]);
    expect(found).toEqual(['big data', 'data', 'big data analysis', 'data analysis', 'analysis']);
  });
});

describe('longest', () => {
  it('takes what taking the longest again and again takes', () => {
    const stretch = fc
      .tuple(fc.nat(25), fc.integer({ min: 1, max: 7 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(
        fc.uniqueArray(stretch, { selector: ({ start, end }) => `${start} ${end}`, maxLength: 20 }),
        (stretches) => {
          expect(longest(stretches)).toEqual(naiveLongest(stretches));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('hits', () => {
  it('do not depend on the order of the skills', () => {
    const skills = ['a', 'a b', 'A B', 'b a', 'C#', 'aB'].map((name, i) => ({
      id: `s${i}`,
      name,
      altNames: ['b', 'a c'],
    }));
    const finder = new SkillFinder(skills);
    fc.assert(
      fc.property(fc.shuffledSubarray(skills, { minLength: skills.length }), text, (shuffled, original) => {
        expect(new SkillFinder(shuffled).find(original)).toEqual(finder.find(original));
      }),
      { numRuns: 50 },
    );
  });

  it('lie in order, apart, and hold what stands there, for any text', () => {
    const names = ['a', 'a b', 'b a c', 'C#', 'C++', 'é', 'aB', 'b.a'];
    const finder = new SkillFinder(
      names.map((name, i) => ({ id: `s${i}`, name, altNames: i % 2 === 0 ? ['a b', 'c'] : [] })),
    );
    const wild = fc.string({
      unit: fc.oneof(
        letters,
        fc.constantFrom(...'ABC\n-\u00a0\u0301,:ﬁ'.split('')),
        fc.constantFrom(' no ', ' not required', 'We offer: '),
      ),
    });
    fc.assert(
      fc.property(wild, (original) => {
        let end = 0;
        for (const hit of finder.find(original)) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          expect(hit.end).toBeGreaterThan(hit.start);
          expect(original.slice(hit.start, hit.end)).toBe(hit.text);
          expect(hit.candidates.length).toBeGreaterThan(0);
          expect(hit.id).toBe(hit.candidates.length === 1 ? hit.candidates[0] : undefined);
          end = hit.end;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
