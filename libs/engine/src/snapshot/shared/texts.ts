import { Buffer } from 'node:buffer';
import { sharedColumn } from './memory.js';

/**
 * Texts in shared memory, each once: UTF-8 one after the other, text i standing from ends[i − 1] to ends[i].
 * The first `repeated` are used several times: a reader keeps those it has read.
 */
export interface SharedTexts {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  readonly repeated: number;
}

/** Gathers texts, then numbers them: all must be noted before the first is asked for its number. */
export class TextGathering {
  private readonly uses = new Map<string, number>();
  private numbers: Map<string, number> | undefined;
  private repeated = 0;

  note(text: string): void {
    this.uses.set(text, (this.uses.get(text) ?? 0) + 1);
  }

  number(text: string): number {
    this.numbers ??= this.numbered();
    return this.numbers.get(text)!;
  }

  finish(): SharedTexts {
    const numbers = (this.numbers ??= this.numbered());
    const ends = sharedColumn(Uint32Array, numbers.size);
    let length = 0;
    for (const [text, i] of numbers) ends[i] = length += Buffer.byteLength(text);
    const bytes = sharedColumn(Uint8Array, length);
    const to = Buffer.from(bytes.buffer);
    let at = 0;
    for (const text of numbers.keys()) at += to.write(text, at);
    return { bytes, ends, repeated: this.repeated };
  }

  private numbered(): Map<string, number> {
    const numbers = new Map<string, number>();
    for (const [text, uses] of this.uses) if (uses > 1) numbers.set(text, numbers.size);
    this.repeated = numbers.size;
    for (const [text, uses] of this.uses) if (uses === 1) numbers.set(text, numbers.size);
    return numbers;
  }
}

/** Reads shared texts. */
export class Texts {
  private readonly bytes: Buffer;
  private readonly kept: (string | undefined)[];

  constructor(private readonly shared: SharedTexts) {
    const { buffer, byteOffset, byteLength } = shared.bytes;
    this.bytes = Buffer.from(buffer, byteOffset, byteLength);
    this.kept = new Array<string | undefined>(shared.repeated).fill(undefined);
  }

  at(i: number): string {
    if (i >= this.shared.repeated) return this.read(i);
    return (this.kept[i] ??= this.read(i));
  }

  private read(i: number): string {
    return this.bytes.toString('utf8', i === 0 ? 0 : this.shared.ends[i - 1], this.shared.ends[i]);
  }
}
