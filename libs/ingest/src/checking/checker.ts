import {
  canonicalJson,
  factIdentity,
  NODE_TYPES,
  references,
  SHARED_IDS,
  type Fact,
  type FactType,
  type FieldProblem,
} from '#lib/model';
import { thing, type Store } from '#lib/store';
import type { Draft, Mapped, Row } from '../formats/format.js';
import type { Ledger } from './ledger.js';
import { conflict, idTaken, unknownReference } from './row-problems.js';
import { Seen } from './seen.js';
import type { StackGraph } from './stack-graph.js';

type FactsOf = Extract<Mapped, { kind: 'facts' }>;
type Reference = ReturnType<typeof references>[number];

/** A row that refers to things which later rows may still give or take away: settled at the end of its stage. */
interface Waiting {
  readonly ledger: Ledger;
  readonly row: Row;
  readonly mapped: FactsOf;
  readonly identities: readonly string[];
  readonly refs: readonly { readonly draft: Draft; readonly ref: Reference }[];
}

/** A fact that rows speak of in passing, and where they first do. */
export interface Mention {
  readonly fact: Fact;
  readonly file: number;
  readonly line: number;
}

const REPEAT = 'an exact repeat of an earlier row';

/** Rules that look beyond one row: repeats, ids taken, references. Files come in stages, things before what refers to them. */
export class Checker {
  readonly mentions = new Map<string, Mention>();
  private readonly seen = new Seen();
  /** Identities whose row still waits, and those whose row was rejected in the end. */
  private readonly provisional = new Set<string>();
  private readonly withdrawn = new Set<string>();
  private waiting: Waiting[] = [];
  private readonly inStore = new Map<string, boolean>();

  constructor(
    private readonly store: Store,
    private readonly fileNames: readonly string[],
    private readonly graph: StackGraph,
  ) {}

  /** Asks the store once for all things of these rows that the import has not given so far. */
  async lookUp(rows: readonly Mapped[]): Promise<void> {
    const unknown = new Map<string, { type: FactType; id: string }>();
    for (const mapped of rows) {
      if (mapped.kind !== 'facts') continue;
      for (const { fact } of mapped.drafts) {
        for (const ref of references(fact)) {
          for (const type of ref.types) {
            const name = thing(type, ref.id);
            if (!this.inImport(name) && !this.inStore.has(name)) unknown.set(name, { type, id: ref.id });
          }
        }
      }
    }
    if (unknown.size === 0) return;
    const found = await this.store.existing([...unknown.values()]);
    for (const name of unknown.keys()) this.inStore.set(name, found.has(name));
  }

  /** Settles a row that became facts, or lets it wait for the end of the stage. */
  facts(ledger: Ledger, row: Row, mapped: FactsOf): void {
    const problems: FieldProblem[] = [];
    let repeats = 0;
    for (const { fact, columns } of mapped.drafts) {
      const verdict = this.again(fact, columns, ledger, row);
      if (verdict === 'repeat') repeats += 1;
      else if (verdict) problems.push(verdict);
      const within = this.graph.containsItself(fact);
      if (within) problems.push(within);
    }
    if (problems.length === 0 && repeats === mapped.drafts.length) return this.skip(ledger, row, mapped);
    const refs = mapped.drafts.flatMap((draft) => references(draft.fact).map((ref) => ({ draft, ref })));
    const mentioned = new Set((mapped.mentions ?? []).map(factIdentity));
    const open: Waiting['refs'][number][] = [];
    for (const each of refs) {
      const names = each.ref.types.map((type) => thing(type, each.ref.id));
      if (names.some((name) => this.isCertain(name) || (mentioned.has(name) && !this.isTaken(name, each.ref))))
        continue;
      const mayCome = names.some((name) => this.provisional.has(name)) || each.ref.types.includes(each.draft.fact.type);
      if (mayCome) open.push(each);
      else problems.push(unknownReference(each.ref, each.draft));
    }
    if (problems.length > 0) return this.reject(ledger, row, mapped, problems);
    const identities = this.remember(ledger, row, mapped);
    if (open.length === 0) return this.accept(ledger, row, mapped);
    for (const identity of identities) this.provisional.add(identity);
    this.waiting.push({ ledger, row, mapped, identities, refs: open });
  }

  /** Settles the rows that waited: of rows that refer to each other all stay, of chains into nothing none. */
  endStage(): void {
    let alive = this.waiting;
    const exists = (name: string): boolean =>
      this.provisional.has(name) ||
      (this.inImport(name) && !this.withdrawn.has(name)) ||
      this.inStore.get(name) === true;
    const met = ({ ref }: Waiting['refs'][number]): boolean => ref.types.some((type) => exists(thing(type, ref.id)));
    for (let before = -1; before !== alive.length;) {
      before = alive.length;
      alive = alive.filter((each) => {
        if (each.refs.every(met)) return true;
        const problems = each.refs.filter((open) => !met(open)).map(({ draft, ref }) => unknownReference(ref, draft));
        this.reject(each.ledger, each.row, each.mapped, problems);
        for (const identity of each.identities) {
          this.provisional.delete(identity);
          this.withdrawn.add(identity);
        }
        return false;
      });
    }
    for (const { ledger, row, mapped } of alive) this.accept(ledger, row, mapped);
    this.provisional.clear();
    this.waiting = [];
  }

  private again(fact: Fact, columns: Draft['columns'], ledger: Ledger, row: Row): 'repeat' | FieldProblem | undefined {
    const identity = factIdentity(fact);
    const first = this.withdrawn.has(identity) ? undefined : this.seen.find(identity, canonicalJson(fact));
    if (first?.sameContent) return 'repeat';
    const name = (file: number): string => this.fileNames[file]!;
    if (first)
      return conflict(fact, columns, { file: ledger.file, line: row.line }, { ...first, file: name(first.file) });
    for (const other of SHARING.get(fact.type) ?? []) {
      const id = (fact as { readonly id?: string }).id!;
      const taken = this.seen.find(thing(other, id), '');
      if (!taken || this.withdrawn.has(thing(other, id))) continue;
      return idTaken(fact, other, columns, { line: row.line }, { ...taken, file: name(taken.file) });
    }
    return undefined;
  }

  private remember(ledger: Ledger, row: Row, mapped: FactsOf): string[] {
    return mapped.drafts.map(({ fact }) => {
      const identity = factIdentity(fact);
      this.seen.add(identity, canonicalJson(fact), ledger.index, row.line);
      this.withdrawn.delete(identity);
      return identity;
    });
  }

  private accept(ledger: Ledger, row: Row, mapped: FactsOf): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.fact(each);
    for (const { fact } of mapped.drafts) this.graph.add(fact, { file: ledger.file, line: row.line });
    for (const fact of mapped.mentions ?? []) {
      const identity = factIdentity(fact);
      if (this.inImport(identity)) continue;
      this.seen.add(identity, canonicalJson(fact), ledger.index, row.line);
      this.mentions.set(identity, { fact, file: ledger.index, line: row.line });
    }
  }

  private skip(ledger: Ledger, row: Row, mapped: FactsOf): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.skip(each, REPEAT);
  }

  private reject(ledger: Ledger, row: Row, mapped: FactsOf, problems: readonly FieldProblem[]): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.reject(each, problems);
  }

  private inImport(name: string): boolean {
    return this.seen.has(name) && !this.withdrawn.has(name);
  }

  private isCertain(name: string): boolean {
    return (this.inImport(name) && !this.provisional.has(name)) || this.inStore.get(name) === true;
  }

  /** A thing that is only spoken of cannot have the id of something else. */
  private isTaken(name: string, ref: Reference): boolean {
    const type = name.slice(0, name.indexOf(' ')) as FactType;
    return (SHARING.get(type) ?? []).some((other) => this.inImport(thing(other, ref.id)));
  }
}

/** For each type with ids: the other types that may not use the same id. */
const SHARING: ReadonlyMap<FactType, readonly FactType[]> = new Map(
  NODE_TYPES.map((type) => {
    const others = SHARED_IDS.filter((group) => group.includes(type)).flat();
    return [type, [...new Set(others)].filter((other) => other !== type)];
  }),
);
