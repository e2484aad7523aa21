/**
 * What a subscription sends: values are pushed in, and whoever listens pulls them out. When the listener goes,
 * `onGone` is called at once, also while nothing is being sent (an async generator would notice only at its next value).
 * A slow listener gets the newest of values with the same `slot`, not every one of them.
 */
export class Channel<T> implements AsyncIterableIterator<T> {
  private readonly queue: { value: T; slot?: string }[] = [];
  private waiting: ((result: IteratorResult<T>) => void) | undefined;
  private ended = false;

  constructor(private readonly onGone: () => void) {}

  push(value: T, slot?: string): void {
    if (this.ended) return;
    const waiting = this.take();
    if (waiting) return waiting({ value, done: false });
    const last = this.queue.at(-1);
    if (slot !== undefined && last?.slot === slot) last.value = value;
    else this.queue.push({ value, slot });
  }

  /** No more values; those pushed before are still handed out. */
  end(): void {
    this.ended = true;
    this.take()?.({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<T>> {
    const first = this.queue.shift();
    if (first) return Promise.resolve({ value: first.value, done: false });
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => (this.waiting = resolve));
  }

  return(): Promise<IteratorResult<T>> {
    if (!this.ended) this.onGone();
    this.queue.length = 0;
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private take(): typeof this.waiting {
    const { waiting } = this;
    this.waiting = undefined;
    return waiting;
  }
}
