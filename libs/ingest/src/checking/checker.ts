import { factIdentity, referencesExcept, type Fact, type FactType, type FieldProblem, type Problem } from '#lib/model';
import { thing, type Stated, type Store } from '#lib/store';
import type { Draft, Mapped, Row } from '../formats/format.js';
import { Emails } from './emails.js';
import type { Examined, FactsOf, Pointer, Waiting } from './examined.js';
import { FactKeys, type Key } from './fact-keys.js';
import { KnownIds } from './known-ids.js';
import type { Ledger } from './ledger.js';
import type { KnownNames } from '../naming/known-names.js';
import type { Mention } from './mention.js';
import { conflict, idTaken, unknownReference } from './row-problems.js';
import { Seen, type FirstPlace } from './seen.js';
import type { StackGraph } from './stack-graph.js';
import { StoreAnswers } from './store-answers.js';
import { BITS, sharingIds } from './thing-types.js';
import { Withheld } from './withheld.js';

const REPEAT = 'an exact repeat of an earlier row';

/** Rules that look beyond one row: repeats, ids taken, references. Files come in stages, things before what refers to them. */
export class Checker {
  readonly mentions = new Map<string, Mention>();
  /** Of rows that are settled as facts, until somebody takes them. */
  readonly accepted: Stated[] = [];
  /** What rejected rows speak of. */
  readonly withheld = new Withheld();
  private readonly ids = new KnownIds();
  private readonly keys = new FactKeys(this.ids);
  private readonly seen = new Seen();
  /** Identities that only rows which still wait have given, with how many these are. */
  private readonly provisional = new Map<string, number>();
  /** Identities whose rows were all rejected in the end. */
  private readonly withdrawn = new Set<string>();
  private waiting: Waiting[] = [];
  private readonly inStore: StoreAnswers;
  private readonly emails: Emails;
  private stage: ReadonlySet<FactType> = new Set();

  constructor(
    private readonly store: Store,
    private readonly fileNames: readonly string[],
    private readonly graph: StackGraph,
    private readonly names?: KnownNames,
  ) {
    this.inStore = new StoreAnswers(store);
    this.emails = new Emails(fileNames);
  }

  /** Works out keys and references, and asks the store once for all things that the import has not given so far. */
  async examine(rows: readonly Mapped[]): Promise<readonly (Examined | undefined)[]> {
    const examined = rows.map((mapped) => (mapped.kind === 'facts' ? this.lookAt(mapped) : undefined));
    await this.inStore.begin();
    for (const each of examined) {
      for (const { ref } of each?.pointers ?? NONE) this.inStore.ask(ref.types, ref.id);
      for (const { fact } of each?.mapped.drafts ?? [])
        if ('id' in fact) this.inStore.ask(sharingIds(fact.type), fact.id);
    }
    await this.inStore.answer();
    return examined;
  }

  private lookAt(mapped: FactsOf): Examined {
    const keys: Key[] = [];
    let pointers = NONE;
    for (const draft of mapped.drafts) {
      keys.push(this.keys.of(draft.fact));
      for (const ref of referencesExcept(draft.fact, this.isThere)) {
        if (pointers === NONE) pointers = [];
        pointers.push({ draft, ref, names: ref.types.map((type) => thing(type, ref.id)) });
      }
    }
    return { mapped, keys, pointers };
  }

  /** Whether one of the things that a reference may mean is certain to be there; asked of most ids many times. */
  private readonly isThere = (id: string, types: readonly FactType[]): boolean => {
    const hashes = this.ids.hashes(id);
    const known = this.ids.of(hashes);
    for (const type of types) {
      const bit = BITS.get(type)!;
      if ((known & bit) !== 0) return true;
      if (!this.isCertain(type, id)) continue;
      this.ids.set(hashes, bit);
      return true;
    }
    return false;
  };

  /** Settles a row that became facts, or lets it wait for the end of the stage. */
  facts(ledger: Ledger, row: Row, examined: Examined): void {
    const { mapped, keys, pointers } = examined;
    const problems: FieldProblem[] = [];
    const fresh: number[] = [];
    for (let at = 0; at < keys.length; at += 1) {
      const draft = mapped.drafts[at]!;
      const verdict = this.again(draft, keys[at]!, ledger, row);
      if (verdict === undefined) fresh.push(at);
      else if (verdict !== 'repeat') problems.push(verdict);
      const within = this.graph.containsItself(draft.fact);
      if (within) problems.push(within);
    }
    const isRepeat = problems.length + fresh.length === 0 && keys.length > 0;
    if (isRepeat && !this.isProvisional(mapped)) return this.skip(ledger, row, mapped);
    const open = pointers.length === 0 ? NONE : pointers.filter((pointer) => !this.isMet(pointer, mapped));
    for (const pointer of open) if (!this.mayCome(pointer)) problems.push(this.unknown(pointer));
    if (problems.length > 0) return this.reject(ledger, row, mapped, problems);
    for (const at of fresh) {
      const wasMentioned = open.length === 0 && this.mentions.size > 0 && this.seen.has(keys[at]!);
      if (wasMentioned) this.mentions.delete(factIdentity(mapped.drafts[at]!.fact));
      this.seen.add(keys[at]!, ledger.index, row.line);
      if (this.withdrawn.size > 0) this.withdrawn.delete(factIdentity(mapped.drafts[at]!.fact));
    }
    if (open.length === 0) return this.accept(ledger, row, mapped);
    mapped.drafts.forEach(({ fact }, at) => {
      const identity = factIdentity(fact);
      const others = this.provisional.get(identity) ?? 0;
      if (others > 0 || fresh.includes(at)) this.provisional.set(identity, others + 1);
    });
    this.waiting.push({ ledger, row, mapped, open, isRepeat });
  }

  /** The row itself may tell of the thing, in passing or as another of its facts. */
  private isMet({ ref, draft }: Pointer, { mentions = [], drafts }: FactsOf): boolean {
    const { types, id } = ref;
    const told = (type: FactType): boolean =>
      [...mentions, ...drafts.filter((each) => each !== draft).map(({ fact }) => fact)].some(
        (fact) => fact.type === type && 'id' in fact && fact.id === id && !this.isTaken(type, id, drafts),
      );
    return types.some((type) => this.isCertain(type, id) || told(type));
  }

  private unknown({ ref, draft, names }: Pointer): FieldProblem {
    const rejected = names.map((name) => this.withheld.rowOf(name)).find((row) => row !== undefined);
    return unknownReference(ref, draft, rejected);
  }

  /** Later rows of the stage may still give the thing, or take it away. */
  private mayCome({ names, ref }: Pointer): boolean {
    return names.some((name) => this.provisional.has(name)) || ref.types.some((type) => this.stage.has(type));
  }

  close(): void {
    this.seen.close();
    this.emails.close();
  }

  /** What is kept all the same and somebody should look at; when all rows are settled. */
  async warnings(): Promise<readonly Problem[]> {
    return [
      ...this.graph.warnings(),
      ...(await this.emails.warnings(this.store, (id) => this.inImport('learner', id))),
    ];
  }

  /** Begins a stage: the types of fact that its files make. */
  beginStage(types: ReadonlySet<FactType>): void {
    this.stage = types;
  }

  /** Settles the rows that waited: of rows that refer to each other all stay, of chains into nothing none. */
  endStage(): void {
    let alive = this.waiting;
    const met = ({ ref: { types, id } }: Pointer): boolean =>
      types.some((type) => this.inImport(type, id) || this.inStore.has(type, id));
    for (let before = -1; before !== alive.length;) {
      before = alive.length;
      alive = alive.filter(({ ledger, row, mapped, open }) => {
        const missing = open.filter((pointer) => !met(pointer));
        if (missing.length === 0) return true;
        const problems = missing.map((pointer) => this.unknown(pointer));
        this.reject(ledger, row, mapped, problems);
        for (const { fact } of mapped.drafts) this.takeBack(factIdentity(fact));
        return false;
      });
    }
    for (const { ledger, row, mapped, isRepeat } of alive) {
      if (isRepeat && !this.isProvisional(mapped)) this.skip(ledger, row, mapped);
      else this.accept(ledger, row, mapped);
    }
    this.provisional.clear();
    this.waiting = [];
  }

  /** A waiting row that has given it was rejected: it is gone if no other row gives it or speaks of it in passing. */
  private takeBack(identity: string): void {
    const others = (this.provisional.get(identity) ?? 0) - 1;
    if (others > 0) this.provisional.set(identity, others);
    else if (this.provisional.delete(identity) && !this.mentions.has(identity)) this.withdrawn.add(identity);
  }

  private again(draft: Draft, key: Key, ledger: Ledger, row: Row): 'repeat' | FieldProblem | undefined {
    const { fact, columns } = draft;
    const first = this.isWithdrawn(fact) ? undefined : this.seen.find(key);
    const here = (): { file: string; line: number } => ({ file: ledger.file, line: row.line });
    const placed = (place: FirstPlace) => ({ file: this.fileNames[place.file]!, line: place.line });
    if (first && !this.isOnlyMentioned(fact))
      return first.sameContent ? 'repeat' : conflict(fact, columns, here(), placed(first));
    if (first) return undefined;
    for (const other of sharingIds(fact.type)) {
      const { id } = fact as { readonly id?: string };
      const taken = this.inImport(other, id!) ? this.seen.find(this.keys.thing(other, id!)) : undefined;
      if (taken) return idTaken(fact, other, columns, here(), placed(taken));
      if (this.inStore.has(other, id!)) return idTaken(fact, other, columns, here());
    }
    return undefined;
  }

  private accept(ledger: Ledger, row: Row, mapped: FactsOf): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.fact(each);
    for (const { fact } of mapped.drafts) {
      this.accepted.push({ fact, file: ledger.index, line: row.line });
      if (this.provisional.size > 0) this.isGiven(factIdentity(fact));
      this.graph.add(fact, { file: ledger.file, line: row.line });
      this.names?.add(fact);
      this.emails.add(fact, { file: ledger.index, line: row.line });
    }
    for (const fact of mapped.mentions ?? []) {
      const key = this.keys.of(fact);
      const isNew = !this.seen.has(key) || this.isWithdrawn(fact);
      if (!isNew && !(this.provisional.size > 0 && this.provisional.has(factIdentity(fact)))) continue;
      if (isNew) this.seen.add(key, ledger.index, row.line);
      if (isNew) this.emails.add(fact, { file: ledger.index, line: row.line });
      this.mentions.set(factIdentity(fact), { fact, file: ledger.index, line: row.line });
    }
  }

  /** A row that stays gives it: it waits for no other, and needs not be spoken of in passing. */
  private isGiven(identity: string): void {
    if (this.provisional.delete(identity)) this.mentions.delete(identity);
  }

  private skip(ledger: Ledger, row: Row, mapped: FactsOf): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.skip(each, REPEAT);
  }

  private reject(ledger: Ledger, row: Row, mapped: FactsOf, problems: readonly FieldProblem[]): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.reject(each, problems);
    const facts = [...mapped.drafts.map(({ fact }) => fact), ...(mapped.mentions ?? [])];
    this.withheld.facts(facts, { file: ledger.file, line: row.line });
  }

  private inImport(type: FactType, id: string): boolean {
    return (
      this.seen.has(this.keys.thing(type, id)) && !(this.withdrawn.size > 0 && this.withdrawn.has(thing(type, id)))
    );
  }

  /** No row that stays has given some of it so far. */
  private isProvisional({ drafts }: FactsOf): boolean {
    return this.provisional.size > 0 && drafts.some(({ fact }) => this.provisional.has(factIdentity(fact)));
  }

  private isWithdrawn(fact: Fact): boolean {
    return this.withdrawn.size > 0 && this.withdrawn.has(factIdentity(fact));
  }

  /** No row describes it so far: one that does goes before those that speak of it in passing. */
  private isOnlyMentioned(fact: Fact): boolean {
    if (this.mentions.size === 0) return false;
    const identity = factIdentity(fact);
    return this.mentions.has(identity) && !this.provisional.has(identity);
  }

  private isCertain(type: FactType, id: string): boolean {
    const isProvisional = this.provisional.size > 0 && this.provisional.has(thing(type, id));
    if (!isProvisional && this.inImport(type, id)) return true;
    return this.inStore.has(type, id);
  }

  /** A thing that is only spoken of cannot have the id of something else. */
  private isTaken(type: FactType, id: string, drafts: readonly Draft[]): boolean {
    const isOwn = (other: FactType): boolean =>
      drafts.some(({ fact }) => fact.type === other && 'id' in fact && fact.id === id);
    return sharingIds(type).some((other) => this.inImport(other, id) || isOwn(other));
  }
}

const NONE: Pointer[] = [];
