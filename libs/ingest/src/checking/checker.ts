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
import type { KnownNames } from '../naming/known-names.js';
import { conflict, idTaken, unknownReference } from './row-problems.js';
import { keyOf, Seen, type FirstPlace, type Key } from './seen.js';
import type { StackGraph } from './stack-graph.js';
import { Withheld } from './withheld.js';

type FactsOf = Extract<Mapped, { kind: 'facts' }>;
type Reference = ReturnType<typeof references>[number];

/** A reference of a draft; `certain` once the thing is known to be there. */
interface Pointer {
  readonly draft: Draft;
  readonly ref: Reference;
  /** The reference as each thing it may mean. */
  readonly names: readonly string[];
  readonly certain: boolean;
}

/** What the rules need to know of a row, worked out once. */
export interface Examined {
  readonly mapped: FactsOf;
  readonly drafts: readonly { readonly draft: Draft; readonly identity: string; readonly key: Key }[];
  readonly pointers: readonly Pointer[];
}

/** A row that refers to things which later rows may still give or take away: settled at the end of its stage. */
interface Waiting {
  readonly ledger: Ledger;
  readonly row: Row;
  readonly examined: Examined;
  readonly open: readonly Pointer[];
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
  /** What rejected rows speak of. */
  readonly withheld = new Withheld();
  private readonly seen = new Seen();
  /** Identities whose row still waits, and those whose row was rejected in the end. */
  private readonly provisional = new Set<string>();
  private readonly withdrawn = new Set<string>();
  private waiting: Waiting[] = [];
  private readonly inStore = new Map<string, boolean>();
  private stage: ReadonlySet<FactType> = new Set();

  constructor(
    private readonly store: Store,
    private readonly fileNames: readonly string[],
    private readonly graph: StackGraph,
    private readonly names?: KnownNames,
  ) {}

  /** Works out identities and references, and asks the store once for all things that the import has not given so far. */
  async examine(rows: readonly Mapped[]): Promise<readonly (Examined | undefined)[]> {
    const examined = rows.map((mapped) => (mapped.kind === 'facts' ? this.lookAt(mapped) : undefined));
    const unknown = new Map<string, { type: FactType; id: string }>();
    for (const each of examined) {
      for (const { ref, names, certain } of each?.pointers ?? []) {
        if (certain) continue;
        names.forEach((name, at) => {
          if (!this.inStore.has(name)) unknown.set(name, { type: ref.types[at]!, id: ref.id });
        });
      }
    }
    if (unknown.size > 0) {
      const found = await this.store.existing([...unknown.values()]);
      for (const name of unknown.keys()) this.inStore.set(name, found.has(name));
    }
    return examined;
  }

  private lookAt(mapped: FactsOf): Examined {
    const drafts = mapped.drafts.map((draft) => {
      const identity = factIdentity(draft.fact);
      return { draft, identity, key: keyOf(identity, canonicalJson(draft.fact)) };
    });
    const pointers = mapped.drafts.flatMap((draft) =>
      references(draft.fact).map((ref) => {
        const names = ref.types.map((type) => thing(type, ref.id));
        return { draft, ref, names, certain: names.some((name) => this.isCertain(name)) };
      }),
    );
    return { mapped, drafts, pointers };
  }

  /** Settles a row that became facts, or lets it wait for the end of the stage. */
  facts(ledger: Ledger, row: Row, examined: Examined): void {
    const { mapped, drafts, pointers } = examined;
    const problems: FieldProblem[] = [];
    let repeats = 0;
    for (const each of drafts) {
      const verdict = this.again(each, ledger, row);
      if (verdict === 'repeat') repeats += 1;
      else if (verdict) problems.push(verdict);
      const within = this.graph.containsItself(each.draft.fact);
      if (within) problems.push(within);
    }
    if (problems.length === 0 && repeats > 0 && repeats === drafts.length) return this.skip(ledger, row, mapped);
    const open = pointers.filter((pointer) => !pointer.certain && !this.isMet(pointer, mapped));
    const hopeless = open.filter((pointer) => !this.mayCome(pointer));
    problems.push(...hopeless.map(({ ref, draft }) => unknownReference(ref, draft)));
    if (problems.length > 0) return this.reject(ledger, row, mapped, problems);
    for (const { identity, key } of drafts) {
      this.seen.add(key, ledger.index, row.line);
      this.withdrawn.delete(identity);
      if (open.length > 0) this.provisional.add(identity);
    }
    if (open.length === 0) this.accept(ledger, row, mapped);
    else this.waiting.push({ ledger, row, examined, open });
  }

  /** The row itself may tell of the thing, in passing or as another of its facts. */
  private isMet({ names, ref, draft }: Pointer, { mentions = [], drafts }: FactsOf): boolean {
    const others = drafts.filter((each) => each !== draft).map(({ fact }) => fact);
    const told = (name: string): boolean =>
      [...mentions, ...others].some((fact) => factIdentity(fact) === name && !this.isTaken(fact.type, ref.id));
    return names.some((name) => this.isCertain(name) || told(name));
  }

  /** Later rows of the stage may still give the thing, or take it away. */
  private mayCome({ names, ref }: Pointer): boolean {
    return names.some((name) => this.provisional.has(name)) || ref.types.some((type) => this.stage.has(type));
  }

  /** Begins a stage: the types of fact that its files make. */
  beginStage(types: ReadonlySet<FactType>): void {
    this.stage = types;
  }

  /** Settles the rows that waited: of rows that refer to each other all stay, of chains into nothing none. */
  endStage(): void {
    let alive = this.waiting;
    const met = ({ names }: Pointer): boolean =>
      names.some((name) => this.inImport(name) || this.inStore.get(name) === true);
    for (let before = -1; before !== alive.length;) {
      before = alive.length;
      alive = alive.filter(({ ledger, row, examined, open }) => {
        const missing = open.filter((pointer) => !met(pointer));
        if (missing.length === 0) return true;
        const problems = missing.map(({ draft, ref }) => unknownReference(ref, draft));
        this.reject(ledger, row, examined.mapped, problems);
        for (const { identity } of examined.drafts) this.withdrawn.add(identity);
        return false;
      });
    }
    for (const { ledger, row, examined } of alive) this.accept(ledger, row, examined.mapped);
    this.provisional.clear();
    this.waiting = [];
  }

  private again(
    { draft, identity, key }: Examined['drafts'][number],
    ledger: Ledger,
    row: Row,
  ): 'repeat' | FieldProblem | undefined {
    const { fact, columns } = draft;
    const here = { file: ledger.file, line: row.line };
    const placed = (first: FirstPlace) => ({ file: this.fileNames[first.file]!, line: first.line });
    const first = this.withdrawn.has(identity) ? undefined : this.seen.find(key);
    if (first) return first.sameContent ? 'repeat' : conflict(fact, columns, here, placed(first));
    for (const other of SHARING.get(fact.type) ?? []) {
      const name = thing(other, (fact as { readonly id?: string }).id!);
      const taken = this.withdrawn.has(name) ? undefined : this.seen.find(keyOf(name, ''));
      if (taken) return idTaken(fact, other, columns, here, placed(taken));
    }
    return undefined;
  }

  private accept(ledger: Ledger, row: Row, mapped: FactsOf): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.fact(each);
    for (const { fact } of mapped.drafts) {
      this.graph.add(fact, { file: ledger.file, line: row.line });
      this.names?.add(fact);
    }
    for (const fact of mapped.mentions ?? []) {
      const identity = factIdentity(fact);
      if (this.inImport(identity)) continue;
      this.seen.add(keyOf(identity, canonicalJson(fact)), ledger.index, row.line);
      this.mentions.set(identity, { fact, file: ledger.index, line: row.line });
    }
  }

  private skip(ledger: Ledger, row: Row, mapped: FactsOf): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.skip(each, REPEAT);
  }

  private reject(ledger: Ledger, row: Row, mapped: FactsOf, problems: readonly FieldProblem[]): void {
    for (const each of [...(mapped.joined ?? []), row]) ledger.reject(each, problems);
    this.withheld.facts([...mapped.drafts.map(({ fact }) => fact), ...(mapped.mentions ?? [])]);
  }

  private inImport(name: string): boolean {
    return this.seen.has(name) && !this.withdrawn.has(name);
  }

  private isCertain(name: string): boolean {
    return (this.inImport(name) && !this.provisional.has(name)) || this.inStore.get(name) === true;
  }

  /** A thing that is only spoken of cannot have the id of something else. */
  private isTaken(type: FactType, id: string): boolean {
    return (SHARING.get(type) ?? []).some((other) => this.inImport(thing(other, id)));
  }
}

/** For each type with ids: the other types that may not use the same id. */
const SHARING: ReadonlyMap<FactType, readonly FactType[]> = new Map(
  NODE_TYPES.map((type) => {
    const others = SHARED_IDS.filter((group) => group.includes(type)).flat();
    return [type, [...new Set(others)].filter((other) => other !== type)];
  }),
);
