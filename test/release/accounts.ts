import { levelsOn, type Snapshot } from '#lib/engine';
import type { Store } from '#lib/store';
import type { ChangedRelease } from './change-release.js';
import { SURENESS } from './evidence.js';
import type { Held, MadePeople } from './made-people.js';

/** How somebody still has a skill when another release has come: as told, in a skill it goes on as, or by itself, outside the release. */
export type By = 'id' | 'same-as' | 'decision' | 'stays' | 'unmatched' | 'lost';
export type Accounts = Readonly<Record<By, number>>;

export const NONE: Accounts = { id: 0, 'same-as': 0, decision: 0, stays: 0, unmatched: 0, lost: 0 };

export interface Account {
  readonly counts: Accounts;
  /** Skills held on paper only: no answer starts from them. */
  readonly uncounted: readonly Held[];
}

/**
 * Accounts for every skill that people held before: is the statement in the store, is its skill, and does what it goes on as count at the
 * level that was stated.
 */
export async function accountFor(
  store: Store,
  snapshot: Snapshot,
  held: readonly Held[],
  claimed: readonly { readonly learner: string; readonly name: string }[],
  { fates, now }: ChangedRelease,
  day: string,
): Promise<Account> {
  const counts = { ...NONE };
  const uncounted: Held[] = [];
  const byLearner = new Map<string, Held[]>();
  for (const one of held) byLearner.set(one.learner, [...(byLearner.get(one.learner) ?? []), one]);
  for (const [learner, skills] of byLearner) {
    const record = await store.learner(learner);
    const levels = record && levelsOn(snapshot, record, day);
    const levelOf = (skill: string): number => {
      const at = snapshot.skills.index.get(skill);
      return at === undefined ? 0 : (levels?.skills.get(at)?.level ?? 0);
    };
    for (const one of skills) {
      const stated = record?.skills.some(({ skill, level }) => skill === one.skill && level === one.level);
      if (!stated || !snapshot.skills.index.has(one.skill)) {
        counts.lost++;
        continue;
      }
      const { by, into } = whereTo(one.skill, fates.skill, now.skill);
      counts[by]++;
      if (levelOf(into) < one.level || levelOf(one.skill) < one.level) uncounted.push(one);
    }
  }
  const told = new Set<string>();
  for await (const facts of store.facts(['learnerUnmatchedSkill'])) {
    for (const fact of facts) if (fact.type === 'learnerUnmatchedSkill') told.add(`${fact.learner}|${fact.name}`);
  }
  for (const { learner, name } of claimed) counts[told.has(`${learner}|${name}`) ? 'unmatched' : 'lost']++;
  return { counts, uncounted };
}

/** What credentials certify, roles require and people work as that is no longer there, or leads nowhere. */
export async function lostElsewhere(store: Store, snapshot: Snapshot, people: MadePeople): Promise<readonly string[]> {
  const there = new Set<string>();
  for await (const facts of store.facts(['credentialSkill', 'roleSkill', 'position'])) {
    for (const fact of facts) {
      if (fact.type === 'credentialSkill') there.add(`${fact.credential} certifies ${fact.skill}`);
      else if (fact.type === 'roleSkill') there.add(`${fact.role} requires ${fact.skill}`);
      else if (fact.type === 'position') there.add(`${fact.learner} works as ${fact.role}`);
    }
  }
  const skill = (id: string): boolean => snapshot.skills.index.has(id);
  const wanted = [
    ...people.certified.map((one) => [`${one.credential} certifies ${one.skill}`, skill(one.skill)] as const),
    ...people.required.map((one) => [`${one.role} requires ${one.skill}`, skill(one.skill)] as const),
    ...people.works.map((one) => [`${one.learner} works as ${one.role}`, snapshot.roles.index.has(one.role)] as const),
  ];
  return wanted.filter(([said, leads]) => !leads || !there.has(said)).map(([said]) => said);
}

/** Where a chain of SAME_AS ends in the new release; undefined where it is too long to be sure enough. */
function endOfChain(skill: string, fates: ChangedRelease['fates']['skill'], sure: number): string | undefined {
  if (sure < 0.8) return undefined;
  const fate = fates.get(skill);
  return fate?.is === 'merged' ? endOfChain(fate.into, fates, sure * SURENESS) : skill;
}

/** By what was done to the release, not by what the store made of it. */
function whereTo(
  skill: string,
  fates: ChangedRelease['fates']['skill'],
  now: ReadonlySet<string>,
): { readonly by: 'id' | 'same-as' | 'decision' | 'stays'; readonly into: string } {
  if (now.has(skill)) return { by: 'id', into: skill };
  const fate = fates.get(skill);
  if (fate?.is !== 'merged') return { by: 'stays', into: skill };
  if (fate.by === 'decision') return { by: 'decision', into: fate.into };
  const end = fate.by === 'same-as' ? endOfChain(fate.into, fates, SURENESS) : undefined;
  return end === undefined ? { by: 'stays', into: skill } : { by: 'same-as', into: end };
}
