import { addMonths, compareText, type Day, type Level, type Learner } from '#lib/model';
import type { Snapshot, StackOf } from './snapshot/snapshot.js';
import { isComplete } from './snapshot/stack-rule.js';

/** What is known of the person an answer is for. Ids of skills and credentials; those the catalogue does not know are passed over. */
export interface Person {
  readonly learner?: Learner;
  readonly skills: readonly {
    readonly skill: string;
    readonly level: Level;
    readonly at?: Day;
    readonly evidence?: string;
  }[];
  readonly credentials: readonly {
    readonly credential: string;
    readonly issuedOn: Day;
    readonly expiresOn?: Day;
    readonly evidence?: string;
  }[];
}

/** A credential that counted as held on the day asked about, or had ended by then. */
export interface HeldCredential {
  /** Position in the snapshot. */
  readonly credential: number;
  readonly from: Day;
  /** The first day on which it was had by anything still valid; `from` where it was had once. */
  readonly since: Day;
  /** The last valid day; undefined when it never ends. */
  readonly until: Day | undefined;
  /** Earned by itself, or awarded by a stack. */
  readonly by: 'earned' | 'award';
  readonly evidence?: string;
}

export interface Holdings {
  /** By credential position: what is valid on the day, the one that lasts longest. */
  readonly valid: ReadonlyMap<number, HeldCredential>;
  /** By credential position: what ended before the day and is not valid otherwise; what was earned rather than an award, the latest. */
  readonly ended: ReadonlyMap<number, HeldCredential>;
}

/**
 * Which credentials count as held on a day: issued on or before it and not ended (`expiresOn` is the last valid day; without one,
 * issuedOn + validMonths), and every award of a stack that these complete, stack upon stack.
 * An award holds while its stack stays complete, and no longer than its own validity from the day of completion.
 */
export function holdingsOn(snapshot: Snapshot, person: Person, on: Day, lastingTo: Day = on): Holdings {
  const last = lastingTo > on ? lastingTo : on;
  const valid = new Map<number, HeldCredential>();
  const ended = new Map<number, HeldCredential>();
  for (const held of [...person.credentials].sort(byIssue)) {
    const credential = snapshot.credentials.index.get(held.credential);
    if (credential === undefined || held.issuedOn > on) continue;
    const until = held.expiresOn ?? lastDay(snapshot, credential, held.issuedOn);
    const { issuedOn: from, evidence } = held;
    const entry: HeldCredential = { credential, from, since: from, until, by: 'earned', evidence };
    keepLonger(until !== undefined && until < last ? ended : valid, entry);
  }
  addAwards(snapshot, valid, ended, last);
  for (const credential of valid.keys()) ended.delete(credential);
  return { valid, ended };
}

function lastDay(snapshot: Snapshot, credential: number, from: Day): Day | undefined {
  const months = snapshot.credentials.facts[credential]!.validMonths;
  return months === undefined ? undefined : addMonths(from, months);
}

/** Newest first, so that of two that last equally long the newest is kept, in whatever order they came. */
function byIssue(a: Person['credentials'][number], b: Person['credentials'][number]): number {
  return compareText(b.issuedOn, a.issuedOn) || compareText(a.evidence ?? '', b.evidence ?? '');
}

function keepLonger(into: Map<number, HeldCredential>, entry: HeldCredential): void {
  const known = into.get(entry.credential);
  const since = known && known.since < entry.since ? known.since : entry.since;
  into.set(entry.credential, { ...(!known || later(entry.until, known.until) ? entry : known), since });
}

/** Whether `a` lasts longer than `b`; undefined never ends. */
function later(a: Day | undefined, b: Day | undefined): boolean {
  return b !== undefined && (a === undefined || a > b);
}

function addAwards(
  snapshot: Snapshot,
  valid: Map<number, HeldCredential>,
  ended: Map<number, HeldCredential>,
  on: Day,
): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const stack of snapshot.stackOf) {
      if (stack.awards === null || stack.members.length === 0) continue;
      const award = awardOf(snapshot, stack, valid);
      if (!award) continue;
      if (award.until !== undefined && award.until < on) {
        if (ended.get(stack.awards)?.by !== 'earned') keepLonger(ended, award);
        continue;
      }
      const known = valid.get(stack.awards);
      if (known && !later(award.until, known.until)) continue;
      valid.set(stack.awards, known ? { ...award, since: known.since } : award);
      changed = true;
    }
  }
}

/** The award of a stack while its members last, or undefined when they do not complete it. */
function awardOf(
  snapshot: Snapshot,
  stack: StackOf,
  valid: ReadonlyMap<number, HeldCredential>,
): HeldCredential | undefined {
  const members = stack.members.flatMap((member) => {
    const held = valid.get(member.credential);
    return held ? [held] : [];
  });
  const complete = (count: (held: HeldCredential) => boolean): boolean =>
    isComplete(stack, (credential) => {
      const held = valid.get(credential);
      return held !== undefined && count(held);
    });
  if (!complete(() => true)) return undefined;
  const from = members
    .map((held) => held.since)
    .sort()
    .find((day) => complete((held) => held.since <= day))!;
  const ends = members.flatMap((held) => held.until ?? []).sort();
  const breaks = ends.find((day) => !complete((held) => held.until === undefined || held.until > day));
  const own = lastDay(snapshot, stack.awards!, from);
  const until = own === undefined ? breaks : breaks === undefined || own < breaks ? own : breaks;
  return { credential: stack.awards!, from, since: from, until, by: 'award' };
}
