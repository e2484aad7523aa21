import type { Level } from '#lib/model';
import type { Weights } from '../weights/weights.js';

/** What `data/weights/levels.json` says, without its reasons. Words are lower case, codes upper case. */
export interface LevelTable {
  readonly words: ReadonlyMap<string, Level>;
  readonly codes: ReadonlyMap<string, Level>;
  /** Say that a skill is not held. */
  readonly none: ReadonlySet<string>;
  /** Say nothing of a level. */
  readonly any: ReadonlySet<string>;
}

interface LevelFile {
  readonly words: readonly { readonly level: Level; readonly words: readonly string[] }[];
  readonly codes: readonly { readonly code: string; readonly level: Level }[];
  readonly none: { readonly words: readonly string[] };
  readonly any: { readonly words: readonly string[] };
}

/** The table of words and codes from the weights. */
export function levelTable(weights: Weights): LevelTable {
  const file = weights.at('levels') as LevelFile;
  return {
    words: new Map(file.words.flatMap(({ level, words }) => words.map((word) => [word, level] as const))),
    codes: new Map(file.codes.map(({ code, level }) => [code, level] as const)),
    none: new Set(file.none.words),
    any: new Set(file.any.words),
  };
}
