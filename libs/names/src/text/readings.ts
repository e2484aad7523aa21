import { fold, type Folded } from '../spelling/fold.js';

/** Letters and digits with dots between them. */
const TOKEN = /[\p{L}\p{N}]+(?:[.!?;:][\p{L}\p{N}]+)*/gu;
const MAY_BE_GLUED = /[a-z.!?;:][A-Z\d]|[A-Z]\d|[^\0-\x7f]/;
/**
 * Where a word goes over into another: a small letter into a capital with another letter (`learningPython`), the end of a sentence into the next (`skills.Python`), a word of three
 * letters or more into its version (`Python3`, `HTML5`).
 */
const SEAM = /(?<=\p{Ll}{2})(?=\p{Lu}\p{L})|(?<=\p{Ll}{2}[.!?;:])(?=\p{Lu}\p{L}{2})|(?<=\p{L}{3})(?=\d+$)/gu;

/**
 * The second way to read a text: with glued words apart. Offsets are those of the original.
 *
 * @param whole words, in small letters, that are one word although they look glued (`javascript`)
 * @returns undefined when nothing is glued
 */
export function splitReading(original: string, whole: ReadonlySet<string>): Folded | undefined {
  if (!MAY_BE_GLUED.test(original)) return undefined;
  const seams: number[] = [];
  for (const { 0: token, index } of original.matchAll(TOKEN)) {
    if (!MAY_BE_GLUED.test(token) || whole.has(token.toLowerCase())) continue;
    for (const seam of token.matchAll(SEAM)) seams.push(index + seam.index);
  }
  if (seams.length === 0) return undefined;
  const parts = seams.map((seam, i) => original.slice(seams[i - 1] ?? 0, seam));
  const folded = fold([...parts, original.slice(seams.at(-1))].join(' '));
  const back = (place: number): number => place - passed(seams, place);
  return { text: folded.text, starts: folded.starts.map(back), ends: folded.ends.map(back) };
}

/** How many blanks were put in before a place of the split text: seam k became a blank at `seams[k] + k`. */
function passed(seams: readonly number[], place: number): number {
  let [low, high] = [0, seams.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seams[middle]! + middle < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
