import type { Mapped } from './format.js';

/** A row whose cell is none of the words that may stand there. */
export function unknownWord(heading: string, found: string, words: readonly string[]): Mapped {
  const expected = `one of ${words.join(', ')}`;
  const problem = {
    code: found === '' ? 'missing-value' : 'unknown-word',
    field: heading,
    message: found === '' ? `${heading} is empty.` : `${heading} is "${found}".`,
    found,
    expected,
    next: `Change ${heading} to ${expected}.`,
  };
  return { kind: 'rejected', problems: [problem] };
}
