/**
 * Which things of a table are the same, as CSR: of thing i those from starts[i] to starts[i + 1], sorted by position, each with a
 * confidence of {@link LOWEST_CONFIDENCE} or more. Without any, `starts` is empty.
 */
export interface Sameness {
  readonly starts: Int32Array;
  readonly target: Int32Array;
  readonly confidence: Float64Array;
}

/** Less sure than this is not kept: no question may ask for less. */
export const LOWEST_CONFIDENCE = 0.5;
/** How sure a SAME_AS must be to count, unless the question says otherwise. */
export const SURE_ENOUGH = 0.8;

/** Two nodes are the same, as somebody says. Nodes below the number of things are things, the others codes that only lead on. */
export interface SameTie {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly confidence: number;
}

export const NOTHING_SAME: Sameness = {
  starts: new Int32Array(0),
  target: new Int32Array(0),
  confidence: new Float64Array(0),
};

/**
 * Follows what is said to be the same: along a chain confidences multiply, and of several chains the surest counts. A chain does not
 * come back to a framework that it has left: two things of one framework that are both said to be the same as a third of another are
 * not the same.
 * @param things number of things
 * @param frameworkOf of a node; undefined where it is unknown, which hinders nothing
 */
export function samenessOf(
  things: number,
  ties: readonly SameTie[],
  frameworkOf: (node: number) => string | undefined,
): Sameness {
  if (ties.length === 0) return NOTHING_SAME;
  const next = new Map<number, SameTie[]>();
  const link = (from: number, tie: SameTie): void => {
    const list = next.get(from);
    if (list) list.push(tie);
    else next.set(from, [tie]);
  };
  for (const tie of ties) {
    if (tie.a === tie.b || tie.confidence < LOWEST_CONFIDENCE) continue;
    link(tie.a, tie);
    link(tie.b, tie);
  }
  const starts = new Int32Array(things + 1);
  const target: number[] = [];
  const confidence: number[] = [];
  for (let thing = 0; thing < things; thing++) {
    if (next.has(thing)) {
      const found = [...surest(thing, next, frameworkOf)].filter(([node]) => node < things && node !== thing);
      for (const [node, sure] of found.sort(([a], [b]) => a - b)) {
        target.push(node);
        confidence.push(sure);
      }
    }
    starts[thing + 1] = target.length;
  }
  if (target.length === 0) return NOTHING_SAME;
  return { starts, target: Int32Array.from(target), confidence: Float64Array.from(confidence) };
}

/** A way from the start: how sure, where it is, and the frameworks it has left. */
interface Way {
  readonly node: number;
  readonly sure: number;
  readonly left: readonly string[];
}

/** The surest chain to every node that is reached, surest first; sums up to millionths, so that the way back is as sure as the way there. */
function surest(
  start: number,
  next: ReadonlyMap<number, readonly SameTie[]>,
  frameworkOf: (node: number) => string | undefined,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const done = new Set<string>();
  const open: Way[] = [{ node: start, sure: 1, left: [] }];
  while (open.length > 0) {
    const way = takeSurest(open);
    const state = JSON.stringify([way.node, way.left]);
    if (done.has(state)) continue;
    done.add(state);
    const sure = Math.round(way.sure * 1e6) / 1e6;
    if (sure < LOWEST_CONFIDENCE) continue;
    if (sure > (found.get(way.node) ?? 0)) found.set(way.node, sure);
    const here = frameworkOf(way.node);
    for (const tie of next.get(way.node) ?? []) {
      const node = tie.a === way.node ? tie.b : tie.a;
      const there = frameworkOf(node);
      if (there !== undefined && way.left.includes(there)) continue;
      const leaves = here !== undefined && here !== there;
      open.push({ node, sure: way.sure * tie.confidence, left: leaves ? [...way.left, here].sort() : way.left });
    }
  }
  return found;
}

function takeSurest(open: Way[]): Way {
  let best = 0;
  for (let i = 1; i < open.length; i++) if (open[i]!.sure > open[best]!.sure) best = i;
  const [way] = open.splice(best, 1);
  return way!;
}

/** What is the same as a thing (by position), at least as surely as asked, with how surely. */
export function* sameAs(
  { starts, target, confidence }: Sameness,
  thing: number,
  floor: number,
): Generator<{ readonly same: number; readonly confidence: number }> {
  if (starts.length === 0) return;
  for (let k = starts[thing]!; k < starts[thing + 1]!; k++) {
    if (confidence[k]! >= floor) yield { same: target[k]!, confidence: confidence[k]! };
  }
}
