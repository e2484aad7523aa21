import { compareText, type FactType, type NamedKind } from '#lib/model';
import { foldName } from '#lib/names';
import type { Catalogue } from '../catalogue.js';
import type { Deps } from '../deps.js';

/** Where a name is used that nobody knows: so many credentials, roles, people and postings. */
export interface NameUses {
  readonly credentials: number;
  readonly roles: number;
  readonly learners: number;
  readonly postings: number;
}

export interface UnmatchedName {
  readonly kind: NamedKind;
  /** As it is spelled most often. */
  readonly name: string;
  readonly uses: NameUses;
  /** What it may mean, best first; never taken by itself. `score` is comparable within one name only. */
  readonly suggestions: readonly { readonly id: string; readonly name: string; readonly score: number }[];
}

export interface UnmatchedNames {
  readonly status: 'ok';
  readonly total: number;
  readonly names: readonly UnmatchedName[];
}

const TYPES: readonly FactType[] = [
  'unmatchedSkill',
  'learnerUnmatchedSkill',
  'nameDecision',
  'posting',
  'postingSkill',
];
const SUGGESTED = 5;

/**
 * The names of skills in files for which no skill is known, those used most first: work for a person. Names that somebody has decided about
 * are not among them.
 * @param input.limit how many names (default 50); `offset` of them are left out
 */
export async function unmatchedNames(
  deps: Pick<Deps, 'store' | 'catalogue'>,
  input: { readonly limit?: number; readonly offset?: number } = {},
): Promise<UnmatchedNames> {
  const { limit = 50, offset = 0 } = input;
  const catalogue = await deps.catalogue.current();
  const found = await collect(deps, catalogue);
  const ranked = [...found.values()].sort((a, b) => sum(b.uses) - sum(a.uses) || compareText(a.name, b.name));
  const names = await Promise.all(
    ranked.slice(offset, offset + limit).map(async ({ name, uses }): Promise<UnmatchedName> => {
      const matches = await catalogue.names.suggest('skill', name, SUGGESTED);
      const suggestions = matches.map(({ entry, score }) => ({ id: entry.id, name: entry.name, score }));
      return { kind: 'skill', name, uses, suggestions };
    }),
  );
  return { status: 'ok', total: ranked.length, names };
}

type Count = { -readonly [K in keyof NameUses]: number };

interface Found {
  readonly name: string;
  readonly uses: Count;
}

const sum = ({ credentials, roles, learners, postings }: NameUses): number => credentials + roles + learners + postings;

async function collect({ store }: Pick<Deps, 'store'>, catalogue: Catalogue): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  const decided = new Set<string>();
  const { directory } = catalogue;
  const use = (name: string, of: keyof NameUses): void => {
    const key = foldName(name);
    let known = found.get(key);
    if (!known) found.set(key, (known = { name, uses: { credentials: 0, roles: 0, learners: 0, postings: 0 } }));
    known.uses[of] += 1;
  };
  const useInPosting = (name: string): void => {
    if (!directory.knows('skill', name)) use(name, 'postings');
  };
  for await (const batch of store.facts(TYPES)) {
    for (const fact of batch) {
      if (fact.type === 'unmatchedSkill')
        use(fact.name, directory.byId('credential', fact.of) ? 'credentials' : 'roles');
      else if (fact.type === 'learnerUnmatchedSkill') use(fact.name, 'learners');
      else if (fact.type === 'nameDecision' && fact.kind === 'skill') decided.add(foldName(fact.name));
      else if (fact.type === 'posting') (fact.skills ?? []).forEach(useInPosting);
      else if (fact.type === 'postingSkill') useInPosting(fact.skill);
    }
  }
  for (const name of decided) found.delete(name);
  return found;
}
