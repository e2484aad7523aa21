import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Level, SkillKind } from '#lib/model';

/** A requirement's strength where the source has none or uses another scale. */
export interface Strength {
  readonly level: Level;
  readonly importance: number;
  readonly essential: boolean;
}

/** The numbers of `data/weights/*.json`, without the reasons that stand beside them there. */
export interface Weights {
  readonly esco: { readonly essential: Strength; readonly optional: Strength };
  readonly onet: {
    readonly importance: { readonly lowest: number; readonly highest: number };
    /** Importance, on O*NET's own scale, from which a requirement is essential. */
    readonly essentialFrom: number;
    /** Levels by O*NET's level: the last band whose `from` is not above the value. */
    readonly bands: readonly { readonly from: number; readonly level: Level }[];
    readonly highestLevel: number;
    /** Kind by the longest prefix of the element's id. */
    readonly kinds: readonly { readonly prefix: string; readonly kind: SkillKind }[];
    readonly technology: {
      readonly inDemand: Strength;
      readonly hot: Strength;
      readonly other: Strength;
    };
  };
}

/** The project's own `data/weights`, found upwards from this file, so that sources and compiled code find the same folder. */
export function weightsFolder(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const weights = path.join(folder, 'data', 'weights');
    if (existsSync(path.join(weights, 'esco.json'))) return weights;
    if (folder === path.dirname(folder)) throw new Error('data/weights is missing beside package.json');
  }
}

type Reasoned<T> = { readonly value: T; readonly reason: string };
type ReasonedStrength = { readonly [K in keyof Strength]: Reasoned<Strength[K]> };

interface OnetFile {
  readonly importance: { readonly lowest: Reasoned<number>; readonly highest: Reasoned<number> };
  readonly essentialFrom: Reasoned<number>;
  readonly bands: readonly { readonly from: number; readonly level: Level; readonly reason: string }[];
  readonly highestLevel: Reasoned<number>;
  readonly kinds: readonly { readonly prefix: string; readonly kind: SkillKind; readonly reason: string }[];
  readonly technology: {
    readonly inDemand: ReasonedStrength;
    readonly hot: ReasonedStrength;
    readonly other: ReasonedStrength;
  };
}

/**
 * Reads `esco.json` and `onet.json` of a weights folder.
 * @param folder by default the project's own
 */
export async function readWeights(folder: string = weightsFolder()): Promise<Weights> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(path.join(folder, name), 'utf8'));
  const esco = (await json('esco.json')) as { essential: ReasonedStrength; optional: ReasonedStrength };
  const onet = (await json('onet.json')) as OnetFile;
  return {
    esco: { essential: strength(esco.essential), optional: strength(esco.optional) },
    onet: {
      importance: { lowest: onet.importance.lowest.value, highest: onet.importance.highest.value },
      essentialFrom: onet.essentialFrom.value,
      bands: onet.bands.map(({ from, level }) => ({ from, level })),
      highestLevel: onet.highestLevel.value,
      kinds: onet.kinds.map(({ prefix, kind }) => ({ prefix, kind })),
      technology: {
        inDemand: strength(onet.technology.inDemand),
        hot: strength(onet.technology.hot),
        other: strength(onet.technology.other),
      },
    },
  };
}

function strength(reasoned: ReasonedStrength): Strength {
  return {
    level: reasoned.level.value,
    importance: reasoned.importance.value,
    essential: reasoned.essential.value,
  };
}
