import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { capabilityMap, isRefusal } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { isAdmin, maySeePeopleOf } from '../access/caller.js';
import { Asking } from '../graph/asking.js';
import { asProblem, notFound, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { question, times } from '../limits/cost.js';
import { CapabilityArgs, CapabilityMapResult, CapabilityMapType } from './capability.type.js';
import { OrganizationType } from './organization.type.js';

@Resolver()
export class CapabilityResolver {
  constructor(private readonly use: Use) {}

  @Query(() => [OrganizationType], {
    complexity: times(10),
    description: 'Organizations whose people the viewer may see.',
  })
  @Access('staff')
  async organizations(@Context() asking: Asking): Promise<OrganizationType[]> {
    const { organizations, teams } = (await asking.shelf()).snapshot;
    return organizations.facts
      .filter(({ id }) => maySeePeopleOf(asking.caller, id))
      .map(({ id, name }) => ({ id, name, teams: teams.facts.filter((team) => team.organization === id) }));
  }

  @Query(() => CapabilityMapResult, {
    complexity: question(200),
    description: 'What the teams of an organization can do. Employers see of each person only what that person shares.',
  })
  @Access('organization')
  async capabilityMap(
    @Args() { organization, team, on }: CapabilityArgs,
    @Context() asking: Asking,
  ): Promise<CapabilityMapType | NotFoundType | RefusedType> {
    const shelf = await asking.shelf();
    const { organizations, teams } = shelf.snapshot;
    if (!organizations.index.has(organization)) return missing('organization', organization, organizations.facts);
    const own = teams.facts.filter((one) => one.organization === organization);
    if (team != null && !own.some(({ id }) => id === team)) return missing('team', team, own);
    const input = { organization, includeUnshared: isAdmin(asking.caller), ...(on == null ? {} : { on }) };
    const answer = await capabilityMap(this.use.deps(asking), input);
    if (isRefusal(answer)) return asProblem(answer);
    const chosen = team == null ? answer.teams : answer.teams.filter((one) => one.team.id === team);
    return Object.assign(new CapabilityMapType(), answer, {
      teams: chosen.map((one) => ({
        ...one,
        skills: one.skills.map((row) => ({ ...row, skill: shelf.namedSkill(row.skill) })),
      })),
    });
  }
}

function missing(kind: string, id: string, known: readonly { id: string; name: string }[]): NotFoundType {
  const nearest = known.slice(0, 3).map((one) => ({ id: one.id, name: one.name }));
  const next =
    nearest.length > 0 ? `For example ${nearest.map((one) => one.id).join(' or ')}.` : `Import ${kind}s.csv.`;
  const message = `No ${kind} has the id "${id}".`;
  return notFound({ code: `unknown-${kind}`, message, found: id, expected: `the id of a ${kind}`, next }, nearest);
}
