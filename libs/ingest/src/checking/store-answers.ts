import type { FactType } from '#lib/model';
import { thing, type Store } from '#lib/store';

/** Answers that are kept; beyond, they are asked anew, so that memory does not grow with the files. */
const MOST = 100_000;

/** Which things the store has: asked for many rows at once. */
export class StoreAnswers {
  private readonly known = new Map<string, boolean>();
  private readonly questions = new Map<string, { readonly type: FactType; readonly id: string }>();
  /** What the store has nothing of need not be looked for. */
  private kinds: ReadonlySet<FactType> | undefined;

  constructor(private readonly store: Store) {}

  /** Before the questions of a batch: what they find known stays until the batch is settled. */
  async begin(): Promise<void> {
    this.kinds ??= await this.store.kinds();
    if (this.known.size > MOST) this.known.clear();
  }

  /** To be answered by the next `answer`. */
  ask(types: readonly FactType[], id: string): void {
    for (const type of types) {
      if (!this.kinds?.has(type)) continue;
      const name = thing(type, id);
      if (!this.known.has(name)) this.questions.set(name, { type, id });
    }
  }

  async answer(): Promise<void> {
    if (this.questions.size === 0) return;
    const found = await this.store.existing([...this.questions.values()]);
    for (const name of this.questions.keys()) this.known.set(name, found.has(name));
    this.questions.clear();
  }

  has(type: FactType, id: string): boolean {
    return this.known.size > 0 && this.known.get(thing(type, id)) === true;
  }
}
