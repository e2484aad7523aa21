import type { LanguageWords } from './language.js';
import type { Mention, Passage } from './passage.js';

/** What a negation and its names may have between them, beside words over which it reaches. */
const BETWEEN = /^[ ,:/;&•·|()"']$/;
/** What no text matches. */
const NOTHING = '(?!)';
const WORD = /[\p{L}\p{N}'-]/u;

/** Finds names that their sentence takes back. Made once for a language. */
export class Negation {
  private readonly before: RegExp;
  private readonly behind: RegExp;
  private readonly still: RegExp;
  private readonly over: ReadonlySet<string>;

  constructor({ negation }: LanguageWords) {
    this.before = new RegExp(
      `(?<![\\p{L}\\p{N}])(?!(?:${anyOf(negation.not)}))(?:${anyOf(negation.before)})(?![\\p{L}\\p{N}])`,
      'gu',
    );
    this.behind = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(negation.behind)})(?![\\p{L}\\p{N}])`, 'gu');
    this.still = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(negation.still)})(?![\\p{L}\\p{N}])`, 'u');
    this.over = new Set(negation.over);
  }

  /** The names of a passage, which knows them, that are taken back. */
  of(passage: Passage): ReadonlySet<Mention> {
    const negated = new Set<Mention>();
    const { text } = passage;
    for (const { 0: phrase, index } of text.matchAll(this.before))
      this.forwards(passage, index + phrase.length, negated);
    for (const { 0: phrase, index } of text.matchAll(this.behind)) {
      const rest = /^[^.!?\n]*/.exec(text.slice(index + phrase.length))![0];
      if (!this.still.test(rest)) this.backwards(passage, index, negated);
    }
    return negated;
  }

  private forwards(passage: Passage, from: number, negated: Set<Mention>): void {
    const { text } = passage;
    const isList = text[from] === ':';
    for (let at = from; at < text.length;) {
      const mention = passage.beginning(at);
      if (mention) {
        negated.add(mention);
        at = mention.to;
        continue;
      }
      const word = wordAt(text, at);
      if (word !== '' && !this.over.has(word)) return;
      if (word === '' && !BETWEEN.test(text[at]!) && !(isList && text[at] === '\n' && !this.emptyLine(passage, at)))
        return;
      at += Math.max(1, word.length);
    }
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
