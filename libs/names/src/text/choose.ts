/** A stretch of text, `[start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Of stretches that overlap the longest stays, of equally long ones the first; what is left is looked at again. In the order of the text.
 *
 * @param stretches in any order; of the same stretch given twice the first stays
 */
export function longest<T extends Stretch>(stretches: readonly T[]): T[] {
  const sorted = stretches.map((stretch, order) => ({ stretch, order }));
  sorted.sort((a, b) => a.stretch.start - b.stretch.start || b.stretch.end - a.stretch.end || a.order - b.order);
  const chosen: T[] = [];
  for (let from = 0; from < sorted.length;) {
    let end = sorted[from]!.stretch.end;
    let to = from + 1;
    for (; to < sorted.length && sorted[to]!.stretch.start < end; to++) end = Math.max(end, sorted[to]!.stretch.end);
    chosen.push(...fromOneHeap(sorted.slice(from, to).map(({ stretch }) => stretch)));
    from = to;
  }
  return chosen;
}

function fromOneHeap<T extends Stretch>(heap: readonly T[]): readonly T[] {
  if (heap.length === 1) return heap;
  const chosen: T[] = [];
  const byLength = heap.map((stretch, order) => ({ stretch, order, length: stretch.end - stretch.start }));
  byLength.sort((a, b) => b.length - a.length || a.order - b.order);
  for (const { stretch } of byLength)
    if (chosen.every(({ start, end }) => stretch.end <= start || stretch.start >= end)) chosen.push(stretch);
  return chosen.sort((a, b) => a.start - b.start);
}
