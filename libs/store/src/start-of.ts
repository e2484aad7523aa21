/**
 * Waits for the first items of a stream, or for its end.
 * @param most batches are taken until there are so many items
 * @returns the whole stream again, and what lets go of it, to be called in any case
 */
export async function startOf<T>(
  stream: AsyncIterable<readonly T[]>,
  most: number,
): Promise<{ readonly facts: AsyncIterable<readonly T[]>; readonly close: () => Promise<void> }> {
  const each = stream[Symbol.asyncIterator]();
  const close = async (): Promise<void> => {
    await each.return?.();
  };
  const first: (readonly T[])[] = [];
  let [items, ended] = [0, false];
  while (items < most && !ended) {
    const next = await each.next();
    if (next.done) ended = true;
    else items += first[first.push(next.value) - 1]!.length;
  }
  async function* facts(): AsyncGenerator<readonly T[]> {
    for (let batch = first.shift(); batch; batch = first.shift()) yield batch;
    if (ended) return;
    for (let next = await each.next(); !next.done; next = await each.next()) yield next.value;
  }
  return { facts: facts(), close };
}
