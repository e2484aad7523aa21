/** An arrow from what comes first to what needs it. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/**
 * Puts every node right of all it needs: its layer is the longest way to it from a node that needs nothing.
 * Arrows of a ring that would point back are left out of the count.
 */
export function layersOf(ids: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const into = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of arrows) if (into.has(from)) into.get(to)?.push(from);
  const layers = new Map<string, number>();
  const open = new Set<string>();
  const layer = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    if (open.has(id)) return -1;
    open.add(id);
    const depth = Math.max(-1, ...into.get(id)!.map(layer)) + 1;
    open.delete(id);
    layers.set(id, depth);
    return depth;
  };
  for (const id of ids) layer(id);
  return layers;
}

/** Orders each layer by the mean place of its neighbours, a few sweeps to and fro; ties keep the order given. */
export function orderLayers(layers: readonly (readonly string[])[], arrows: readonly Arrow[]): string[][] {
  const order = layers.map((layer) => [...layer]);
  const sweep = (layer: number, neighbour: number, ends: (arrow: Arrow) => readonly [string, string]): void => {
    const places = new Map(order[neighbour]!.map((id, i) => [id, i]));
    const mean = new Map<string, number>();
    order[layer]!.forEach((id, i) => {
      const found = arrows.flatMap((arrow) => {
        const [mine, other] = ends(arrow);
        const place = places.get(other);
        return mine === id && place !== undefined ? [place] : [];
      });
      mean.set(id, found.length === 0 ? i : found.reduce((sum, place) => sum + place, 0) / found.length);
    });
    order[layer] = order[layer]!.map((id, i) => ({ id, i }))
      .sort((a, b) => mean.get(a.id)! - mean.get(b.id)! || a.i - b.i)
      .map(({ id }) => id);
  };
  for (let round = 0; round < 4; round++) {
    for (let i = 1; i < order.length; i++) sweep(i, i - 1, (arrow) => [arrow.to, arrow.from]);
    for (let i = order.length - 2; i >= 0; i--) sweep(i, i + 1, (arrow) => [arrow.from, arrow.to]);
  }
  return order;
}
