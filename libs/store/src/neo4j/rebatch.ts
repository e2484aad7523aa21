/** Gathers small batches to larger ones: a query costs a round trip, however little it carries. */
export async function* inBatches<T>(stream: AsyncIterable<readonly T[]>, size: number): AsyncGenerator<readonly T[]> {
  let gathered: T[] = [];
  for await (const batch of stream) {
    for (const item of batch) {
      gathered.push(item);
      if (gathered.length < size) continue;
      yield gathered;
      gathered = [];
    }
  }
  if (gathered.length > 0) yield gathered;
}

/** Asks for the next one while the last is being used. An error is told when its turn has come. */
export async function* oneAhead<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
  const each = stream[Symbol.asyncIterator]();
  const ask = (): Promise<IteratorResult<T>> => {
    const next = each.next();
    next.catch(() => undefined);
    return next;
  };
  let next = ask();
  try {
    for (let one = await next; !one.done; one = await next) {
      next = ask();
      yield one.value;
    }
  } finally {
    await next.catch(() => undefined);
    await each.return?.();
  }
}
