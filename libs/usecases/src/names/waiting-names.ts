import { compareText, type Fact, type FactType } from '#lib/model';
import { foldName } from '#lib/names';
import type { Store } from '#lib/store';
import type { Catalogue } from '../catalogue.js';
import type { Deps } from '../deps.js';

/** Where a name is used that nobody knows: so many credentials, roles, people and postings. */
export interface NameUses {
  readonly credentials: number;
  readonly roles: number;
  readonly learners: number;
  readonly postings: number;
}

/** A name that waits for a person. */
export interface WaitingName {
  /** The name in the form in which names are compared. */
  readonly key: string;
  /** As it is spelled most often. */
  readonly name: string;
  readonly uses: NameUses;
  /** All uses together. */
  readonly used: number;
}
export type WaitingNames = ReadonlyMap<string, WaitingName>;

/** Facts that may name a skill which nobody knows. */
export const NAMING: readonly FactType[] = ['unmatchedSkill', 'learnerUnmatchedSkill', 'posting', 'postingSkill'];

interface Kept {
  readonly all: Promise<WaitingNames>;
  readonly byImport: Map<string, Promise<WaitingNames>>;
}
/** Facts of one version of the store are gone through once. */
const kept = new WeakMap<Catalogue, Kept>();

type Looking = Pick<Deps, 'store'> & { readonly catalogue: Catalogue };

/** Names of skills in files that no skill has and about which nobody has decided, by {@link WaitingName.key}. */
export function waitingNames(deps: Looking): Promise<WaitingNames> {
  return keptFor(deps).all;
}

/** Those of them that one import uses, and how often that import does. */
export function waitingFrom(deps: Looking, importId: string): Promise<WaitingNames> {
  const { all, byImport } = keptFor(deps);
  let found = byImport.get(importId);
  if (!found) {
    byImport.set(importId, (found = fromImport(deps, importId, all)));
    found.catch(() => byImport.delete(importId));
  }
  return found;
}

function keptFor({ store, catalogue }: Looking): Kept {
  let found = kept.get(catalogue);
  if (!found) {
    kept.set(catalogue, (found = { all: wait(store, catalogue), byImport: new Map() }));
    // Whoever waits is told; who asks next has it read again.
    found.all.catch(() => kept.delete(catalogue));
  }
  return found;
}

async function wait(store: Store, catalogue: Catalogue): Promise<WaitingNames> {
  const decided = new Set<string>();
  for await (const batch of store.facts(['nameDecision']))
    for (const fact of batch)
      if (fact.type === 'nameDecision' && fact.kind === 'skill') decided.add(foldName(fact.name));
  return count(store.facts(NAMING), catalogue, (key) => !decided.has(key));
}

async function fromImport(
  { store, catalogue }: Looking,
  importId: string,
  all: Promise<WaitingNames>,
): Promise<WaitingNames> {
  const waiting = await all;
  if (waiting.size === 0) return waiting;
  return count(store.said([importId], NAMING), catalogue, (key) => waiting.has(key));
}

type Count = { -readonly [K in keyof NameUses]: number };
interface Counted {
  readonly uses: Count;
  readonly spelled: Map<string, number>;
}

async function count(
  facts: AsyncIterable<readonly Fact[]>,
  { directory }: Catalogue,
  counts: (key: string) => boolean,
): Promise<WaitingNames> {
  const found = new Map<string, Counted>();
  const use = (name: string, of: keyof NameUses): void => {
    const key = foldName(name);
    if (!counts(key)) return;
    let known = found.get(key);
    if (!known) found.set(key, (known = { uses: { credentials: 0, roles: 0, learners: 0, postings: 0 }, spelled: new Map() })); // prettier-ignore
    known.uses[of] += 1;
    known.spelled.set(name, (known.spelled.get(name) ?? 0) + 1);
  };
  const inPosting = (name: string): void => {
    if (!directory.knows('skill', name)) use(name, 'postings');
  };
  for await (const batch of facts) {
    for (const fact of batch) {
      if (fact.type === 'unmatchedSkill')
        use(fact.name, directory.byId('credential', fact.of) ? 'credentials' : 'roles');
      else if (fact.type === 'learnerUnmatchedSkill') use(fact.name, 'learners');
      else if (fact.type === 'posting') (fact.skills ?? []).forEach(inPosting);
      else if (fact.type === 'postingSkill') inPosting(fact.skill);
    }
  }
  return new Map([...found].map(([key, one]) => [key, { key, name: oftenest(one.spelled), uses: one.uses, used: sum(one.uses) }])); // prettier-ignore
}

const sum = ({ credentials, roles, learners, postings }: NameUses): number => credentials + roles + learners + postings;

function oftenest(spelled: ReadonlyMap<string, number>): string {
  return [...spelled].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]![0];
}
