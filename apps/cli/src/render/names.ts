import type { FormerDecision, NameDecided, NameUses, UnmatchedNames } from '#lib/usecases';
import { count } from './amounts.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

/** Names that wait for a person, and what they may mean. */
export function tellNames({ total, waiting, names }: UnmatchedNames, paint: Paint, width: number): string {
  if (waiting === 0) return 'Every name in the files is known, or decided about.';
  if (total === 0) return `None of the ${count(waiting, 'name')} that wait is such a one.`;
  const rows = names.map(({ name, uses, suggestions }) => [
    name,
    usesText(uses),
    suggestions.map((each) => `${each.name} (${each.id})`).join(', ') || 'nothing like it',
  ]);
  return [
    `${paint.bold(count(total, 'name'))} of skills stand in files and are known to nobody${total < waiting ? `, of ${waiting} in all` : ''}.`,
    '',
    table(['name', 'used by', 'may mean'], rows, { right: [], give: 2, width }, paint),
    '',
    'Decide with: stackway decide <name> <skill>, without a skill where it means none, with --own to make a skill of it. Each decision can be undone.',
  ].join('\n');
}

function usesText({ credentials, roles, learners, postings }: NameUses): string {
  const parts: readonly (readonly [number, string])[] = [
    [credentials, 'credential'],
    [roles, 'role'],
    [learners, 'learner'],
    [postings, 'posting'],
  ];
  return parts
    .filter(([uses]) => uses > 0)
    .map(([uses, what]) => count(uses, what))
    .join(', ');
}

export function tellDecision(decided: NameDecided, paint: Paint): string {
  const { status, name, means, made, added, removed } = decided;
  if (status === 'unchanged') return `"${name}" was decided so already.`;
  const own = made ? ', a skill of its own' : '';
  const what = means ? `means ${paint.bold(means.name)} (${means.id})${own}` : 'means no skill';
  const then = removed > 0 ? ` ${count(removed, 'statement')} that waited for it now count.` : '';
  const way = `Take it back with: stackway undo ${decided.import.id}`;
  return `"${name}" ${what}.${tellFormer(decided.former)}${then} ${count(added, 'fact')} added. ${way}`;
}

/** What had been decided before, and what became of that. */
export function tellFormer(former: FormerDecision | undefined): string {
  if (!former) return '';
  const { means, takenBack, since } = former;
  const told = ` It meant ${means ? `${means.name} (${means.id})` : 'no skill'} before: ${count(takenBack, 'fact')} of that taken back.`;
  if (since.length === 0) return told;
  const which = `Imports made meanwhile state ${means?.name} too, and may have read the name so: ${since.join(', ')}.`;
  return `${told} ${which} Import those files again with --missing remove.`;
}
