/** Where texts are put while something around them is written; see {@link writtenWith}. */
let aside: string[] | undefined;

/** Stands where a text belongs. Nothing that is read from files or questions holds a NUL. */
const MARK = '\u0000json text\u0000';

/**
 * JSON kept as text: a large value that passes from one thread to another and out of the program without being made and written there.
 * Whoever writes it with `JSON.stringify` gets the value.
 */
export class JsonText {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    if (!aside) return JSON.parse(this.text);
    aside.push(this.text);
    return MARK;
  }
}

/** `JSON.stringify`, with the texts in it taken over as they are. */
export function writtenWith(value: unknown): string {
  const texts: string[] = (aside = []);
  let written: string;
  try {
    written = JSON.stringify(value);
  } finally {
    aside = undefined;
  }
  if (texts.length === 0) return written;
  const parts = written.split(JSON.stringify(MARK));
  if (parts.length !== texts.length + 1) return JSON.stringify(value);
  return parts.map((part, i) => part + (texts[i] ?? '')).join('');
}
