import type { FactOf } from '#lib/model';
import { foldName } from '#lib/names';
import { skillByText, type Snapshot, type Table } from './snapshot.js';

/** The skills that postings ask for: matched by id, exact name, unique alternative name, then by what people decided. */
export function postingSkills(
  postings: Table<FactOf<'posting'>>,
  apart: readonly FactOf<'postingSkill'>[],
  names: Pick<Snapshot, 'skills' | 'skillNames'>,
  decided: ReadonlyMap<string, number>,
): Snapshot['postingSkills'] {
  const starts = new Int32Array(postings.facts.length + 1);
  const skill: number[] = [];
  const listed = new Map<string, string[]>();
  for (const { posting, skill: text } of apart) {
    const list = listed.get(posting);
    if (list) list.push(text);
    else listed.set(posting, [text]);
  }
  let unmatched = 0;
  postings.facts.forEach((posting, i) => {
    const matched = new Set<number>();
    for (const text of new Set([...(posting.skills ?? []), ...(listed.get(posting.id) ?? [])])) {
      const found = skillByText(names, text) ?? (decided.size > 0 ? decided.get(foldName(text)) : undefined);
      if (found === undefined) unmatched++;
      else matched.add(found);
    }
    skill.push(...[...matched].sort((a, b) => a - b));
    starts[i + 1] = skill.length;
  });
  return { starts, skill: Int32Array.from(skill), unmatched };
}

/** What people decided that names of skills mean, by the name in any spelling. */
export function decidedSkills(
  decisions: readonly FactOf<'nameDecision'>[],
  skills: Table<FactOf<'skill'>>,
): ReadonlyMap<string, number> {
  return new Map(
    decisions.flatMap(({ kind, name, means }) => {
      const skill = kind === 'skill' && means !== undefined ? skills.index.get(means) : undefined;
      return skill === undefined ? [] : [[foldName(name), skill] as const];
    }),
  );
}
