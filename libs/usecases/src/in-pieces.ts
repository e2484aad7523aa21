/*
 * Plain data cut into pieces, so that sending it to another thread never takes long at a time: cloning a whole catalogue would
 * block the sender for half a second. Objects are opened, lists and maps are cut every few hundred elements, the rest (numbers,
 * texts, typed arrays) goes as it is. Two places that share one object have an equal one each afterwards.
 */

/** Elements of a list or map in one piece: a few milliseconds of cloning. */
const ELEMENTS = 250;

type Way = readonly string[];
/** A part of the value: `at` is the way to it through the names of objects. A list or map comes in as many pieces as it takes. */
export type Piece =
  | { readonly at: Way; readonly kind: 'object' }
  | { readonly at: Way; readonly kind: 'whole'; readonly value: unknown }
  | { readonly at: Way; readonly kind: 'list'; readonly elements: readonly unknown[] }
  | { readonly at: Way; readonly kind: 'map'; readonly entries: readonly (readonly [unknown, unknown])[] };

/** Cuts plain data: objects, arrays, maps and what structured cloning copies quickly. {@link Assembly} puts it together again. */
export function* piecesOf(value: unknown, at: Way = []): Generator<Piece, void> {
  if (Array.isArray(value)) {
    for (let from = 0; from === 0 || from < value.length; from += ELEMENTS)
      yield { at, kind: 'list', elements: value.slice(from, from + ELEMENTS) as readonly unknown[] };
  } else if (value instanceof Map) {
    let entries: [unknown, unknown][] = [];
    for (const entry of value as ReadonlyMap<unknown, unknown>) {
      if (entries.push([...entry]) < ELEMENTS) continue;
      yield { at, kind: 'map', entries };
      entries = [];
    }
    yield { at, kind: 'map', entries };
  } else if (isPlainObject(value)) {
    yield { at, kind: 'object' };
    for (const [name, part] of Object.entries(value)) yield* piecesOf(part, [...at, name]);
  } else yield { at, kind: 'whole', value };
}

/** Puts pieces together, in the order in which they were cut. */
export class Assembly {
  private readonly root: Record<string, unknown> = {};

  add(piece: Piece): void {
    const way = ['value', ...piece.at];
    const name = way.pop()!;
    const holder = way.reduce((open, step) => open[step] as Record<string, unknown>, this.root);
    switch (piece.kind) {
      case 'object':
        holder[name] = {};
        return;
      case 'whole':
        holder[name] = piece.value;
        return;
      case 'list':
        holder[name] ??= [];
        (holder[name] as unknown[]).push(...piece.elements);
        return;
      case 'map':
        holder[name] ??= new Map();
        for (const [key, value] of piece.entries) (holder[name] as Map<unknown, unknown>).set(key, value);
    }
  }

  get value(): unknown {
    return this.root['value'];
  }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
