import { compareText, type Day } from '#lib/model';
import type { CellPeople, TeamSkill } from '../answers.js';
import { skillName } from '../gaps/gap.js';
import type { HeldSkill } from '../gaps/levels.js';
import type { Snapshot } from '../snapshot/snapshot.js';

/** Somebody whose skills count, in one team: what they hold of a skill and the level their roles there require, 0 when none does. */
export interface Standing {
  readonly learner: string;
  readonly held: HeldSkill | undefined;
  readonly need: number;
}

/**
 * The last day on which at least `level` still holds; undefined when it does not end.
 * Not the end of the level held now: who holds level 4 until June and level 3 for good does not lose a required 3.
 */
function holdsUntil(held: HeldSkill, level: number): Day | undefined {
  const behind = held.evidence.filter((item) => item.level >= level);
  if (behind.some((item) => item.until === undefined)) return undefined;
  return behind.map((item) => item.until!).reduce((a, b) => (a > b ? a : b));
}

/**
 * One team and one skill.
 * @param standings everybody in the team whose skills count, sorted by learner; at least one has a need
 * @param until the last day looked ahead to
 */
export function teamSkill(snapshot: Snapshot, skill: number, standings: readonly Standing[], until: Day): TeamSkill {
  const level = standings.reduce((most, { need }) => Math.max(most, need), 0);
  const has = ({ held }: Standing): number => held?.level ?? 0;
  const needing = standings.filter(({ need }) => need > 0);
  const atLevel = needing.filter((one) => has(one) >= one.need);
  const below = needing.filter((one) => has(one) > 0 && has(one) < one.need);
  const holders = standings.filter((one) => has(one) >= level);
  const expiring = atLevel
    .flatMap((one) => {
      const end = holdsUntil(one.held!, one.need);
      return end !== undefined && end <= until ? [{ learner: one.learner, expiresOn: end }] : [];
    })
    .sort((a, b) => compareText(a.expiresOn, b.expiresOn) || compareText(a.learner, b.learner));
  const ids = (some: readonly Standing[]): string[] => some.map(({ learner }) => learner);
  const people: CellPeople = {
    holders: ids(holders),
    atLevel: ids(atLevel),
    below: ids(below),
    without: ids(needing.filter((one) => has(one) === 0)),
    expiring,
  };
  return {
    skill: skillName(snapshot, skill),
    level,
    needed: needing.length,
    atLevel: atLevel.length,
    below: below.length,
    coverage: atLevel.length / needing.length,
    holders: holders.length,
    singlePointOfFailure: holders.length === 1,
    depth: [1, 2, 3, 4, 5].map((step) => standings.filter((one) => has(one) >= step).length),
    expiring: expiring.length,
    nextExpiry: expiring[0]?.expiresOn ?? null,
    expiringByMonth: byMonth(expiring.map(({ expiresOn }) => expiresOn)),
    people,
  };
}

/** @param days sorted */
function byMonth(days: readonly Day[]): TeamSkill['expiringByMonth'] {
  const months = new Map<string, number>();
  for (const day of days) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1);
  return [...months].map(([month, people]) => ({ month, people }));
}
