import { readQuoted } from './literal-quoted.js';
import type { Notation } from './notation.js';

/** A literal of JSON or Python. Numbers keep their digits as text, so that codes stay codes. `null`, `None` and `nan` are `nothing`. */
export type Literal =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [string, Literal])[] };

/** What is wrong, and how many characters in. */
export interface LiteralFault {
  readonly at: number;
  readonly expected: string;
}

const DEEPEST = 20;
const WORDS = /(?:true|false|null|True|False|None|nan|NaN|NaT)(?![\w.])/y;
const NUMBER = /[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y;
const NOTHING = new Set(['null', 'None', 'nan', 'NaN', 'NaT']);
const CLOSE: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** The whole text as one literal. Linear in its length; deeper than 20 levels is a fault. */
export function readLiteral(
  text: string,
  notation: Notation,
): { readonly literal: Literal } | { readonly fault: LiteralFault } {
  const reader = new Reader(text, notation);
  try {
    const literal = reader.value(0);
    reader.blanks();
    if (reader.at < text.length) reader.fail('nothing behind the list');
    return { literal };
  } catch (error) {
    if (error instanceof Fault) return { fault: { at: error.at, expected: error.expected } };
    throw error;
  }
}

class Fault extends Error {
  constructor(
    readonly at: number,
    readonly expected: string,
  ) {
    super(expected);
  }
}

class Reader {
  at = 0;

  constructor(
    private readonly text: string,
    private readonly notation: Notation,
  ) {}

  fail(expected: string): never {
    throw new Fault(this.at, expected);
  }

  blanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  value(depth: number): Literal {
    if (depth > DEEPEST) this.fail(`at most ${DEEPEST} levels of brackets`);
    this.blanks();
    const sign = this.text[this.at] ?? '';
    if (sign === '[' || sign === '{' || (sign === '(' && this.notation === 'python')) return this.bracket(sign, depth);
    if (this.notation === 'python' && /[ub]/i.test(sign) && /["']/.test(this.text[this.at + 1] ?? '')) this.at += 1;
    const quote = this.text[this.at];
    if (quote === '"' || (quote === "'" && this.notation === 'python')) return { kind: 'text', text: this.quoted() };
    const word = this.match(WORDS);
    if (word !== undefined)
      return NOTHING.has(word) ? { kind: 'nothing' } : { kind: 'scalar', text: word.toLowerCase() };
    const number = this.match(NUMBER);
    return number === undefined ? this.fail('a quoted text, a number or a list') : { kind: 'scalar', text: number };
  }

  private bracket(open: string, depth: number): Literal {
    const close = CLOSE[open]!;
    const [items, pairs]: [Literal[], [string, Literal][]] = [[], []];
    this.at += 1;
    for (let first = true; ; first = false) {
      this.blanks();
      if (this.text[this.at] === close && (first || this.notation === 'python')) break;
      const item = this.value(depth + 1);
      this.blanks();
      if (open === '{' && this.text[this.at] === ':') {
        if (item.kind !== 'text' && item.kind !== 'scalar') this.fail('a name before the colon');
        this.at += 1;
        pairs.push([item.text, this.value(depth + 1)]);
      } else if (open === '{' && this.notation === 'json') this.fail('a colon');
      else items.push(item);
      this.blanks();
      if (this.text[this.at] === close) break;
      if (this.text[this.at] !== ',') this.fail(`a comma or ${close}`);
      this.at += 1;
    }
    this.at += 1;
    if (items.length > 0 && pairs.length > 0) this.fail('either names with values or single items');
    return open === '{' && items.length === 0 ? { kind: 'pairs', pairs } : { kind: 'list', items };
  }

  private quoted(): string {
    const read = readQuoted(this.text, this.at, this.notation);
    this.at = read.end;
    return read.text ?? this.fail(read.expected ?? 'a closing quote');
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
