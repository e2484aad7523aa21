import { addDays, compareText, type Refusal } from '#lib/model';
import type { CapabilityMap, TeamCapability, TeamSkill } from '../answers.js';
import { levelsOn, type PersonLevels } from '../gaps/levels.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { checkMapOptions, type CapabilityOptions } from './map-options.js';
import { membersByTeam, type Employed } from './teams.js';
import { teamSkill, type Standing } from './team-skill.js';

/** Somebody who works in a team, as the store gives them. */
export type Worker = Person & Employed & { readonly learner: NonNullable<Person['learner']> };

const CAPABILITY_FORMULA =
  'coverage = atLevel ÷ needed; needed = people whose role requires the skill; ' +
  'atLevel = of these, who hold it at the level their own role requires; ' +
  'holders = people of the team, whatever their role, who hold it at `level`, the highest level its roles require; ' +
  'a single point of failure: holders is 1; nobody: holders is 0';

/**
 * Team by skill (E1): how many hold what the team's roles need, at level; how deep it is held; where all rests on one person; what ends.
 *
 * A team's people are those with a position in it or in a team below, begun by the day, each counted once. The need of a person is the
 * highest level that their roles there require; `level` of a cell is the highest need in the team. Two questions are answered apart: do
 * those who need a skill have it (`atLevel` of `needed`, each against their own role), and who in the team could step in (`holders`, of
 * any role, at `level`)? So a team may have holders although none of those who need the skill has it, and the other way round; nobody
 * can do it only where `holders` is 0. Held is what counts as held in a gap
 * (`levelsOn`, without ageing), so an ended credential does not count.
 * Who does not share skills is counted in `people` and nowhere else unless `includeUnshared`; where not everybody shares, coverage speaks
 * of those who do. Learner ids stand in `people` of each cell only.
 *
 * @returns the map, or a refusal: `unknown-organization`, `unknown-team`, `not-a-day`, `out-of-range`
 */
export function capabilityMap(
  snapshot: Snapshot,
  people: readonly Worker[],
  options: CapabilityOptions,
): CapabilityMap | Refusal {
  const refusal = checkMapOptions(snapshot, options);
  if (refusal) return refusal;
  const { on, organization, team } = options;
  const until = addDays(on, options.within ?? 365);
  const employer = organization === undefined ? undefined : snapshot.organizations.index.get(organization)!;
  const sorted = [...people].sort((a, b) => compareText(a.learner.id, b.learner.id));
  const members = membersByTeam(snapshot, sorted, on);
  const levels = new Map<Worker, PersonLevels>();
  const levelsOf = (worker: Worker): PersonLevels => {
    const known = levels.get(worker) ?? levelsOn(snapshot, worker, on);
    levels.set(worker, known);
    return known;
  };
  const teams = snapshot.teams.facts.flatMap((fact, position): TeamCapability[] => {
    if (team !== undefined && fact.id !== team) return [];
    if (organization !== undefined && fact.organization !== organization) return [];
    const everybody = members[position]!;
    const counted = everybody.filter(({ person }) => options.includeUnshared === true || shares(person));
    const skills = needs(snapshot, counted)
      .map(([skill, needOf]) =>
        teamSkill(
          snapshot,
          skill,
          counted.map((member): Standing => {
            const held = levelsOf(member.person).skills.get(skill);
            return { learner: member.person.learner.id, held, need: needOf.get(member) ?? 0 };
          }),
          until,
        ),
      )
      .sort(byUrgency);
    const sum = (of: (cell: TeamSkill) => number): number => skills.reduce((all, cell) => all + of(cell), 0);
    return [
      {
        team: { id: fact.id, name: fact.name },
        parent: fact.parent ?? null,
        organization: fact.organization,
        people: everybody.length,
        sharing: counted.length,
        coverage: skills.length === 0 ? null : sum((cell) => cell.atLevel) / sum((cell) => cell.needed),
        singlePoints: skills.filter((cell) => cell.singlePointOfFailure).length,
        skills,
      },
    ];
  });
  const named = employer === undefined ? undefined : snapshot.organizations.facts[employer]!;
  return {
    status: 'ok',
    organization: named ? { id: named.id, name: named.name } : null,
    on,
    until,
    teams,
    formula: CAPABILITY_FORMULA,
    snapshot: { version: snapshot.version },
  };
}

function shares({ learner }: Worker): boolean {
  return learner.shares?.includes('skills') ?? false;
}

/** Skills (positions) that somebody's roles require, with the highest level they require of each member. */
function needs<M extends { readonly roles: ReadonlySet<number> }>(
  { requires }: Snapshot,
  members: readonly M[],
): [number, Map<M, number>][] {
  const bySkill = new Map<number, Map<M, number>>();
  for (const member of members) {
    for (const role of member.roles) {
      for (let k = requires.starts[role]!; k < requires.starts[role + 1]!; k++) {
        const of = bySkill.get(requires.skill[k]!) ?? new Map<M, number>();
        of.set(member, Math.max(of.get(member) ?? 0, requires.level[k]!));
        bySkill.set(requires.skill[k]!, of);
      }
    }
  }
  return [...bySkill];
}

/** Most people missing first, then single points of failure, then id. */
function byUrgency(a: TeamSkill, b: TeamSkill): number {
  return (
    b.needed - b.atLevel - (a.needed - a.atLevel) ||
    Number(b.singlePointOfFailure) - Number(a.singlePointOfFailure) ||
    compareText(a.skill.id, b.skill.id)
  );
}
