import { beginsAt, daysOf, lastDayOf, lengthOf, type Course, type Timetable } from './timetable.js';

/** One offer on the calendar, in times. */
export interface Step {
  readonly offer: number;
  readonly begin: number;
  readonly end: number;
  /** When it takes which share of the hours there are. */
  readonly uses: readonly Use[];
}

interface Use {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** One after the other: the next step begins when all before it have ended. */
export function placeNext(
  timetable: Timetable,
  offer: number,
  ready: number,
  course = timetable.courses[offer]!,
): Step | undefined {
  const length = lengthOf(timetable, offer);
  const begin = beginsAt(course, ready, length);
  return begin === Infinity ? undefined : { offer, begin, end: begin + length, uses: [] };
}

/**
 * Beside others: as early as it can end with the hours that the steps placed before it leave, at a time when fewer than
 * `parallel` of them are under way. It begins no earlier than it has to for that.
 */
export function placeBeside(
  timetable: Timetable,
  placed: readonly Step[],
  offer: number,
  ready: number,
  course = timetable.courses[offer]!,
): Step | undefined {
  const points = [...new Set(placed.flatMap(({ begin, end, uses }) => [begin, end, ...uses.map((use) => use.to)]))];
  points.sort((a, b) => a - b);
  const first = beginsAt(course, ready, lengthOf(timetable, offer));
  const later = course.starts === null ? points.filter((time) => time > first) : course.starts;
  for (const begin of [first, ...later.filter((time) => time > first)]) {
    if (begin === Infinity) return undefined;
    const step = fill(timetable, placed, points, offer, begin, course);
    if (step && hasRoom(timetable, placed, points, step)) return step;
  }
  return undefined;
}

/** The step that begins at a time and takes all hours that are left from then on until it is done. */
function fill(
  timetable: Timetable,
  placed: readonly Step[],
  points: readonly number[],
  offer: number,
  begin: number,
  { minutes, leastDays, starts, endsFrom }: Course,
): Step | undefined {
  const uses: Use[] = [];
  let left = daysOf(timetable, minutes);
  const stops = [begin, ...points.filter((time) => time > begin), Infinity];
  for (let k = 0; left > 1e-9 && k + 1 < stops.length; k++) {
    const [from, until] = [stops[k]!, stops[k + 1]!];
    const share = 1 - shareAt(placed, from);
    if (share < 1e-9) continue;
    const to = Math.min(until, from + left / share);
    uses.push({ from, to, share });
    left -= (to - from) * share;
  }
  let end = Math.max(begin + leastDays, uses.at(-1)?.to ?? begin);
  if (lastDayOf(begin, end) < endsFrom) {
    if (starts !== null) return undefined;
    end = endsFrom + 1;
  }
  const late = Math.min(uses[0]?.from ?? end, end - leastDays);
  return { offer, begin: starts === null ? Math.max(begin, late) : begin, end, uses };
}

function shareAt(placed: readonly Step[], time: number): number {
  let sum = 0;
  for (const { uses } of placed) for (const { from, to, share } of uses) if (from <= time && time < to) sum += share;
  return sum;
}

function hasRoom(timetable: Timetable, placed: readonly Step[], points: readonly number[], step: Step): boolean {
  const underWay = (time: number): number => placed.filter(({ begin, end }) => begin <= time && time < end).length;
  const within = [step.begin, ...points.filter((time) => time > step.begin && time < step.end)];
  return step.end - step.begin < 1e-9 || within.every((time) => underWay(time) < timetable.parallel);
}
