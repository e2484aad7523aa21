import type { LanguageWords } from './language.js';
import { anyOf, wordAt, wordBefore } from './negation.js';
import type { Mention, Passage } from './passage.js';

const SEPARATOR = /^(?:\s|[,;/&•·|()[\]]|—|-)+$/u;
const CLAUSE_END = /[.;:!?()\n—•·|[\]]/;

/** Decides which doubtful names are skills where they stand. Made once for a language. */
export class Doubt {
  private readonly before: RegExp;
  private readonly behind: RegExp;
  private readonly tail: RegExp;
  private readonly joining: ReadonlySet<string>;
  private readonly heads: ReadonlySet<string>;
  private readonly goingOn: ReadonlySet<string>;

  constructor(words: LanguageWords) {
    this.before = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(words.before)}):? ?(?:\\(|e\\.g\\. ?|the |d'|l')?$`, 'u');
    this.behind = new RegExp(`^ (?:${anyOf(words.behind)})(?![\\p{L}\\p{N}])`, 'u');
    this.tail = new RegExp(`^ (?:${anyOf(words.tails)})(?![\\p{L}\\p{N}])`, 'u');
    this.joining = new Set(words.joining);
    this.heads = new Set(words.heads);
    this.goingOn = new Set(words.goingOn);
  }

  /**
   * The names that stay too doubtful. A doubtful one counts behind words such as `knowledge of` when nothing of the sentence goes on with it; written as its label before words such as
   * `developer`; as a whole item of a list beside a name that counts, or beside another in capitals; and capitalised inside a sentence when no word such as `to` goes on.
   */
  of(passage: Passage, mentions: readonly Mention[]): ReadonlySet<Mention> {
    const doubtful = new Set(mentions.filter((mention) => !this.isClear(passage, mention)));
    for (const mention of doubtful) if (this.standsByWords(passage, mention)) doubtful.delete(mention);
    for (let before = -1; before !== doubtful.size;) {
      before = doubtful.size;
      mentions.forEach((mention, i) => {
        if (!doubtful.has(mention) || !this.isItem(passage, mention)) return;
        const beside = [mentions[i - 1], mentions[i + 1]].filter(
          (other) => other !== undefined && this.areListed(passage, mention, other),
        );
        if (
          beside.some((other) => !doubtful.has(other!) || (isCapital(passage, mention) && isCapital(passage, other!)))
        )
          doubtful.delete(mention);
      });
    }
    return doubtful;
  }

  private isClear(passage: Passage, mention: Mention): boolean {
    const { clarity } = mention.pattern;
    return clarity === 'clear' || (clarity === 'cased' && isAsLabel(passage, mention));
  }

  private standsByWords(passage: Passage, mention: Mention): boolean {
    const { text } = passage;
    const behind = text.slice(mention.to, mention.to + 40);
    const before = text.slice(Math.max(0, mention.from - 40), mention.from);
    if (this.before.test(before) && this.endsItem(passage, mention)) return true;
    const asLabel = isAsLabel(passage, mention);
    if (this.behind.test(behind) && (asLabel || mention.pattern.clarity === 'cased')) return true;
    if (!asLabel) return false;
    if (mention.pattern.text.length < 3 || !isCapital(passage, mention)) return false;
    return this.isInsideSentence(passage, mention) && !this.goingOn.has(wordAt(behind, 1));
  }

  /** Behind a word in small letters, with which it may be one phrase. */
  private isInsideSentence(passage: Passage, { from }: Mention): boolean {
    const previous = wordBefore(passage.text, from - 1);
    if (previous === '' || passage.text[from - 1] !== ' ' || passage.breaks(from - 1, from)) return false;
    return isSmall(passage, from - 1 - previous.length);
  }

  private isItem(passage: Passage, mention: Mention): boolean {
    return this.beginsItem(passage, mention) && this.endsItem(passage, mention);
  }

  private beginsItem(passage: Passage, mention: Mention): boolean {
    const { text } = passage;
    const { from } = mention;
    const previous = wordBefore(text, from - 1);
    if (from === 0 || text[from - 1] !== ' ' || previous === '') return true;
    if (this.joining.has(previous) || this.heads.has(previous) || passage.breaks(from - 1, from)) return true;
    if (mention.pattern.text.length > 1 && isAsLabel(passage, mention) && this.isInsideSentence(passage, mention))
      return true;
    return this.before.test(text.slice(Math.max(0, from - 40), from));
  }

  private endsItem(passage: Passage, { to }: Mention): boolean {
    const { text } = passage;
    if (to === text.length || text[to] !== ' ' || passage.breaks(to, to + 1)) return true;
    const next = wordAt(text, to + 1);
    return (
      next === '' ||
      this.joining.has(next) ||
      this.tail.test(text.slice(to, to + 40)) ||
      this.behind.test(text.slice(to, to + 40))
    );
  }

  /** Whether nothing but separators and joining words stands between two names, one after the other. */
  private areListed({ original }: Passage, a: Mention, b: Mention): boolean {
    const between = a.start < b.start ? original.slice(a.end, b.start) : original.slice(b.end, a.start);
    if (CLAUSE_END.test(between.replace(/[•·|()[\]\n—:]/g, ''))) return false;
    const rest = between.split(/\s+/).filter((word) => word !== '' && !this.joining.has(word.toLowerCase()));
    return (between === '' || /[^ ]/.test(between)) && rest.every((word) => SEPARATOR.test(word));
  }
}

/** Written letter by letter as one of the labels that it was found by. */
export function isAsLabel(passage: Passage, mention: Mention): boolean {
  const written = passage.written(mention);
  return mention.pattern.claims.some(({ label }) => label === written);
}

function isCapital(passage: Passage, mention: Mention): boolean {
  return /^\p{Lu}/u.test(passage.written(mention));
}

function isSmall({ original, folded }: Passage, at: number): boolean {
  return /^\p{Ll}/u.test(original.slice(folded.starts[at]));
}
