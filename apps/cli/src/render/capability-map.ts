import type { CapabilityMap, TeamCapability, TeamSkill } from '#lib/engine';
import { count, percent } from './amounts.js';
import type { Paint } from './paint.js';
import { table, wrap } from './table.js';

/** What the teams can do: one table a team, what is short first. */
export function tellMap(map: CapabilityMap, paint: Paint, width: number): string {
  const title = map.organization ? map.organization.name : 'all organizations';
  const parts = [paint.bold(`What ${title} can do`) + paint.dim(`  on ${map.on} · ends until ${map.until}`)];
  if (map.teams.length === 0)
    parts.push('There are no teams yet: import organizations.csv, teams.csv and positions.csv.');
  for (const team of map.teams) parts.push(tellTeam(team, map, paint, width));
  parts.push(paint.dim(wrap(map.formula, width)));
  return parts.join('\n\n');
}

function tellTeam(one: TeamCapability, map: CapabilityMap, paint: Paint, width: number): string {
  const parent = one.parent && map.teams.find(({ team }) => team.id === one.parent)?.team.name;
  const name = paint.bold(one.team.name) + paint.dim(`  ${one.team.id}${parent ? ` · in ${parent}` : ''}`);
  const head = `${name}\n${wrap(sentence(one), width)}`;
  return one.skills.length === 0 ? head : `${head}\n${skillTable(one.skills, paint, width)}`;
}

function sentence({ people, sharing, coverage, singlePoints, skills }: TeamCapability): string {
  const who =
    sharing < people ? `${sharing} of ${count(people, 'person', 'people')} counted` : count(people, 'person', 'people');
  if (coverage === null) return `${who}; their roles ask for no skills.`;
  const short = skills.filter((cell) => cell.atLevel < cell.needed).length;
  const ends = skills.reduce((all, cell) => all + cell.expiring, 0);
  const rest = `${singlePoints} with one person alone at the highest level needed`;
  return `${who}: ${percent(coverage)} of what their roles need is held at the level of the role; ${short} of ${count(skills.length, 'skill')} short, ${rest}, ${count(ends, 'level')} ending.`;
}

function skillTable(skills: readonly TeamSkill[], paint: Paint, width: number): string {
  const rows = skills.map((cell) => [
    cell.skill.name,
    String(cell.level),
    String(cell.needed),
    String(cell.atLevel),
    String(cell.below),
    cell.depth.join(' '),
    flag(cell),
    cell.expiring > 0 ? `${cell.expiring} from ${cell.nextExpiry}` : '',
  ]);
  const headings = ['skill', 'level', 'needed', 'have it', 'below', 'depth 1–5', '', 'ending'];
  const cell = (text: string, row: number, column: number): string => {
    if (column === 6) return skills[row]!.holders === 0 ? paint.red(text) : paint.yellow(text);
    if (column !== 3) return text;
    return skills[row]!.atLevel < skills[row]!.needed ? paint.red(text) : paint.green(text);
  };
  return table(headings, rows, { right: [1, 2, 3, 4], give: 0, width, cell }, paint);
}

/** Who could step in, whatever their role: not the same as how many of those who need it have it, so the level is told. */
function flag(cell: TeamSkill): string {
  if (cell.holders === 0) return `nobody at ${cell.level}`;
  return cell.singlePointOfFailure ? `one alone at ${cell.level}` : '';
}
