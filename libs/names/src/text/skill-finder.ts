import { compareText } from '#lib/model';
import type { NameEntry } from '../matching/entry.js';
import { sortedById } from '../matching/labels.js';
import type { Folded } from '../spelling/fold.js';
import { ALL_LANGUAGES } from './all-languages.js';
import { Automaton } from './automaton.js';
import { Benefits } from './benefits.js';
import { longest } from './choose.js';
import { Doubt, isAsLabel } from './doubt.js';
import type { LanguageWords } from './language.js';
import { Negation } from './negation.js';
import { Passage, type Mention } from './passage.js';
import { patternsOf, type Pattern } from './patterns.js';
import { splitReading } from './readings.js';
import type { Exclusion, SkillHit } from './skill-hit.js';

/** Finds names of skills in texts. Made once for a framework; same entries, same hits, in whatever order they came. */
export class SkillFinder {
  private readonly patterns: readonly Pattern[];
  private readonly automaton: Automaton;
  private readonly whole: ReadonlySet<string>;
  private readonly doubt: Doubt;
  private readonly negation: Negation;
  private readonly benefits: Benefits;

  /**
   * @param entries skills with their labels
   * @param words the words of the texts' language; left out: those of all languages
   * @throws when an id occurs twice
   */
  constructor(entries: Iterable<NameEntry>, words: LanguageWords = ALL_LANGUAGES) {
    this.patterns = patternsOf(sortedById(entries), words);
    this.automaton = new Automaton(this.patterns.map(({ text }) => text));
    this.whole = new Set(words.whole);
    this.doubt = new Doubt(words);
    this.negation = new Negation(words);
    this.benefits = new Benefits(words);
  }

  /** The names in a text, in order, none over another: the longest wins. Those that do not count are among them, with the reason. */
  find(text: string): readonly SkillHit[] {
    const passage = new Passage(text);
    const split = splitReading(text, this.whole);
    const read = this.read(passage.folded, passage);
    const mentions = longest(split ? [...read, ...this.read(split, passage)] : read);
    if (mentions.length === 0) return [];
    passage.know(mentions);
    const reasons: readonly (readonly [Exclusion, ReadonlySet<Mention>])[] = [
      ['doubtful', this.doubt.of(passage, mentions)],
      ['negated', this.negation.of(passage)],
      ['benefit', this.benefits.of(passage, mentions)],
    ];
    return mentions.map((mention) => hitOf(passage, mention, reasons.find(([, of]) => of.has(mention))?.[0]));
  }

  private read({ text, starts, ends }: Folded, passage: Passage): Mention[] {
    return this.automaton.occurrences(text).map(({ pattern, from, to }) => {
      const [start, end] = [starts[from]!, ends[to - 1]!];
      const own = text === passage.text;
      return {
        pattern: this.patterns[pattern]!,
        from: own ? from : passage.place(start),
        to: own ? to : passage.place(end),
        start,
        end,
      };
    });
  }
}

/** Of several skills with one label the one whose label stands there letter by letter is meant; if that is not one, all may be. */
function hitOf(passage: Passage, mention: Mention, excluded: Exclusion | undefined): SkillHit {
  const { start, end, pattern } = mention;
  const text = passage.written(mention);
  const verbatim = new Set(
    isAsLabel(passage, mention) ? pattern.claims.filter(({ label }) => label === text).map(({ id }) => id) : [],
  );
  const all = [...new Set(pattern.claims.map(({ id }) => id))].sort(compareText);
  const candidates = verbatim.size === 1 ? [...verbatim] : all;
  const label = (pattern.claims.find((claim) => claim.label === text) ?? pattern.claims[0]!).label;
  return {
    ...(candidates.length === 1 && { id: candidates[0]! }),
    candidates,
    start,
    end,
    text,
    label,
    ...(excluded && { excluded }),
  };
}
