import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { Catalogue, Entry, NamedKind } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { Asking } from '../graph/asking.js';
import { connect, offsetOf, SearchArgs } from '../graph/connection.js';
import { page } from '../limits/cost.js';
import { byName } from './by-name.js';
import { CredentialConnection, RoleConnection, SkillConnection } from './search.type.js';

/** So many hits a search can be paged through. */
const DEEPEST = 1000;

interface Hit {
  readonly entry: Entry;
  readonly score: number;
}

@Resolver()
export class SearchResolver {
  @Query(() => SkillConnection, {
    complexity: page,
    description: 'Skills by name, alternative name or id, best first. Empty text: all of them by name.',
  })
  @Access('everyone')
  async skills(@Args() args: SearchArgs, @Context() asking: Asking): Promise<SkillConnection> {
    const shelf = await asking.shelf();
    return connect(await hits(await asking.catalogue(), 'skill', args), args, ({ entry, score }) => ({
      node: shelf.namedSkill(entry),
      score,
    }));
  }

  @Query(() => RoleConnection, {
    complexity: page,
    description: 'Roles by title, alternative title, code or id, best first. Empty text: all of them by title.',
  })
  @Access('everyone')
  async roles(@Args() args: SearchArgs, @Context() asking: Asking): Promise<RoleConnection> {
    const shelf = await asking.shelf();
    return connect(await hits(await asking.catalogue(), 'role', args), args, ({ entry, score }) => ({
      node: shelf.namedRole({ id: entry.id, title: entry.name }),
      score,
    }));
  }

  @Query(() => CredentialConnection, {
    complexity: page,
    description: 'Credentials by name or id, best first. Empty text: all of them by name.',
  })
  @Access('everyone')
  async credentials(@Args() args: SearchArgs, @Context() asking: Asking): Promise<CredentialConnection> {
    const shelf = await asking.shelf();
    const seen = (entry: Entry): boolean => shelf.credential(entry.id) !== undefined;
    return connect(await hits(await asking.catalogue(), 'credential', args, seen), args, ({ entry, score }) => ({
      node: shelf.credential(entry.id)!,
      score,
    }));
  }
}

/** From the page's offset on, one more than the page. */
async function hits(
  catalogue: Catalogue,
  kind: NamedKind,
  args: SearchArgs,
  seen: (entry: Entry) => boolean = () => true,
): Promise<readonly Hit[]> {
  const offset = offsetOf(args);
  const everything = args.text.trim() === '';
  const all: readonly Hit[] = everything
    ? byName(catalogue.directory, kind).map((entry) => ({ entry, score: 0 }))
    : await catalogue.names.find(kind, args.text, DEEPEST);
  return all.filter(({ entry }) => seen(entry)).slice(offset, offset + args.first + 1);
}
