import { elidedBefore } from './boundaries.js';
import type { LanguageWords } from './language.js';
import type { Mention, Passage } from './passage.js';

/** What a negation and its names may have between them, beside words over which it reaches. */
const BETWEEN = /^[ ,:/&•·|()"']$/;
/** What no text matches. */
const NOTHING = '(?!)';
/** How far the rest of a sentence is looked at. */
const FAR = 400;
const WORD = /[\p{L}\p{N}'-]/u;

/** Finds names that their sentence takes back. Made once for a language. */
export class Negation {
  private readonly before: RegExp;
  private readonly behind: RegExp;
  private readonly still: RegExp;
  private readonly over: ReadonlySet<string>;

  constructor({ negation }: LanguageWords) {
    const whole = (phrases: readonly string[]): string => `(?<![\\p{L}\\p{N}])(?:${anyOf(phrases)})(?![\\p{L}\\p{N}])`;
    this.before = new RegExp(`(?<![\\p{L}\\p{N}])(?!(?:${anyOf(negation.not)}))${whole(negation.before)}`, 'gu');
    this.behind = new RegExp(`${whole(negation.behind)}(?! (?:${anyOf(negation.onward)})(?![\\p{L}\\p{N}]))`, 'gu');
    this.still = new RegExp(whole(negation.still), 'u');
    this.over = new Set(negation.over);
  }

  /** The names of a passage, which knows them, that are taken back. */
  of(passage: Passage): ReadonlySet<Mention> {
    const negated = new Set<Mention>();
    const { text } = passage;
    const behind = [...text.matchAll(this.behind)].map(({ 0: phrase, index }) => ({
      from: index,
      to: index + phrase.length,
    }));
    let next = 0;
    for (const { 0: phrase, index: from } of text.matchAll(this.before)) {
      const to = from + phrase.length;
      while (next < behind.length && behind[next]!.to <= from) next += 1;
      const both = behind[next];
      if (!both || both.from >= to) this.forwards(passage, to, negated);
      else if (!this.closes(passage, both.from) && this.forwards(passage, to, negated)) behind.splice(next, 1);
    }
    for (const { from, to } of behind) {
      const rest = /^[^.!?\n]*/.exec(text.slice(to, to + FAR))![0];
      if (!this.still.test(rest)) this.backwards(passage, from, negated);
    }
    return negated;
  }

  /** Whether a phrase that may look both ways ends what is said of a name: nothing but words over which it reaches stands between. */
  private closes(passage: Passage, from: number): boolean {
    const { text } = passage;
    for (let end = from; end > 0;) {
      if (passage.ending(end)) return true;
      const word = wordBefore(text, end);
      if (word === '' ? text[end - 1] !== ' ' || passage.breaks(end - 1, end) : !this.over.has(word)) return false;
      end -= Math.max(1, word.length);
    }
    return false;
  }

  /** Whether a name was reached. */
  private forwards(passage: Passage, from: number, negated: Set<Mention>): boolean {
    const { text } = passage;
    const isList = /^ ?:/.test(text.slice(from, from + 2));
    let found = false;
    for (let at = from; at < text.length;) {
      const mention = passage.beginning(at);
      if (mention) {
        negated.add(mention);
        found = true;
        at = mention.to;
        continue;
      }
      const word = elidedAt(passage, at) || wordAt(text, at);
      if (word !== '' && !word.endsWith("'") && !this.over.has(word)) return found;
      const goesOn = isList && (text[at] === ';' || (text[at] === '\n' && !this.emptyLine(passage, at)));
      if (word === '' && !BETWEEN.test(text[at]!) && !goesOn) return found;
      at += Math.max(1, word.length);
    }
    return found;
  }

  private backwards(passage: Passage, to: number, negated: Set<Mention>): void {
    const { text } = passage;
    for (let end = to; end > 0;) {
      const mention = passage.ending(end);
      if (mention) {
        negated.add(mention);
        end = mention.from;
        continue;
      }
      const word = wordBefore(text, end);
      if (word !== '' && !this.over.has(word)) return;
      if (word === '' && (!BETWEEN.test(text[end - 1]!) || passage.breaks(end - 1, end))) return;
      end -= Math.max(1, word.length);
    }
  }

  private emptyLine({ folded, original }: Passage, at: number): boolean {
    return /\n\s*\n/.test(original.slice(folded.starts[at], folded.ends[at]));
  }
}

/** What is elided before a name that begins behind it: `d'` of `d'Excel`. */
function elidedAt(passage: Passage, at: number): string {
  const end = passage.text.indexOf("'", at) + 1;
  if (end <= at || end > at + 3 || !passage.beginning(end)) return '';
  return elidedBefore(passage.text, end) === end - at ? passage.text.slice(at, end) : '';
}

/** Longest first, so that an alternation takes as much as it can. */
export function anyOf(phrases: readonly string[]): string {
  if (phrases.length === 0) return NOTHING;
  const sorted = [...phrases].sort((a, b) => b.length - a.length);
  return sorted.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('-', ' ')).join('|');
}

/** The word at a place, '' when none begins there. */
export function wordAt(text: string, at: number): string {
  let end = at;
  while (end < text.length && WORD.test(text[end]!)) end++;
  return text.slice(at, end);
}

/** The word before a place, '' when none ends there. */
export function wordBefore(text: string, end: number): string {
  let at = end;
  while (at > 0 && WORD.test(text[at - 1]!)) at--;
  return text.slice(at, end);
}
