import type { Fact } from '#lib/model';
import { sharedColumn, sharedInts, sharedNumbers } from './memory.js';
import type { TextGathering } from './texts.js';

/**
 * One field of the facts of a type, in shared memory. Whatever the field holds goes where it fits; `present` is 0 for a fact without it.
 * number: the number itself · flag: 0 or 1 · text: its number · list: texts from starts[i] to starts[i + 1] · json: the number of the
 * text that says it
 */
export type SharedColumn = { readonly name: string; readonly present: Uint8Array } & (
  | { readonly kind: 'number'; readonly values: Uint8Array | Int32Array | Float64Array }
  | { readonly kind: 'flag'; readonly values: Uint8Array }
  | { readonly kind: 'text' | 'json'; readonly values: Int32Array }
  | { readonly kind: 'list'; readonly starts: Int32Array; readonly values: Int32Array }
);

/** The facts of a type, sorted as the table they are of. */
export interface SharedFacts {
  readonly type: Fact['type'] | undefined;
  readonly count: number;
  readonly columns: readonly SharedColumn[];
}

type Kind = SharedColumn['kind'];

/** Facts looked at in one step. */
const A_STEP = 2000;

/** Looks at facts of one type, so that their texts are known, then lays them out in columns. */
export class FactColumns {
  private readonly kinds = new Map<string, Kind>();

  constructor(
    private readonly facts: readonly Fact[],
    private readonly texts: TextGathering,
  ) {}

  *note(): Generator<undefined, void> {
    for (const [i, fact] of this.facts.entries()) {
      if (i % A_STEP === A_STEP - 1) yield;
      for (const [name, value] of Object.entries(fact)) {
        if (name === 'type' || value === undefined) continue;
        const kind = kindOf(value);
        const known = this.kinds.get(name);
        this.kinds.set(name, known === undefined || known === kind ? kind : 'json');
      }
    }
    for (const [i, fact] of this.facts.entries()) {
      if (i % A_STEP === A_STEP - 1) yield;
      const record = fact as unknown as Record<string, unknown>;
      for (const [name, kind] of this.kinds) {
        const value = record[name];
        if (value === undefined) continue;
        if (kind === 'text') this.texts.note(value as string);
        else if (kind === 'list') for (const one of value as string[]) this.texts.note(one);
        else if (kind === 'json') this.texts.note(JSON.stringify(value));
      }
    }
  }

  *layOut(): Generator<undefined, SharedFacts> {
    const columns: SharedColumn[] = [];
    for (const [name, kind] of this.kinds) {
      columns.push(this.column(name, kind));
      yield;
    }
    return { type: this.facts[0]?.type, count: this.facts.length, columns };
  }

  private column(name: string, kind: Kind): SharedColumn {
    const values = this.facts.map((fact) => (fact as unknown as Record<string, unknown>)[name]);
    const present = sharedColumn(Uint8Array, values.length);
    values.forEach((value, i) => (present[i] = value === undefined ? 0 : 1));
    const numberOf = (text: string): number => this.texts.number(text);
    switch (kind) {
      case 'number':
        return {
          name,
          present,
          kind,
          values: sharedNumbers(values.map((value) => (value as number | undefined) ?? 0)),
        };
      case 'flag': {
        const flags = sharedColumn(Uint8Array, values.length);
        values.forEach((value, i) => (flags[i] = value === true ? 1 : 0));
        return { name, present, kind, values: flags };
      }
      case 'text':
        return {
          name,
          present,
          kind,
          values: sharedInts(values.map((value) => (value === undefined ? 0 : numberOf(value as string)))),
        };
      case 'json':
        return {
          name,
          present,
          kind,
          values: sharedInts(values.map((value) => (value === undefined ? 0 : numberOf(JSON.stringify(value))))),
        };
      case 'list': {
        const starts = sharedColumn(Int32Array, values.length + 1);
        const items: number[] = [];
        values.forEach((value, i) => {
          for (const one of (value as string[] | undefined) ?? []) items.push(numberOf(one));
          starts[i + 1] = items.length;
        });
        return { name, present, kind, starts, values: sharedInts(items) };
      }
    }
  }
}

function kindOf(value: unknown): Kind {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? 'list' : 'json';
}
