import { sharedInts } from './memory.js';

/**
 * Lists of lists of whole numbers in shared memory: the lists of thing i stand from outer[i] to outer[i + 1], the items of list k
 * from inner[k] to inner[k + 1].
 */
export interface SharedNested {
  readonly outer: Int32Array;
  readonly inner: Int32Array;
  readonly items: Int32Array;
}

/** @param code an item as a number */
export function shareNested<T>(
  things: readonly (readonly (readonly T[])[])[],
  code: (item: T) => number,
): SharedNested {
  const [outer, inner, items]: [number[], number[], number[]] = [[0], [0], []];
  for (const lists of things) {
    for (const list of lists) {
      for (const item of list) items.push(code(item));
      inner.push(items.length);
    }
    outer.push(inner.length - 1);
  }
  return { outer: sharedInts(outer), inner: sharedInts(inner), items: sharedInts(items) };
}

/** The lists as they were; things without any have one empty list of lists together. */
export function openNested<T>(
  shared: SharedNested,
  decode: (code: number) => T,
): readonly (readonly (readonly T[])[])[] {
  const { outer, inner, items } = shared;
  const none: readonly (readonly T[])[] = [];
  return Array.from({ length: outer.length - 1 }, (_, i) => {
    const [from, to] = [outer[i]!, outer[i + 1]!];
    if (from === to) return none;
    return Array.from({ length: to - from }, (_, k) =>
      Array.from(items.subarray(inner[from + k], inner[from + k + 1]), decode),
    );
  });
}
