const [LF, CR] = [0x0a, 0x0d];

/** The physical line that is being decoded, from 1: line feeds are counted, and carriage returns as long as there is no line feed. */
export class LineCount {
  private feeds = 0;
  private returns = 0;

  get line(): number {
    return 1 + (this.feeds > 0 ? this.feeds : this.returns);
  }

  bytes(bytes: Buffer): void {
    this.feeds += occurrences(bytes, LF);
    if (this.feeds === 0) this.returns += occurrences(bytes, CR);
  }

  text(text: string): void {
    this.feeds += occurrences(text, '\n');
    if (this.feeds === 0) this.returns += occurrences(text, '\r');
  }

  copy(): LineCount {
    const copy = new LineCount();
    [copy.feeds, copy.returns] = [this.feeds, this.returns];
    return copy;
  }

  /** The line of a place further on. */
  after(part: Buffer | string): number {
    const there = this.copy();
    if (typeof part === 'string') there.text(part);
    else there.bytes(part);
    return there.line;
  }
}

/** The line around a place of a text, cut to what a message can hold. */
export function lineAround(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const rest = text.slice(Math.max(start, at - 50), at + 50);
  return rest
    .split(/[\r\n]/, 1)[0]!
    .trim()
    .slice(0, 80);
}

function occurrences<T extends Buffer | string>(within: T, what: T extends Buffer ? number : string): number {
  let count = 0;
  for (let at = within.indexOf(what as never); at >= 0; at = within.indexOf(what as never, at + 1)) count += 1;
  return count;
}
