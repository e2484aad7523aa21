import { NODE_TYPES, SHARED_IDS, type FactType } from '#lib/model';

/** One bit for each type of thing. */
export const BITS: ReadonlyMap<FactType, number> = new Map(NODE_TYPES.map((type, at) => [type, 1 << at]));
/** For each type with ids: the other types that may not use the same id. */
const SHARING: ReadonlyMap<FactType, readonly FactType[]> = new Map(
  NODE_TYPES.map((type) => {
    const others = SHARED_IDS.filter((group) => group.includes(type)).flat();
    return [type, [...new Set(others)].filter((other) => other !== type)];
  }),
);

const NONE: readonly FactType[] = [];

/** The other types that may not use an id of this type again. */
export function sharingIds(type: FactType): readonly FactType[] {
  return SHARING.get(type) ?? NONE;
}
