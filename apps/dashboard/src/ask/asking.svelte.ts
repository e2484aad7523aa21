import type { Answer, Trouble } from './client.js';

/** Waiting is shown only after this many milliseconds. */
const PATIENCE = 200;

/**
 * Keeps one question answered while it changes. The answer before stays until the next is there; a question that is overtaken is
 * cancelled. `question` gives undefined while there is nothing to ask.
 */
export class Asking<Q, T> {
  answer = $state.raw<T | undefined>(undefined);
  trouble = $state.raw<Trouble | undefined>(undefined);
  /** Asked and not answered yet. */
  pending = $state(false);
  /** Pending for longer than a person takes for at once. */
  slow = $state(false);
  #again = $state(0);

  constructor(
    question: () => Q | undefined,
    send: (question: Q, signal: AbortSignal) => Promise<Answer<T>>,
    options: { readonly wait?: number; readonly onanswer?: (answer: T) => void } = {},
  ) {
    const key = $derived(JSON.stringify(question()));
    $effect(() => {
      void this.#again;
      if (key === undefined) {
        this.answer = undefined;
        this.trouble = undefined;
        return;
      }
      const asked = JSON.parse(key) as Q;
      const stop = new AbortController();
      this.pending = true;
      const slow = setTimeout(() => (this.slow = true), PATIENCE + (options.wait ?? 0));
      const start = setTimeout(() => {
        send(asked, stop.signal).then(
          (answer) => {
            if (stop.signal.aborted) return;
            this.answer = answer.data;
            this.trouble = answer.trouble;
            this.#rest(slow);
            if (answer.data !== undefined) options.onanswer?.(answer.data);
          },
          (error: unknown) => {
            if (!stop.signal.aborted) throw error;
          },
        );
      }, options.wait ?? 0);
      return () => {
        clearTimeout(start);
        stop.abort();
        this.#rest(slow);
      };
    });
  }

  /** Asks the same once more. */
  again(): void {
    this.#again += 1;
  }

  #rest(slow: ReturnType<typeof setTimeout>): void {
    clearTimeout(slow);
    this.pending = false;
    this.slow = false;
  }
}
