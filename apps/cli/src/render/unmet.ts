import type { UnmetDemand, UnmetSkill } from '#lib/engine';
import { amountText } from '#lib/model';
import { count, percent } from './amounts.js';
import type { Paint } from './paint.js';
import { table, wrap } from './table.js';

const BAR = 12;

/** What is asked for and not supplied: the sentence first, then skill by skill. */
export function tellUnmet(answer: UnmetDemand, paint: Paint, width: number): string {
  const parts = [
    paint.bold('Asked for and not certified') + paint.dim(`  ${scope(answer)}`),
    wrap(sentence(answer), width),
  ];
  if (answer.skills.length > 0) parts.push(skillTable(answer, paint, width), why(answer.skills, paint, width));
  const notes = noteLines(answer);
  if (notes.length > 0) parts.push(notes.map((line) => paint.dim(line)).join('\n'));
  parts.push(paint.dim(wrap(answer.formula, width)));
  return parts.join('\n\n');
}

function scope({ from, to, currency, limits }: UnmetDemand): string {
  const { region, sector, role, maxPrice, minTrust } = limits;
  return [
    `${from} to ${to}`,
    region,
    sector,
    role?.title,
    maxPrice === null ? null : `at most ${amountText(maxPrice, currency)}`,
    minTrust === null ? null : `trust ${minTrust} or more`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function sentence({ basis, postings, counts, skills }: UnmetDemand): string {
  if (counts.asked === 0)
    return 'Nothing is asked for: import postings.csv, wages.csv with openings, or roles with skills.';
  const over =
    basis === 'postings' ? count(postings, 'posting') : `${postings} ${basis}, as no posting falls in these months`;
  if (counts.unmet === 0)
    return `All ${count(counts.asked, 'skill')} asked for are certified at their level (over ${over}).`;
  const met = counts.met > 0 ? `; ${counts.met} are` : '';
  const shown = skills.length < counts.unmet ? ` The first ${skills.length}:` : '';
  return `${counts.unmet} of ${count(counts.asked, 'skill')} asked for are not certified at the level asked (over ${over})${met}.${shown}`;
}

/** `████▒▒▒`: unmet, then what is met, the longest bar for the greatest demand; hollow (`░`) where few postings stand behind it. */
function bar(one: UnmetSkill, most: number): string {
  const length = Math.max(1, Math.round((one.demand / most) * BAR));
  const unmet = Math.max(1, Math.round((one.unmet / most) * BAR));
  return (one.hollow ? '░' : '█').repeat(unmet) + '·'.repeat(Math.max(0, length - unmet));
}

function skillTable({ skills }: UnmetDemand, paint: Paint, width: number): string {
  const most = skills.reduce((all, one) => Math.max(all, one.demand), 0);
  const rows = skills.map((one) => [
    one.skill.name,
    String(one.level),
    bar(one, most),
    amount(one.unmet),
    amount(one.demand),
    percent(one.share),
    String(one.certifying),
    String(one.below),
    one.cheapest ? amountText(one.cheapest.amount, one.cheapest.currency) : '',
    one.reason,
  ]);
  const headings = ['skill', 'level', 'unmet', '', 'asked', 'share', 'at level', 'below', 'cheapest', 'why'];
  const cell = (text: string, row: number, column: number): string => {
    if (column === 2) return skills[row]!.hollow ? paint.dim(text) : paint.red(text);
    return column === 9 ? paint.yellow(text) : text;
  };
  return table(headings, rows, { right: [1, 3, 4, 5, 6, 7, 8], give: 0, width, cell }, paint);
}

/** The three most unmet with the reason in words. */
function why(skills: readonly UnmetSkill[], paint: Paint, width: number): string {
  return skills
    .slice(0, 3)
    .map((one) => wrap(`${one.skill.name}: ${one.message}`, width, '  '))
    .concat(skills.some((one) => one.hollow) ? [paint.dim('░ rests on few postings: read with care')] : [])
    .join('\n');
}

function noteLines({ notes, basis }: UnmetDemand): string[] {
  return [
    notes.byRole > 0 ? `${count(notes.byRole, 'posting')} without a list of skills counted by their role.` : '',
    notes.unmatchedNames > 0 && basis === 'postings'
      ? `${count(notes.unmatchedNames, 'mention')} of skills that no skill answers to.`
      : '',
    notes.withoutRate > 0 ? `${count(notes.withoutRate, 'credential')} whose price has no exchange rate.` : '',
  ].filter(Boolean);
}

function amount(number: number): string {
  return String(Math.round(number * 10) / 10);
}
