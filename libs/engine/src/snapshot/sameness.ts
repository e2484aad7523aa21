import { surestChains, type SameStep } from '#lib/names';

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
  const next = new Map<number, SameStep<number>[]>();
  const link = (from: number, step: SameStep<number>): void => {
    const list = next.get(from);
    if (list) list.push(step);
    else next.set(from, [step]);
  };
  for (const { a, b, confidence } of ties) {
    if (a === b || confidence < LOWEST_CONFIDENCE) continue;
    link(a, { to: b, confidence });
    link(b, { to: a, confidence });
  }
  const stepsFrom = (node: number): readonly SameStep<number>[] => next.get(node) ?? [];
  const starts = new Int32Array(things + 1);
  const target: number[] = [];
  const confidences: number[] = [];
  for (let thing = 0; thing < things; thing++) {
    if (next.has(thing)) {
      const chains = surestChains(thing, stepsFrom, frameworkOf, LOWEST_CONFIDENCE);
      const found = [...chains].filter(([node]) => node < things && node !== thing);
      for (const [node, sure] of found.sort(([a], [b]) => a - b)) {
        target.push(node);
        confidences.push(sure);
      }
    }
    starts[thing + 1] = target.length;
  }
  if (target.length === 0) return NOTHING_SAME;
  return { starts, target: Int32Array.from(target), confidence: Float64Array.from(confidences) };
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
