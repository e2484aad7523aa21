import { compareText, type Problem, type Refusal } from '#lib/model';
import { describeEntry } from './search.js';

/** A thing that an option may name by its id. */
export interface Candidate {
  readonly id: string;
  readonly name?: string;
}

/**
 * A problem about an unknown id: says so, and offers the nearest of what is there, by id or name.
 * @param what the kinds of things looked among, such as `credential or stack`
 */
export function unknownId(problem: Problem, what: string, candidates: readonly Candidate[]): Problem {
  const id = problem.found ?? '';
  const near = nearestIds(id, candidates).map((one) => describeEntry({ id: one.id, name: one.name ?? one.id }));
  return {
    ...problem,
    message: `No ${what} has the id "${id}".`,
    ...(near.length > 0 && {
      expected: `for example ${near.join(', ')}`,
      next: `Did you mean ${near.join(' or ')}?`,
    }),
  };
}

/** The same refusal with each problem of a code told anew. */
export function retell(refusal: Refusal, code: string, tell: (problem: Problem) => Problem): Refusal {
  return { ...refusal, problems: refusal.problems.map((each) => (each.code === code ? tell(each) : each)) };
}

/** At most three, nearest first; ties go by id. Nothing of which more than two fifths would have to be written anew. */
export function nearestIds(text: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const asked = text.trim().toLowerCase().slice(0, LONGEST);
  const most = Math.max(1, Math.floor(asked.length * 0.4));
  return candidates
    .map((one) => ({ one, off: Math.min(edits(asked, one.id), edits(asked, one.name ?? one.id)) }))
    .filter(({ off }) => off <= most)
    .sort((a, b) => a.off - b.off || compareText(a.one.id, b.one.id))
    .slice(0, 3)
    .map(({ one }) => one);
}

const LONGEST = 100;

/** Letters to add, drop or change, or neighbours to swap, until one text is the other (optimal string alignment). */
function edits(asked: string, name: string): number {
  const other = name.toLowerCase().slice(0, LONGEST);
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= asked.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = asked[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && asked[i - 1] === other[j - 2] && asked[i - 2] === other[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, swapped ? before[j - 2]! + 1 : Infinity);
    }
    [before, last] = [last, row];
  }
  return last[other.length]!;
}
