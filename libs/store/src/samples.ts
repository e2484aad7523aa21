import { FACT_TYPES, SCHEMA, type Fact, type FactType } from '#lib/model';
import type { Content } from './changes.js';
import {
  fieldChanges,
  inTurn,
  type Claim,
  type ConflictingFact,
  type Diff,
  type FieldChange,
  type Here,
  type KeptBecause,
  type MissingFact,
} from './diff.js';

/** A statement as a store keeps it: by the number of its import. */
export interface Said {
  readonly fact: Content;
  readonly import: number;
  readonly file: number;
  readonly line: number;
}

/** One statement of the change set against what stands. */
export interface Told {
  readonly type: FactType;
  readonly key: string;
  /** What stood when the change set began. */
  readonly before: Said | undefined;
  /** What the change set itself had said of it already. */
  readonly earlier?: Content;
  readonly after: Content;
  readonly here: Here;
  /** The newest claim of an import that is not replaced. */
  readonly other: Said | undefined;
}

export interface ToldMissing {
  readonly type: FactType;
  readonly key: string;
  readonly said: Said;
  readonly outcome: MissingFact['outcome'];
  readonly because?: KeptBecause;
}

const KINDS = ['added', 'changed', 'removed', 'conflicts'] as const;
type Kind = (typeof KINDS)[number];

/** Import numbers to what people know of them. */
export type Imports = ReadonlyMap<number, { readonly id: string; readonly files: readonly string[] }>;

/** Keeps the first few of each kind of change and type of fact, so that memory does not grow with the change set. */
export class Samples {
  readonly #told: Record<Kind, Map<FactType, Map<string, Told>>>;
  readonly #missing = new Map<FactType, ToldMissing[]>();
  readonly #missed = { kept: 0, retired: 0, removed: 0 };
  #conflicts = 0;

  constructor(private readonly most: number) {
    this.#told = { added: new Map(), changed: new Map(), removed: new Map(), conflicts: new Map() };
  }

  tell(told: Told): void {
    const { before, earlier, after, other } = told;
    const was = before?.fact ?? null;
    if (earlier !== undefined) {
      for (const kind of KINDS) this.#told[kind].get(told.type)?.delete(told.key);
      if (conflicts(was, other, earlier)) this.#conflicts--;
    }
    if (was === after) return;
    this.#keep(was === null ? 'added' : after === null ? 'removed' : 'changed', told);
    if (!conflicts(was, other, after)) return;
    this.#conflicts++;
    this.#keep('conflicts', told);
  }

  missing(told: ToldMissing): void {
    this.#missed[told.outcome]++;
    const list = this.#missing.get(told.type);
    if (!list) this.#missing.set(told.type, [told]);
    else if (list.length < this.most) list.push(told);
  }

  /** Numbers of the imports that samples name. */
  imports(): ReadonlySet<number> {
    const numbers = new Set<number>();
    for (const told of KINDS.flatMap((kind) => this.#some(kind))) {
      if (told.before) numbers.add(told.before.import);
      if (told.other) numbers.add(told.other.import);
    }
    for (const { said } of this.#someMissing()) numbers.add(said.import);
    return numbers;
  }

  diff(
    counts: { readonly added: number; readonly changed: number; readonly removed: number },
    imports: Imports,
    looked: boolean,
  ): Diff {
    const claim = (said: Said): Claim => {
      const { id, files } = imports.get(said.import)!;
      return { import: id, file: said.line === 0 ? '' : (files[said.file] ?? ''), line: said.line };
    };
    const removed = this.#some('removed').map(({ type, key, before }) => ({ type, key, fact: parse(before!.fact!), was: claim(before!) })); // prettier-ignore
    const missing = this.#someMissing().map(({ type, key, said, outcome, because }): MissingFact => {
      const fact = { type, key, fact: parse(said.fact!), was: claim(said), outcome };
      return because === undefined ? fact : { ...fact, because };
    });
    const { kept, retired, removed: gone } = this.#missed;
    return {
      added: {
        count: counts.added,
        samples: this.#some('added').map(({ type, key, after, here }) => ({ type, key, fact: parse(after!), ...here })),
      },
      changed: {
        count: counts.changed,
        samples: this.#some('changed').map((told) => ({ ...placed(told, told.before!), was: claim(told.before!) })),
      },
      removed: { count: counts.removed, samples: removed },
      conflicts: {
        count: this.#conflicts,
        samples: this.#some('conflicts').map((told): ConflictingFact => ({
          ...placed(told, told.other!),
          other: claim(told.other!),
        })),
      },
      missing: looked ? { count: kept + retired + gone, kept, retired, removed: gone, samples: missing } : null,
    };
  }

  #keep(kind: Kind, told: Told): void {
    const types = this.#told[kind];
    const kept = types.get(told.type) ?? new Map<string, Told>();
    types.set(told.type, kept);
    if (kept.size < this.most) kept.set(told.key, told);
  }

  #some(kind: Kind): Told[] {
    const types = this.#told[kind];
    return inTurn(FACT_TYPES.map((type) => [...(types.get(type)?.values() ?? [])]), this.most); // prettier-ignore
  }

  #someMissing(): ToldMissing[] {
    return inTurn(FACT_TYPES.map((type) => this.#missing.get(type) ?? []), this.most); // prettier-ignore
  }
}

/** Another source stands by something else, and what is in force would change. */
function conflicts(before: Content, other: Said | undefined, after: Content): boolean {
  return after !== null && after !== before && other !== undefined && other.fact !== null && other.fact !== after;
}

const parse = (content: string): Fact => JSON.parse(content) as Fact;

function placed(
  { type, key, after, here }: Told,
  said: Said,
): Here & { type: FactType; key: string; fact: Fact; fields: FieldChange[] } {
  const names = SCHEMA[type].fields.map(({ name }) => name);
  const fact = parse(after!);
  return { type, key, fact, fields: fieldChanges(parse(said.fact!), fact, names), ...here };
}
