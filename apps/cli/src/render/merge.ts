import type { AlikeSkills, SkillsMerged } from '#lib/usecases';
import { count } from './amounts.js';
import { tellFormer } from './names.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

/** Pairs of skills that may be the same. */
export function tellAlike({ total, pairs }: AlikeSkills, paint: Paint, width: number): string {
  if (total === 0) return 'No two skills look the same, or somebody has decided about all of them.';
  const rows = pairs.flatMap(({ skill, other, because }) => [
    [skill.name, skill.framework ?? '', skill.id],
    [because === 'name' ? other.name : `${other.name}, also called so`, other.framework ?? '', other.id],
    ['', '', ''],
  ]);
  return [
    `${paint.bold(count(total, 'pair'))} of skills may be the same; those with one name first.`,
    '',
    table(['skill', 'framework', 'id'], rows, { right: [], give: 2, width }, paint),
    'Decide with: stackway merge <skill> <into>, with --becomes for a duplicate, or --different. Each can be undone.',
  ].join('\n');
}

export function tellMerge(merged: SkillsMerged, paint: Paint): string {
  const { status, skill, into, as, removed } = merged;
  const first = `${paint.bold(skill.name)} (${skill.id})`;
  const second = `${paint.bold(into.name)} (${into.id})`;
  if (status === 'unchanged') return `That was decided so already: ${first}, ${second}.`;
  const said = {
    same: `${first} and ${second} are the same: each counts as the other.`,
    becomes: `${first} becomes ${second}: it counts as that.`,
    different: `${first} and ${second} are not the same.`,
  }[as];
  const then = removed > 0 ? ` ${count(removed, 'statement')} that waited for its name now count.` : '';
  return `${said}${tellFormer(merged.former)}${then} Take it back with: stackway undo ${merged.import.id}`;
}
