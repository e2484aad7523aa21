/**
 * The words by which skills in a text of one language are judged, all in small letters. Another language is another object of this shape; no code knows words.
 */
export interface LanguageWords {
  /** BCP 47. */
  readonly language: string;
  /** Names of skills that are also ordinary words: doubtful without context. */
  readonly common: readonly string[];
  /** Words that look glued and are not. */
  readonly whole: readonly string[];
  /** First words of names and the form in which texts have them too: `manage` and `managing`. */
  readonly forms: ReadonlyMap<string, string>;
  /** Words between the items of a list. */
  readonly joining: readonly string[];
  /** What a doubtful name is a skill behind: `programming language`, `knowledge of`. */
  readonly before: readonly string[];
  /** What a doubtful name is a skill before: `programming`, `developer`. */
  readonly behind: readonly string[];
  /** Words before a list of names, which say nothing by themselves: `in`, `with`. */
  readonly heads: readonly string[];
  /** What may end a list item behind a name: `preferred`, `is`. */
  readonly tails: readonly string[];
  /** Words that go on with a verb or noun, so that a capitalised word before them is no name: `to`, `at`. */
  readonly goingOn: readonly string[];
  readonly negation: {
    /** What takes back the names behind it: `no`, `not required`. */
    readonly before: readonly string[];
    /** What takes back the names before it: `is not needed`. */
    readonly behind: readonly string[];
    /** What looks like `before` and takes nothing back: `not only`. */
    readonly not: readonly string[];
    /** Words over which a negation reaches. */
    readonly over: readonly string[];
    /** Words behind `behind` with which it speaks of what follows: `not necessary to know`. */
    readonly onward: readonly string[];
    /** Words behind a negation of which the sentence still wants the skill: `a plus`. */
    readonly still: readonly string[];
  };
  readonly benefits: {
    /** Beginnings of headings over what is offered. */
    readonly headings: readonly string[];
    /** Beginnings of headings over anything else. */
    readonly otherHeadings: readonly string[];
    /** Beginnings of sentences that tell what is offered. */
    readonly sentences: readonly string[];
    /** Words that make the names before them an offer: `membership`, `insurance`. */
    readonly behind: readonly string[];
    /** Words that make the name behind them an offer: `free`. */
    readonly before: readonly string[];
  };
}
