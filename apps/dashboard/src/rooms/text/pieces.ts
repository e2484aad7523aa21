import type { SkillPlace, SkillsInText } from '../../ask/text.js';

export type MarkKind = 'skill' | 'several' | 'left';
/** A stretch of a text: plain, or the name of a skill. */
export interface Piece {
  readonly text: string;
  readonly place?: SkillPlace;
}
/** One line of the list beside a text, with the places it stands for. */
export interface Found {
  readonly key: string;
  readonly kind: MarkKind;
  readonly places: readonly SkillPlace[];
}

export function piecesOf(text: string, places: readonly SkillPlace[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const place of places) {
    if (place.start > at) pieces.push({ text: text.slice(at, place.start) });
    pieces.push({ text: text.slice(place.start, place.end), place });
    at = place.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

export const kindOf = ({ skill, excluded }: SkillPlace): MarkKind =>
  excluded !== null ? 'left' : skill === null ? 'several' : 'skill';

/** Places with one key stand for the same line of the list. */
export const keyOf = (place: SkillPlace): string =>
  [kindOf(place), place.excluded ?? '', ...place.candidates.map(({ id }) => id)].join(' ');

/** Skills in the order in which they are answered, then what may be several, then what does not count. */
export function foundIn({ places, skills }: SkillsInText): readonly Found[] {
  const byKey = new Map<string, SkillPlace[]>();
  for (const place of places) byKey.set(keyOf(place), [...(byKey.get(keyOf(place)) ?? []), place]);
  const all = [...byKey].map(([key, some]): Found => ({ key, kind: kindOf(some[0]!), places: some }));
  const rank = new Map(skills.map(({ skill }, at) => [skill.id, at]));
  const order = ({ places: [first] }: Found): number => rank.get(first!.skill?.id ?? '') ?? 0;
  const of = (kind: MarkKind): Found[] => all.filter((one) => one.kind === kind);
  return [...of('skill').sort((a, b) => order(a) - order(b)), ...of('several'), ...of('left')];
}
