import type { Gap, GapSkill } from '#lib/engine';
import { LEVEL_NAMES } from '#lib/model';
import { count, percent } from './amounts.js';
import type { Paint } from './paint.js';
import { table, wrap } from './table.js';

/** A person's gap to a role: the sentence first, then skill by skill. */
export function tellGap(gap: Gap, paint: Paint, width: number): string {
  const who = gap.learner ? (gap.learner.name ?? gap.learner.id) : 'You';
  const parts = [
    paint.bold(`${gap.role.title}`) + paint.dim(`  ${gap.role.id} · on ${gap.on}`),
    wrap(sentence(gap, who), width),
  ];
  if (gap.skills.length > 0) parts.push(skillTable(gap.skills, paint, width), legend(paint));
  const elsewhere = gap.skills
    .filter(({ via }) => via)
    .map(({ skill, have, via }) => {
      return `  ${skill.name}: level ${have} in ${via!.skill.name} ${paint.dim(`${via!.skill.id}, the same to ${percent(via!.confidence)}`)}`;
    });
  if (elsewhere.length > 0)
    parts.push([paint.bold('Held in the same skill of another framework'), ...elsewhere].join('\n'));
  if (gap.credentials.length > 0) parts.push(credentials(gap, paint));
  return parts.join('\n\n');
}

function sentence(gap: Gap, who: string): string {
  if (gap.readiness === null) return 'Nothing is known of what this role requires.';
  const missing = gap.skills.filter((skill) => skill.gap > 0);
  const essential = missing.filter((skill) => skill.essential).length;
  const meets = who === 'You' ? 'You meet' : `${who} meets`;
  if (missing.length === 0) return `${meets} all of it: readiness 100 %.`;
  const hard = gap.hardMisses.length > 0 ? `; ${gap.hardMisses.length} essential not held at all` : '';
  const below = `${count(missing.length, 'skill')} of ${gap.skills.length} below what is needed`;
  return `${meets} ${percent(gap.readiness)} of it: ${below}, ${essential} of them essential${hard}.`;
}

/** `███▒▒`: held, still to be gained, then nothing up to level 5. */
function bar(skill: GapSkill): string {
  const held = Math.min(skill.have, 5);
  const toGain = Math.max(0, skill.need - held);
  return '█'.repeat(held) + '▒'.repeat(toGain) + '·'.repeat(5 - held - toGain);
}

/** On a narrow screen weight and kind give way. */
function skillTable(skills: readonly GapSkill[], paint: Paint, width: number): string {
  const wide = width >= 100;
  const rows = skills.map((skill) => [
    skill.skill.name,
    bar(skill),
    String(skill.need),
    String(skill.have),
    skill.gap > 0 ? `−${skill.gap}` : '✓',
    skill.essential ? 'essential' : 'optional',
    currency(skill),
    ...(wide ? [String(Math.round(skill.importance * 100) / 100), skill.skill.kind ?? ''] : []),
  ]);
  const headings = ['skill', 'level', 'need', 'have', 'gap', '', 'as of', ...(wide ? ['weight', 'kind'] : [])];
  const cell = (text: string, row: number, column: number): string => {
    if (column !== 1 && column !== 4) return text;
    return skills[row]!.gap > 0 ? (skills[row]!.essential ? paint.red(text) : paint.yellow(text)) : paint.green(text);
  };
  return table(headings, rows, { right: [2, 3, 4, 7], give: 0, width, cell }, paint);
}

function currency(skill: GapSkill): string {
  if (skill.lapsed) return `level ${skill.lapsed.level} ended ${skill.lapsed.expiredOn}`;
  if (skill.expiresOn) return `${skill.asOf ?? ''} until ${skill.expiresOn}`.trim();
  return skill.asOf ?? '';
}

function legend(paint: Paint): string {
  const levels = LEVEL_NAMES.map((name, level) => `${level} ${name}`).slice(1);
  return paint.dim(`█ held  ▒ to gain  · beyond what is needed      levels: ${levels.join(', ')}`);
}

function credentials(gap: Gap, paint: Paint): string {
  const lines = gap.credentials.map(({ anyOf, held, expiresOn }) => {
    const asked = anyOf.map((one) => one.name).join(' or ');
    if (!held) return `  ${paint.red('missing')}  ${asked}`;
    return `  ${paint.green('held')}     ${held.name}${expiresOn ? paint.dim(` until ${expiresOn}`) : ''}`;
  });
  return `${paint.bold('The role also asks for')}\n${lines.join('\n')}`;
}
