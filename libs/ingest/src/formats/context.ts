import type { KnownNames } from '../naming/known-names.js';
import type { Weights } from '../weights/weights.js';
import { Gathered, type MapContext } from './format.js';
import { stemOf } from './recognise.js';

/** What the rows of a table are mapped with. */
export function contextOf(
  table: {
    readonly file: { readonly name: string };
    readonly sample: MapContext['sample'];
    readonly reported?: readonly number[];
  },
  known: {
    readonly weights: Weights;
    readonly framework?: string;
    readonly gathered?: Gathered;
    readonly names?: KnownNames;
  },
): MapContext {
  const { file, sample, reported = [] } = table;
  const { weights, framework, gathered = new Gathered(), names } = known;
  const given = { ...(framework === undefined ? {} : { framework }), ...(names ? { names } : {}) };
  return { weights, gathered, stem: stemOf(file.name, reported.length > 0), sample, ...given };
}
