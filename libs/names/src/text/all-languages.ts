import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import type { LanguageWords } from './language.js';
import { SPANISH } from './spanish.js';

/** The words of all languages at once: a posting may change its language, and its words seldom mean the contrary in another. */
export const ALL_LANGUAGES: LanguageWords = together([ENGLISH, GERMAN, FRENCH, SPANISH]);

function together(all: readonly LanguageWords[]): LanguageWords {
  const of = (words: (language: LanguageWords) => readonly string[]): readonly string[] => [
    ...new Set(all.flatMap(words)),
  ];
  return {
    language: 'mul',
    common: of(({ common }) => common),
    whole: of(({ whole }) => whole),
    forms: new Map(all.flatMap(({ forms }) => [...forms])),
    joining: of(({ joining }) => joining),
    before: of(({ before }) => before),
    behind: of(({ behind }) => behind),
    heads: of(({ heads }) => heads),
    tails: of(({ tails }) => tails),
    goingOn: of(({ goingOn }) => goingOn),
    negation: {
      before: of(({ negation }) => negation.before),
      behind: of(({ negation }) => negation.behind),
      not: of(({ negation }) => negation.not),
      over: of(({ negation }) => negation.over),
      onward: of(({ negation }) => negation.onward),
      still: of(({ negation }) => negation.still),
    },
    benefits: {
      headings: of(({ benefits }) => benefits.headings),
      otherHeadings: of(({ benefits }) => benefits.otherHeadings),
      sentences: of(({ benefits }) => benefits.sentences),
      behind: of(({ benefits }) => benefits.behind),
      before: of(({ benefits }) => benefits.before),
    },
  };
}
