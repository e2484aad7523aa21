import { levelsOn, type PersonLevels } from '../../gaps/levels.js';
import type { Person } from '../../person.js';
import type { Need, Snapshot } from '../../snapshot/snapshot.js';
import { timetableOf } from '../limits.js';
import type { PathwayOptions } from '../options.js';
import { courseOf, endsFrom } from './courses.js';
import { canEndFrom } from './timetable.js';

/** How a credential could be had: positions of the snapshot. */
export interface Had {
  /** Whether it is held and lasts. */
  readonly holds: (credential: number) => boolean;
  readonly renewable: (credential: number) => boolean;
  /** Whether its course is allowed and can be begun. */
  readonly studied: (credential: number) => boolean;
}

/** What the day means on which everything that counts must still be valid: for prerequisites, and for what stacks award. */
export class TargetDate {
  /** What is valid on the day asked about, where some of it may end before the target date. */
  private readonly now: PersonLevels | undefined;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly person: Person,
    private readonly options: PathwayOptions,
  ) {
    const { on, validOn = on } = options;
    this.now = validOn > on ? levelsOn(snapshot, person, on, options.ageing) : undefined;
  }

  /** What has to come before a credential, less what is met by what is valid on the day asked about: that need not last. */
  needs(credential: number): readonly (readonly Need[])[] {
    const groups = this.snapshot.needs[credential]!;
    const { now } = this;
    if (!now) return groups;
    const met = (need: Need): boolean =>
      need.kind === 'credential'
        ? now.holdings.valid.has(need.credential)
        : (now.skills.get(need.skill)?.level ?? 0) >= need.level;
    return groups.filter((group) => !group.some(met));
  }

  /** The first day on which a stack may be completed for its award to last; 0 where any day will do. */
  awardFrom(stack: number): number {
    const awards = this.snapshot.stackOf[stack]?.awards ?? null;
    return awards === null ? 0 : endsFrom(this.snapshot.credentials.facts[awards]!, this.options);
  }

  /** Whether a stack may be completed late enough for its award to last: some member of it can be had late enough. */
  canLast(stack: number, had: Had): boolean {
    const from = this.awardFrom(stack);
    return from === 0 || this.snapshot.stackOf[stack]!.members.some((one) => this.hadLate(one.credential, from, had));
  }

  private hadLate(credential: number, from: number, had: Had): boolean {
    if (had.holds(credential)) return false;
    const awarded = this.snapshot.awardedBy.get(credential) ?? [];
    if (awarded.length > 0 || had.renewable(credential)) return true;
    const fact = this.snapshot.credentials.facts[credential]!;
    const course = courseOf(fact, Math.round(fact.hours * 60), false, this.options);
    return had.studied(credential) && canEndFrom(timetableOf(this.options, this.person), course, from);
  }
}
