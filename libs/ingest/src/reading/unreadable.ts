import type { Problem } from '#lib/model';

/**
 * A file that cannot be read on. It travels as an exception through the generators that read and parse, and is turned into a refusal
 * (data) where an import or a profile is read; no caller of this library ever sees it.
 */
export class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'Unreadable';
  }
}

/** Throws {@link Unreadable} with a problem at a line of the file. */
export function unreadable(problem: Problem): never {
  throw new Unreadable(problem);
}
