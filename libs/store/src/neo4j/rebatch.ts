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
