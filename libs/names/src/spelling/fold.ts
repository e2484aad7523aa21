import { characterEnd, foldCharacter } from './character.js';

/** A folded text with, for each of its code units, where in the original it comes from: `[starts[i], ends[i])`. */
export interface Folded {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const [FEED, SPACE, HYPHEN, SLASH, GRAVE, DASH] = [10, 32, 45, 47, 96, 0x2014];

/**
 * Folds a text for comparing: Unicode NFKC and case folding, one space for any run of blanks (also those that do not break), typographic
 * quotes as plain ones. A hyphen inside a word becomes a space; between blanks it becomes a dash without blanks. Blanks around a slash go. An
 * empty line, or a new line with a hyphen, becomes a line feed, which no name contains. All else stays, so `C#`, `C++`, `F#`, `.NET` and `R` remain apart.
 */
export function fold(original: string): Folded {
  const folder = new Folder(original.length);
  for (let at = 0; at < original.length;) at = folder.take(original, at);
  return folder.done();
}

/** A run of blanks, hyphens and dashes, of which one sign is made. */
interface Gap {
  from: number;
  to: number;
  feeds: number;
  hyphens: number;
  dashes: number;
  /** The first and the last of the run are blanks. */
  blankFirst: boolean;
  blankLast: boolean;
}

class Folder {
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private length = 0;
  private gap: Gap | undefined;

  constructor(size: number) {
    this.units = new Uint16Array(size + 16);
    this.starts = new Int32Array(size + 16);
    this.ends = new Int32Array(size + 16);
  }

  /** Takes the character at a place with what belongs to it. @returns the place behind it */
  take(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    if (unit < 128 && unit !== GRAVE && !(text.charCodeAt(at + 1) >= 128)) {
      this.put(unit >= 65 && unit <= 90 ? unit + 32 : unit, at, at + 1);
      return at + 1;
    }
    const end = characterEnd(text, at);
    const folded = foldCharacter(text.slice(at, end));
    for (let i = 0; i < folded.length; i++) this.put(folded.charCodeAt(i), at, end);
    return end;
  }

  done(): Folded {
    const parts: string[] = [];
    for (let i = 0; i < this.length; i += 8192)
      parts.push(String.fromCharCode(...this.units.subarray(i, Math.min(i + 8192, this.length))));
    const [starts, ends] = [this.starts.subarray(0, this.length), this.ends.subarray(0, this.length)];
    return { text: parts.join(''), starts, ends };
  }

  private put(unit: number, from: number, to: number): void {
    const blank = isBlank(unit);
    if (blank || unit === HYPHEN || unit === DASH) return this.widen(unit, blank, from, to);
    if (this.gap) this.close(this.gap, unit === SLASH);
    this.push(unit, from, to);
  }

  private widen(unit: number, blank: boolean, from: number, to: number): void {
    const gap = (this.gap ??= { from, to, feeds: 0, hyphens: 0, dashes: 0, blankFirst: blank, blankLast: blank });
    gap.to = to;
    gap.blankLast = blank;
    if (unit === FEED || unit === 0x2028 || unit === 0x2029) gap.feeds++;
    else if (unit === HYPHEN) gap.hyphens++;
    else if (unit === DASH) gap.dashes++;
  }

  /** Writes the run before a character as one sign; what follows the last character is never written. */
  private close(gap: Gap, beforeSlash: boolean): void {
    const { from, to, feeds, hyphens, dashes } = gap;
    this.gap = undefined;
    if (this.length === 0) return;
    if (feeds > 1 || (feeds === 1 && hyphens + dashes > 0)) this.push(FEED, from, to);
    else if (dashes > 0 || (hyphens > 0 && gap.blankFirst && gap.blankLast)) this.push(DASH, from, to);
    else if (!beforeSlash && this.units[this.length - 1] !== SLASH) this.push(SPACE, from, to);
  }

  private push(unit: number, from: number, to: number): void {
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = from;
    this.ends[this.length++] = to;
  }

  private grow(): void {
    const size = this.length * 2;
    const [units, starts, ends] = [new Uint16Array(size), new Int32Array(size), new Int32Array(size)];
    units.set(this.units);
    starts.set(this.starts);
    ends.set(this.ends);
    [this.units, this.starts, this.ends] = [units, starts, ends];
  }
}

function isBlank(unit: number): boolean {
  if (unit === SPACE || (unit >= 9 && unit <= 13)) return true;
  return (
    unit >= 0x85 &&
    (unit === 0x85 ||
      unit === 0xa0 ||
      unit === 0x1680 ||
      (unit >= 0x2000 && unit <= 0x200a) ||
      unit === 0x2028 ||
      unit === 0x2029 ||
      unit === 0x202f ||
      unit === 0x205f ||
      unit === 0x3000)
  );
}
