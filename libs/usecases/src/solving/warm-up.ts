import { planPathway, type MilpSolver, type Snapshot } from '#lib/engine';

/** So many questions are solved, each of so many milliseconds at most, and all together of so many. */
const QUESTIONS = 16;
const EACH_MS = 150;
const TOGETHER_MS = 2500;
/** A role that requires fewer skills teaches nothing. */
const FEWEST_SKILLS = 3;
/** Any day: nobody sees the answers. */
const ON = '2026-01-01';

/**
 * Small questions of a catalogue, spread over its roles, for somebody who holds nothing: solved in a fresh worker, so that code and
 * solver are compiled before a person waits for them. Yields after each.
 */
export function* warmUp(snapshot: Snapshot, solver: MilpSolver, clock: () => number): Generator<undefined, number> {
  const roles = rolesToAsk(snapshot);
  const until = clock() + TOGETHER_MS;
  let solved = 0;
  for (const role of roles) {
    if (clock() >= until) break;
    const options = { on: ON, timeLimitMs: EACH_MS, certificate: true };
    planPathway(snapshot, { skills: [], credentials: [] }, role, options, { solver, clock });
    solved++;
    yield;
  }
  return solved;
}

/** Roles at even distances among those that require some skills, the ones that require fewest first. */
function rolesToAsk({ requires, roles, certifies }: Snapshot): number[] {
  if (certifies.target.length === 0) return [];
  const skills = (role: number): number => requires.starts[role + 1]! - requires.starts[role]!;
  const some = [...roles.facts.keys()].filter((role) => skills(role) >= FEWEST_SKILLS);
  const step = Math.max(1, some.length / QUESTIONS);
  const spread = Array.from({ length: Math.min(QUESTIONS, some.length) }, (_, i) => some[Math.floor(i * step)]!);
  return spread.sort((a, b) => skills(a) - skills(b) || a - b);
}
