import type { Credential } from '#lib/model';
import type { Person } from '../person.js';
import type { Exchange } from '../prices/exchange.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Allowed } from './allowed.js';
import { courseOf, minutesLimit } from './calendar/courses.js';
import type { Course } from './calendar/timetable.js';
import { coverageGoal } from './coverage.js';
import { distrustOf } from './distrust.js';
import { grantsFor, type UsableFund } from './funding.js';
import type { Goals } from './goals.js';
import { InstanceWriter } from './instance-writer.js';
import { budgetOf, timetableOf } from './limits.js';
import type { Look } from './look.js';
import type { PathwayOptions } from './options.js';
import type { Made } from './pathway-problem.js';
import type { ProgrammeGoal } from './programme.js';
import type { Relevant } from './relevance.js';
import type { Terms } from './terms.js';

/** Whose question is made an instance of, and on which terms. Positions are the snapshot's. */
export interface Making {
  readonly snapshot: Snapshot;
  readonly person: Person;
  readonly role: number;
  readonly options: PathwayOptions;
  readonly currency: string;
  readonly convert: Exchange;
  readonly funds: readonly UsableFund[];
  readonly terms: Terms;
  readonly allowed: Allowed;
  /** Whether a credential can still be begun. */
  readonly begins: (credential: number) => boolean;
  /** Whether a stack has something left to award. */
  readonly awarding: (stack: number) => boolean;
  /** The highest level of a skill that can be had. */
  readonly reachable: (skill: number) => number;
  readonly look: Look | undefined;
}

/** What is relevant as an instance with its calendar: offers at their prices, stacks, goals and limits. */
export function madeInstance(
  making: Making,
  relevant: Relevant,
  goals: Goals,
  toward: ProgrammeGoal | undefined,
): Made {
  const { snapshot, options, currency, terms, look } = making;
  const writer = new InstanceWriter(snapshot, currency, making.funds);
  for (const credential of relevant.credentials) writer.credential(credential);
  for (const [skill] of relevant.skills) writer.skill(skill);
  for (const [skill] of goals.levels) writer.skill(skill);
  writer.fixOrder();
  const timetable = timetableOf(options, making.person);
  const minimise = options.minimise ?? 'cost';
  const courses = writeOffers(making, writer, relevant);
  writeStacks(making, writer, relevant);
  if (toward) writer.programme(toward);
  const minutes = minutesLimit(timetable, courses, options.maxHours);
  const share = options.coverage ?? 1;
  const within = (skill: number): number => Math.max(making.reachable(skill), terms.held(skill));
  const written = writer.finish({
    look,
    held: (skill) => terms.held(skill),
    holds: (credential) => terms.holds(credential),
    needs: (credential) => terms.needs(credential),
    goals: { ...goals, coverage: share < 1 ? coverageGoal(snapshot, making.role, share, within) : null },
    limits: { price: budgetOf(options, currency, making.convert), minutes: minimise === 'trust' ? null : minutes },
    minimise,
  });
  const awardsFrom = written.stacks.map((stack, t) =>
    written.instance.stacks[t]!.awards === null ? 0 : terms.targetDate.awardFrom(stack),
  );
  return {
    ...written,
    start: timetable.start,
    hoursPerWeek: timetable.hoursPerWeek,
    timetable: { ...timetable, courses, ...(awardsFrom.some((day) => day > 0) && { awardsFrom }) },
    minutesStandFor: minimise === 'trust' ? 'distrust' : 'study',
    minutesLimit: minimise === 'trust' ? minutes : null,
  };
}

/** Each credential that may be studied or renewed, at its price; what is held is not taken again. */
function writeOffers(making: Making, writer: InstanceWriter, relevant: Relevant): Course[] {
  const { snapshot, options, currency, funds, terms, allowed, look } = making;
  const courses: Course[] = [];
  const offer = (credential: number, fact: Credential, renewal: boolean, price: number, hours: number): void => {
    const minutes = Math.round(hours * 60);
    courses.push(courseOf(fact, minutes, renewal, options));
    const weighed = options.minimise === 'trust' ? distrustOf(snapshot, fact, currency) : minutes;
    writer.offer(credential, renewal, price, weighed, grantsFor(funds, [fact.id, fact.issuer], price));
  };
  const { study, renew } = relevant.offered ?? {};
  for (const credential of relevant.credentials) {
    look?.();
    if (terms.holds(credential) || allowed.study[credential] === 0) continue;
    const fact = snapshot.credentials.facts[credential]!;
    if (making.begins(credential) && (study?.has(credential) ?? true)) {
      offer(credential, fact, false, terms.price(credential)!, fact.hours);
    }
    if (!terms.renewable(credential) || !(renew?.has(credential) ?? true)) continue;
    offer(credential, fact, true, terms.renewalPrice(credential)!, fact.renewalHours ?? fact.hours);
  }
  return courses;
}

function writeStacks(
  { snapshot, terms, allowed, awarding, look }: Making,
  writer: InstanceWriter,
  relevant: Relevant,
): void {
  const wanted = new Set(relevant.credentials);
  for (const stack of relevant.stacks) {
    look?.();
    const { awards } = snapshot.stackOf[stack]!;
    const granted = awards !== null && awarding(stack) && allowed.award[awards] === 1 && wanted.has(awards);
    writer.stack(stack, granted ? awards : null, terms.bundle(stack));
  }
}
