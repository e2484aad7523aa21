import type { KnownNames } from '../naming/known-names.js';
import type { Weights } from '../weights/weights.js';
import { Gathered, type MapContext } from './format.js';
import { stemOf } from './recognise.js';

/** What the rows of a table are mapped with. */
export function contextOf(
  { file, sample }: { readonly file: { readonly name: string }; readonly sample: MapContext['sample'] },
  known: {
    readonly weights: Weights;
    readonly framework?: string;
    readonly gathered?: Gathered;
    readonly names?: KnownNames;
  },
): MapContext {
  const { weights, framework, gathered = new Gathered(), names } = known;
  const given = { ...(framework === undefined ? {} : { framework }), ...(names ? { names } : {}) };
  return { weights, gathered, stem: stemOf(file.name), sample, ...given };
}
