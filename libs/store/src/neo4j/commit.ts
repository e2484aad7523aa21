import { factKey, FACT_TYPES, type FactType } from '#lib/model';
import { Tally } from '../changes.js';
import type { FactKey, Stated } from '../port.js';
import { eraseFacts, findFacts, writeFacts, type Entry, type Standing } from './facts.js';
import { MAPPING } from './mapping.js';
import type { Said, Samples } from '../samples.js';
import { newestStatements, otherClaims, pushRemovals, pushStatements } from './statements.js';
import { about, contentOf } from './values.js';
import type { Writing } from './writing.js';

type Before = (key: string) => Said | undefined;

/** What stands, what is said now, and where. */
interface Change {
  readonly key: string;
  readonly now: Standing | undefined;
  readonly after: string | null;
  readonly here: { readonly file: number; readonly line: number };
}

/** Pushes the statements of one import on top of what stands, and counts what differs. */
export class Statements {
  readonly tally = new Tally();

  constructor(
    private readonly writing: Writing,
    /** Numbers of the imports that this one replaces. */
    readonly replaced: readonly number[] = [],
    readonly samples?: Samples,
  ) {}

  async state(batch: readonly Stated[]): Promise<void> {
    await this.#stateGroups(groupsOf(batch));
  }

  /**
   * States batch after batch. Relationships are on their way while the server still works on those before: what becomes of them does not
   * hang on its answer, as long as no fact is in both.
   */
  async stateEach(batches: Iterable<readonly Stated[]> | AsyncIterable<readonly Stated[]>): Promise<void> {
    let last: { readonly groups: Groups; readonly done: Promise<void> } | undefined;
    for await (const batch of batches) {
      const groups = groupsOf(batch);
      if (last && !mayFollow(groups, last.groups)) {
        await last.done;
        last = undefined;
      }
      const done = this.#stateGroups(groups, last?.done);
      // Told when its turn has come.
      done.catch(() => undefined);
      await last?.done;
      last = { groups, done };
    }
    await last?.done;
  }

  /** @param before ends when all that was stated before is settled */
  async #stateGroups(groups: Groups, before?: Promise<void>): Promise<void> {
    for (const [type, stated] of groups) await this.#stateGroup(type, stated, before);
  }

  /** A removal is a statement too: it hides what lies beneath until it is undone. A fact that is not there needs none. */
  async remove(removals: readonly FactKey[]): Promise<void> {
    for (const [type, keys] of byType(removals, (one) => one.type)) {
      const unique = [...new Set(keys.map(({ key }) => key))];
      const found = [...(await findFacts(this.writing, type, unique)).values()];
      const own = found.filter((one) => one.import === this.writing.importNumber);
      const others = found.filter((one) => one.import !== this.writing.importNumber);
      const before = await this.#before(type, own.map(({ key }) => key)); // prettier-ignore
      for (const { key, content } of own) this.tally.revise(before(key)?.fact ?? null, content, null);
      for (const { content } of others) this.tally.count(content, null);
      const gone = found.map((now): Change => ({ key: now.key, now, after: null, here: { file: 0, line: 0 } }));
      await this.#sample(type, gone, before);
      await pushStatements(this.writing, type, others);
      await eraseFacts(this.writing, type, found);
      await pushRemovals(this.writing, type, found.map(({ key }) => key)); // prettier-ignore
    }
  }

  async #stateGroup(type: FactType, stated: ReadonlyMap<string, Stated>, turn?: Promise<void>): Promise<void> {
    const { importNumber } = this.writing;
    const entries = [...stated].map(([key, { fact, file, line }]): Entry => {
      return { fact, key, content: contentOf(fact), source: { import: importNumber, file, line } };
    });
    const stood = await writeFacts(this.writing, type, entries);
    await turn;
    const own = [...stood.values()].filter((one) => one.import === importNumber);
    const before = await this.#before(type, own.map(({ key }) => key)); // prettier-ignore
    await pushStatements(this.writing, type, [...stood.values()].filter((one) => one.import !== importNumber)); // prettier-ignore
    const changes = entries.map(({ key, content, source }): Change => {
      const now = stood.get(key);
      if (now?.import === importNumber) this.tally.revise(before(key)?.fact ?? null, now.content, content);
      else this.tally.count(now?.content ?? null, content);
      return { key, now, after: content, here: { file: source.file, line: source.line } };
    });
    await this.#sample(type, changes, before);
  }

  /** Runs after what stood was pushed: other claims lie beneath, or are what stands. */
  async #sample(type: FactType, changes: readonly Change[], before: Before): Promise<void> {
    if (!this.samples) return;
    const { importNumber } = this.writing;
    const told = changes.map(({ key, now, after, here }) => {
      const isOwn = now?.import === importNumber;
      const stood = isOwn ? before(key) : now && { ...now, fact: now.content };
      return { type, key, after, here, before: stood, ...(isOwn ? { earlier: now.content } : {}) };
    });
    const isReplaced = ({ before: stood, after, earlier }: (typeof told)[number]): boolean =>
      stood?.fact != null && this.replaced.includes(stood.import) && (stood.fact !== after || earlier !== undefined);
    const asked = told.filter(isReplaced).map(({ key }) => about(type, key));
    const others = await otherClaims(this.writing, asked, [...this.replaced, importNumber]);
    for (const one of told) {
      this.samples.tell({ ...one, other: isReplaced(one) ? others.get(about(type, one.key)) : one.before });
    }
  }

  /** What stood under the keys before this import spoke about them. */
  async #before(type: FactType, keys: readonly string[]): Promise<Before> {
    const newest = await newestStatements(this.writing, keys.map((key) => about(type, key))); // prettier-ignore
    return (key) => newest.get(about(type, key));
  }
}

/** By type and key. */
type Groups = readonly (readonly [FactType, ReadonlyMap<string, Stated>])[];

/** The last word of an import on a fact is the one that counts. */
function groupsOf(batch: readonly Stated[]): Groups {
  return byType(batch, ({ fact }) => fact.type).map(([type, stated]) => [
    type,
    new Map(stated.map((one) => [factKey(one.fact), one])),
  ]);
}

/** Nodes take over what hangs on their stubs, which needs answers first. */
function mayFollow(groups: Groups, before: Groups): boolean {
  const others = new Map(before);
  const areRelations = [...groups, ...before].every(([type]) => MAPPING[type].kind === 'relation');
  return (
    areRelations && groups.every(([type, stated]) => !someKey(stated, (key) => others.get(type)?.has(key) ?? false))
  );
}

function someKey(stated: ReadonlyMap<string, Stated>, holds: (key: string) => boolean): boolean {
  for (const key of stated.keys()) if (holds(key)) return true;
  return false;
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
