import type { LineCount } from './line-count.js';
import type { Notes } from '../notes.js';

/** Turns the bytes of one file into text, piece by piece. */
export interface Decoder {
  /** The lines of what was written so far. */
  readonly lines: LineCount;
  /** What was written last is ASCII throughout. */
  readonly plain?: boolean;
  write(bytes: Buffer): string;
  end(): string;
}

/** What a decoder is told of the file: the name for problems, and where to put what it has to say. */
export interface Told {
  readonly file: string;
  readonly notes: Notes;
}
