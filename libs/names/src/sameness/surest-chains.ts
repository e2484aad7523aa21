/** One thing is said to be the same as another. */
export interface SameStep<N> {
  readonly to: N;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A way from the start: how sure, where it is, and the frameworks it has left. */
interface Way<N> {
  readonly node: N;
  readonly sure: number;
  readonly left: readonly string[];
}

/**
 * The surest chain of statements to every node that is reached, the start itself with 1; sums up to millionths, so that the way back is
 * as sure as the way there. Along a chain confidences multiply. A chain does not come back to a framework that it has left: two things
 * of one framework that are both said to be the same as a third of another are not the same.
 * @param stepsFrom what a node is said to be the same as; nothing where no chain leads on
 * @param frameworkOf of a node; undefined where it is unknown, which hinders nothing
 * @param lowest less sure than this is not followed
 */
export function surestChains<N extends string | number>(
  start: N,
  stepsFrom: (node: N) => Iterable<SameStep<N>>,
  frameworkOf: (node: N) => string | undefined,
  lowest: number,
): ReadonlyMap<N, number> {
  const found = new Map<N, number>();
  const done = new Set<string>();
  const open: Way<N>[] = [{ node: start, sure: 1, left: [] }];
  while (open.length > 0) {
    const way = takeSurest(open);
    const state = JSON.stringify([way.node, way.left]);
    if (done.has(state)) continue;
    done.add(state);
    const sure = Math.round(way.sure * 1e6) / 1e6;
    if (sure < lowest) continue;
    if (sure > (found.get(way.node) ?? 0)) found.set(way.node, sure);
    const here = frameworkOf(way.node);
    for (const { to, confidence } of stepsFrom(way.node)) {
      const there = frameworkOf(to);
      if (there !== undefined && way.left.includes(there)) continue;
      const leaves = here !== undefined && here !== there;
      open.push({ node: to, sure: way.sure * confidence, left: leaves ? [...way.left, here].sort() : way.left });
    }
  }
  return found;
}

function takeSurest<N>(open: Way<N>[]): Way<N> {
  let best = 0;
  for (let i = 1; i < open.length; i++) if (open[i]!.sure > open[best]!.sure) best = i;
  const [way] = open.splice(best, 1);
  return way!;
}
