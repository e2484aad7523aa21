import { factKey, FACT_TYPES, type FactType } from '#lib/model';
import { Tally } from '../changes.js';
import type { FactKey, Stated } from '../port.js';
import { eraseFacts, findFacts, writeFacts, type Entry } from './facts.js';
import { newestStatements, pushRemovals, pushStatements } from './statements.js';
import { about, contentOf } from './values.js';
import type { Writing } from './writing.js';

/** Pushes the statements of one import on top of what stands, and counts what differs. */
export class Statements {
  readonly tally = new Tally();

  constructor(private readonly writing: Writing) {}

  async state(batch: readonly Stated[]): Promise<void> {
    for (const [type, stated] of byType(batch, ({ fact }) => fact.type)) {
      // The last word of an import on a fact is the one that counts.
      const last = new Map(stated.map((one) => [factKey(one.fact), one]));
      await this.#stateAll(type, last);
    }
  }

  /** A removal is a statement too: it hides what lies beneath until it is undone. A fact that is not there needs none. */
  async remove(removals: readonly FactKey[]): Promise<void> {
    for (const [type, keys] of byType(removals, (one) => one.type)) {
      const unique = [...new Set(keys.map(({ key }) => key))];
      const found = [...(await findFacts(this.writing, type, unique)).values()];
      const own = found.filter((one) => one.import === this.writing.importNumber);
      const others = found.filter((one) => one.import !== this.writing.importNumber);
      const before = await this.#before(type, own.map(({ key }) => key)); // prettier-ignore
      for (const { key, content } of own) this.tally.revise(before(key), content, null);
      for (const { content } of others) this.tally.count(content, null);
      await pushStatements(this.writing, type, others);
      await eraseFacts(this.writing, type, found);
      await pushRemovals(this.writing, type, found.map(({ key }) => key)); // prettier-ignore
    }
  }

  async #stateAll(type: FactType, stated: ReadonlyMap<string, Stated>): Promise<void> {
    const { importNumber } = this.writing;
    const found = await findFacts(this.writing, type, [...stated.keys()]);
    const standing = [...found.values()];
    const own = standing.filter((one) => one.import === importNumber);
    const before = await this.#before(type, own.map(({ key }) => key)); // prettier-ignore
    await pushStatements(this.writing, type, standing.filter((one) => one.import !== importNumber)); // prettier-ignore
    const entries = [...stated].map(([key, { fact, file, line }]): Entry => {
      const now = found.get(key);
      const content = contentOf(fact);
      if (now?.import === importNumber) this.tally.revise(before(key), now.content, content);
      else this.tally.count(now?.content ?? null, content);
      return { fact, content, source: { import: importNumber, file, line }, now };
    });
    await writeFacts(this.writing, type, entries);
  }

  /** What stood under the keys before this import spoke about them. */
  async #before(type: FactType, keys: readonly string[]): Promise<(key: string) => string | null> {
    const newest = await newestStatements(this.writing, keys.map((key) => about(type, key))); // prettier-ignore
    return (key) => newest.get(about(type, key))?.fact ?? null;
  }
}

/** Things before what refers to them, as the schema lists them. */
function byType<T>(items: readonly T[], typeOf: (item: T) => FactType): (readonly [FactType, readonly T[]])[] {
  const groups = new Map<FactType, T[]>();
  for (const item of items) {
    const group = groups.get(typeOf(item));
    if (group) group.push(item);
    else groups.set(typeOf(item), [item]);
  }
  return FACT_TYPES.flatMap((type) => {
    const group = groups.get(type);
    return group ? [[type, group] as const] : [];
  });
}
