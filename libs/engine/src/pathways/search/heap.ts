/** A binary heap of numbered things, least key first; a thing may be in it more than once. */
export class Heap {
  private keys = new Float64Array(64);
  private things = new Int32Array(64);
  size = 0;

  /** The least key; only when the heap is not empty. */
  least(): number {
    return this.keys[0]!;
  }

  push(key: number, thing: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, things } = this;
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (keys[above]! <= key) break;
      keys[at] = keys[above]!;
      things[at] = things[above]!;
      at = above;
    }
    keys[at] = key;
    things[at] = thing;
  }

  /** Takes out the thing with the least key. */
  pop(): number {
    const { keys, things } = this;
    const top = things[0]!;
    const size = --this.size;
    const key = keys[size]!;
    const thing = things[size]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && keys[below + 1]! < keys[below]!) below++;
      if (keys[below]! >= key) break;
      keys[at] = keys[below]!;
      things[at] = things[below]!;
      at = below;
    }
    keys[at] = key;
    things[at] = thing;
    return top;
  }

  clear(): void {
    this.size = 0;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    const things = new Int32Array(keys.length);
    keys.set(this.keys);
    things.set(this.things);
    this.keys = keys;
    this.things = things;
  }
}
