import { isComplete } from '../../snapshot/stack-rule.js';
import type { Instance } from '../instance.js';
import type { OfferRow } from '../spares.js';
import type { Earliest } from './earliest.js';
import type { Event } from './precedence.js';
import { lay } from './schedule.js';
import type { Timetable } from './timetable.js';

/** Why a plan cannot be laid on the calendar. */
export interface Conflict {
  /** At most all but one of the offers in conflict, unless an offer is taken that would help. */
  readonly row: OfferRow;
  /** Whether it was shown that no plan with these offers (and without the helpers) can be laid on the calendar in time. */
  readonly shown: boolean;
}

/** Orders tried for each set looked at: placings. */
const EFFORT = 3_000;
/** Offers with days of their own of which pairs and triples are tried. */
const MOST_FIXED = 10;
/** Helpers tried one by one; more of them are kept or left together. */
const MOST_HELPERS = 40;

/**
 * A set of offers of a plan, as small as can be found, that cannot all be studied in time whatever else is taken with them: other offers
 * are taken to count from their earliest end on, and to need no hours. Where the plan fails only for want of others (faster ways to what
 * a step needs), these are the row's way out.
 * @param plan offers that {@link lay} could not lay in time
 */
export function conflictOf(
  instance: Instance,
  timetable: Timetable,
  earliest: Earliest,
  plan: readonly number[],
): Conflict {
  const fails = (offers: readonly number[], barred: readonly number[]): boolean => {
    const outside = helpers(instance, earliest, offers).filter(({ offer }) => !barred.includes(offer));
    const laid = lay(instance, timetable, offers, { outside, any: true, effort: EFFORT, hopeful: true });
    return !laid.schedule && laid.exact;
  };
  const few = smallConflict(timetable, plan, (offers) => fails(offers, []));
  if (few) return { row: rowOf(few, []), shown: true };
  let barred: number[] = [];
  let shown = fails(plan, barred);
  if (!shown) {
    barred = helpers(instance, earliest, plan).map(({ offer }) => offer);
    shown = fails(plan, barred);
  }
  if (!shown && timetable.awardsFrom) {
    const others = helpers(instance, earliest, plan, true).map(({ offer }) => offer);
    return { row: rowOf(plan, others), shown: lay(instance, timetable, plan, { any: true }).exact };
  }
  if (!shown) return { row: rowOf(plan, []), shown };
  let offers = plan;
  for (const offer of plan) {
    const rest = offers.filter((one) => one !== offer);
    if (rest.length > 0 && fails(rest, barred)) offers = rest;
  }
  if (barred.length > 0 && fails(offers, [])) barred = [];
  if (barred.length <= MOST_HELPERS) {
    for (const offer of barred) {
      const rest = barred.filter((one) => one !== offer);
      if (fails(offers, rest)) barred = rest;
    }
  }
  return { row: rowOf(offers, barred), shown };
}

/** Two or three offers with days of their own that fail by themselves. */
function smallConflict(
  { courses }: Timetable,
  plan: readonly number[],
  fails: (offers: readonly number[]) => boolean,
): readonly number[] | undefined {
  const fixed = plan.filter((offer) => courses[offer]!.starts !== null).slice(0, MOST_FIXED);
  const pairs = fixed.flatMap((a, i) => fixed.slice(i + 1).map((b) => [a, b]));
  const triples = pairs.flatMap(([a, b]) => fixed.slice(fixed.indexOf(b!) + 1).map((c) => [a!, b!, c]));
  return pairs.find(fails) ?? triples.find(fails);
}

function rowOf(offers: readonly number[], unless: readonly number[]): OfferRow {
  const terms = [...offers.map((offer) => [offer, 1] as const), ...unless.map((offer) => [offer, -1] as const)];
  return { terms: terms.sort((a, b) => a[0] - b[0]), most: offers.length - 1 };
}

/**
 * Other offers that could bring what these need, alone or as members of a stack that awards it, with their earliest ends.
 * @param toGoals also those that could bring what the goals ask for
 */
function helpers(instance: Instance, earliest: Earliest, offers: readonly number[], toGoals = false): Event[] {
  const { goals } = instance;
  const wanted = new Set<number>(
    toGoals
      ? [...goals.anyOf.flat(), ...goals.stacks.flatMap((t) => instance.stacks[t]!.members.map((m) => m.credential))]
      : [],
  );
  const levels = new Map<number, number>();
  for (const [skill, level] of toGoals ? (goals.coverage?.weights ?? goals.levels) : [])
    levels.set(skill, Math.min(levels.get(skill) ?? 5, level));
  for (const offer of offers) {
    const { credential, renewal } = instance.offers[offer]!;
    for (const one of renewal ? [] : instance.needs[credential]!.flat()) {
      if (one[0] === 'credential') wanted.add(one[1]);
      else levels.set(one[1], Math.min(levels.get(one[1]) ?? 5, one[2]));
    }
  }
  instance.gives.forEach((given, credential) => {
    if (given.some(([skill, level]) => level >= (levels.get(skill) ?? 6))) wanted.add(credential);
  });
  const counts = (credential: number): boolean => earliest.counts[credential]! < Infinity;
  for (let grown = true; grown;) {
    grown = false;
    for (const stack of instance.stacks) {
      if (stack.awards === null || !wanted.has(stack.awards) || !isComplete(stack, counts)) continue;
      for (const { credential } of stack.members) {
        if (wanted.has(credential)) continue;
        wanted.add(credential);
        grown = true;
      }
    }
  }
  return instance.offers.flatMap(({ credential }, offer): Event[] =>
    wanted.has(credential) && !offers.includes(offer) ? [{ time: earliest.ends[offer]!, offer }] : [],
  );
}
