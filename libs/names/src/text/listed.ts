/** Words of a text, apart by blanks and line ends. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Phrases of a text, apart by commas and line ends. */
export const phrases = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s*[,\n]\s*/)
    .filter((phrase) => phrase !== '');

/** Every phrase of the first before every one of the second: `is not`, `are not` with `needed`, `required`. */
export const pairs = (first: string, second: string): readonly string[] =>
  phrases(first).flatMap((one) => phrases(second).map((other) => `${one} ${other}`));
