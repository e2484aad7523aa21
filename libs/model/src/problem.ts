/** A place in a file a person can open: `line` is the physical line, counted from 1; `column` is the heading. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
}

/**
 * One thing that is wrong, told to the person who can mend it.
 * `code` is stable and machine-readable; `found` and `expected` are the two sides of the disagreement;
 * `next` is the step that mends it.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  readonly where?: Place;
  readonly next: string;
}

/** A problem of one field, before anybody knows the file and line it came from. */
export type FieldProblem = Problem & { readonly field: string };

/** A refusal as data: what every fallible public function returns in place of its answer. */
export interface Refusal {
  readonly status: 'refused';
  readonly problems: readonly Problem[];
}

/** Builds a refusal from one or more problems. */
export function refuse(...problems: readonly Problem[]): Refusal {
  return { status: 'refused', problems };
}

/** A word of ours with its article: `a skill`, `an issuer`. */
export const withArticle = (word: string): string => `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word}`;
