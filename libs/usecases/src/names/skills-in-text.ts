import { compareText } from '#lib/model';
import type { Exclusion } from '#lib/names';
import type { Deps } from '../deps.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A name of a skill where it stands in a text. */
export interface SkillPlace {
  /** In UTF-16 code units of the text as it was given: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** What stands there. */
  readonly text: string;
  /** The label that it was found by. */
  readonly label: string;
  /** Absent where several skills have the label. */
  readonly skill?: Named;
  /** All skills that may be meant. */
  readonly candidates: readonly Named[];
  /** Why it does not count; absent where it does. */
  readonly excluded?: Exclusion;
}

export interface SkillsInText {
  readonly status: 'ok';
  /** In the order of the text, none over another. */
  readonly places: readonly SkillPlace[];
  /** The skills that the text asks for, those named most first. */
  readonly skills: readonly (Named & { readonly times: number })[];
}

/**
 * The skills that a text (of a job posting) asks for, each with its places, as an import would find them; and the names of skills in it
 * that do not count, with the reason.
 */
export async function skillsInText(
  deps: Pick<Deps, 'catalogue'>,
  { text }: { readonly text: string },
): Promise<SkillsInText> {
  const { names, directory } = await deps.catalogue.current();
  const named = (id: string): Named => ({ id, name: directory.byId('skill', id)!.name });
  const hits = await names.skillsIn(text);
  const places = hits.map(({ id, candidates, start, end, text: written, label, excluded }): SkillPlace => ({
    start,
    end,
    text: written,
    label,
    candidates: candidates.map(named),
    ...(id === undefined ? {} : { skill: named(id) }),
    ...(excluded === undefined ? {} : { excluded }),
  }));
  const times = new Map<string, number>();
  for (const { skill, excluded } of places)
    if (skill && excluded === undefined) times.set(skill.id, (times.get(skill.id) ?? 0) + 1);
  const skills = [...times]
    .map(([id, count]) => ({ ...named(id), times: count }))
    .sort((a, b) => b.times - a.times || compareText(a.name, b.name) || compareText(a.id, b.id));
  return { status: 'ok', places, skills };
}
