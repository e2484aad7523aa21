import {
  planPathway,
  type MilpSolver,
  type Pathway,
  type PathwayOptions,
  type Person,
  type SieveLimits,
  type Snapshot,
} from '#lib/engine';
import { asked, catalogueFacts, drawn, ON, type Shape } from '../bench/catalogues/instances.js';
import { Draws } from '../bench/catalogues/draws.js';

/** One question to a made catalogue. */
export interface Asked {
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly person: Person;
  readonly role: number;
  readonly options: PathwayOptions;
  readonly sieve?: SieveLimits;
}

const VARIANTS: readonly (readonly [Shape, number, Omit<PathwayOptions, 'on'>, SieveLimits?])[] = [
  ['dense', 250, {}],
  ['sample', 300, {}],
  ['sample', 200, { budget: '900' }],
  ['sample', 150, { budget: '10' }],
  ['sample', 150, { coverage: 0.8 }],
  ['dense', 120, { coverage: 0.7, budget: '2000' }],
  ['dense', 120, { by: '2028-09-01', hoursPerWeek: 10 }],
  ['sample', 200, { minimise: 'finish', parallel: 2 }],
  ['sample', 200, { minimise: 'hours', maxHours: 500 }],
  ['sparse', 500, {}, { from: 100 }],
];

/** A question of each kind, about roles that leave something to study. */
export function questions(): Asked[] {
  return VARIANTS.map(([shape, size, wishes, sieve], i) => {
    const catalogue = asked(catalogueFacts(shape, 3, size));
    const options = { on: ON, ...wishes };
    return {
      name: `${shape} ${size} ${JSON.stringify(wishes)}${sieve ? ' sieved' : ''}`,
      snapshot: catalogue.snapshot,
      ...drawn(new Draws(i + 1), catalogue),
      options,
      ...(sieve && { sieve }),
    };
  });
}

/** A clock by which every look takes a millisecond. */
export class LookClock {
  looks = 0;
  readonly read = (): number => ++this.looks;
}

/** Answers with a time limit of so many looks. The solver takes no time by this clock, so it is never stopped, only never begun too late. */
export function answered(
  { snapshot, person, role, options, sieve }: Asked,
  solver: MilpSolver,
  clock: () => number,
  timeLimitMs = 8e7,
): Pathway {
  const solving = { solver, clock, ...(sieve && { sieve }) };
  const answer = planPathway(snapshot, person, role, { ...options, timeLimitMs }, solving);
  if (answer.status === 'refused') throw new Error(answer.problems[0]!.message);
  return answer;
}

/** A solver that tells before each programme and has no limit of its own. */
export function told(solver: MilpSolver, begins: (timeLimitMs: number | undefined) => void): MilpSolver {
  return {
    solve: (model, { timeLimitMs }) => {
      begins(timeLimitMs);
      return solver.solve(model, {});
    },
    relax: (model, options) => {
      begins(options?.timeLimitMs);
      return solver.relax(model);
    },
    open: (model) => {
      const opened = solver.open(model);
      const relax: typeof opened.relax = (options) => {
        begins(options?.timeLimitMs);
        return opened.relax();
      };
      return { ...opened, relax };
    },
  };
}
