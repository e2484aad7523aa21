import type { FieldProblem } from '#lib/model';

/** A value that cannot be read; it travels as a value, and becomes the problem of a row. */
export class Wrong {
  constructor(
    readonly code: string,
    readonly found: string,
    readonly expected: string,
    /** Where it differs from "change it to what is expected". */
    readonly next?: string,
    /** Of the column that was read, where several might have been. */
    readonly heading?: string,
  ) {}

  /** The same, found under a heading; the first one told stays. */
  at(heading: string): Wrong {
    if (this.heading !== undefined || heading === '') return this;
    return new Wrong(this.code, this.found, this.expected, this.next, heading);
  }

  /** The problem under the heading where it was found. */
  under(other: string): FieldProblem {
    const { code, found, expected, next, heading = other } = this;
    const message = found === '' ? `${heading} is empty.` : `${heading} is "${found.slice(0, 200)}".`;
    return { code, field: heading, message, found, expected, next: next ?? `Change ${heading} to ${expected}.` };
  }
}

/** A name for which nothing is known. */
export class Unmatched {
  constructor(readonly name: string) {}
}

/** A name of which somebody decided that it means nothing: no fact is made of it, and nothing is wrong. */
export const MEANT_NOTHING = Symbol('means nothing');
