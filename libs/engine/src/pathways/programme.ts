import type { Articulation } from '#lib/model';
import type { Uncovered } from '../answers.js';
import { isComplete } from '../snapshot/stack-rule.js';
import type { Snapshot } from '../snapshot/snapshot.js';

/** Credits toward a programme that a plan has to earn, with what is held: sources by position, credits in thousandths. */
export interface ProgrammeGoal {
  readonly programme: string;
  readonly least: number;
  readonly credentials: readonly { readonly position: number; readonly credits: number }[];
  /** Completing the stack earns the credits, whatever it awards. */
  readonly stacks: readonly { readonly position: number; readonly credits: number }[];
}

export interface ProgrammeInput {
  readonly programme: string;
  readonly credits: number;
  /** Whether a credential can be had, and whether a stack may be used; then the same without any filter. */
  readonly counts: (credential: number) => boolean;
  readonly usable: (stack: number) => boolean;
  readonly free: (credential: number) => boolean;
}

/** Programmes that credentials or stacks articulate into, by name. */
export function programmes(snapshot: Snapshot): string[] {
  return [...new Set([...snapshot.articulations.values()].flat().map(({ programme }) => programme))].sort();
}

/**
 * The goal of earning credits toward a programme: as many as asked for, or as many as can be had at all (then told as uncovered). Each
 * articulation counts once, and only where what it comes from certifies some skill at its `minLevel`.
 */
export function programmeGoal(
  snapshot: Snapshot,
  input: ProgrammeInput,
): { readonly goal: ProgrammeGoal; readonly uncovered: readonly Uncovered[] } {
  const { programme, credits, counts, usable, free } = input;
  const rows = [...snapshot.articulations.values()].flat().filter((row) => row.programme === programme);
  const sources = rows.filter((row) => isHighEnough(snapshot, row));
  const completes = (position: number, has: (credential: number) => boolean): boolean =>
    isComplete(snapshot.stackOf[position]!, has);
  const credentials = placed(sources, (id) => snapshot.credentials.index.get(id));
  const stacks = placed(sources, (id) => snapshot.stacks.index.get(id));
  const earned = (has: (credential: number) => boolean, may: (stack: number) => boolean): number =>
    sum(credentials.filter(({ position }) => has(position))) +
    sum(stacks.filter(({ position }) => may(position) && completes(position, has)));
  const wanted = Math.round(credits * 1000);
  const most = earned(counts, usable);
  const goal: ProgrammeGoal = {
    programme,
    least: Math.min(wanted, most),
    credentials: credentials.filter(({ position }) => counts(position)),
    stacks: stacks.filter(({ position }) => usable(position) && completes(position, counts)),
  };
  if (most >= wanted) return { goal, uncovered: [] };
  const everywhere = earned(free, () => true);
  const reason =
    everywhere >= wanted
      ? 'filtered'
      : earned(
            () => true,
            () => true,
          ) < wanted
        ? 'no-credential'
        : 'prerequisite-unreachable';
  const message = `Of ${credits} credits toward ${programme}, ${most / 1000} can be earned.`;
  return { goal, uncovered: [{ credential: { id: programme, name: programme }, reachable: 0, reason, message }] };
}

function placed(
  rows: readonly Articulation[],
  index: (id: string) => number | undefined,
): { readonly position: number; readonly credits: number }[] {
  return rows.flatMap(({ from, credits }) => {
    const position = index(from);
    return position === undefined ? [] : [{ position, credits: Math.round(credits * 1000) }];
  });
}

const sum = (list: readonly { readonly credits: number }[]): number =>
  list.reduce((total, { credits }) => total + credits, 0);

/** A stack is as high as the highest of its award and its members. */
function isHighEnough(snapshot: Snapshot, { from, minLevel }: Articulation): boolean {
  if (minLevel === undefined) return true;
  const credential = snapshot.credentials.index.get(from);
  const stack = snapshot.stackOf[snapshot.stacks.index.get(from) ?? -1];
  const sources =
    credential !== undefined
      ? [credential]
      : [
          ...(stack?.members.map((member) => member.credential) ?? []),
          ...(stack?.awards == null ? [] : [stack.awards]),
        ];
  const { starts, level } = snapshot.certifies;
  return sources.some((one) => {
    for (let k = starts[one]!; k < starts[one + 1]!; k++) if (level[k]! >= minLevel) return true;
    return false;
  });
}
