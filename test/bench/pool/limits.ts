import loader, { type Highs } from 'highs';
import { highsSolver, planPathway, type MilpSolver, type PathwayOptions } from '#lib/engine';
import { asked, catalogueFacts, drawn, ON, type Asked, type Shape } from '../catalogues/instances.js';
import { Draws } from '../catalogues/draws.js';
import { median, ms, table } from '../table.js';

/** What is asked: the plain question everywhere, the others where they go the full way. */
const CATALOGUES: readonly (readonly [Shape, number, Omit<PathwayOptions, 'on'>])[] = [
  ['sample', 2000, {}],
  ['sample', 2000, { budget: '600' }],
  ['sample', 2000, { coverage: 0.8 }],
  ['sample', 2000, { by: '2028-06-01' }],
  ['dense', 3000, {}],
  ['sample', 20_000, {}],
  ['dense', 20_000, {}],
  ['sparse', 100_000, {}],
];
const LIMITS = [50, 200, 500, 1000, 2000];
/** Asked before, without being counted: as in a worker that has warmed up. */
const BEFORE = 5;

/** How far past its time limit an answer comes, what it says, and the longest stretch in which a stop would not have been seen. */
export async function benchLimits(times: number, only: readonly string[]): Promise<boolean> {
  const solver = highsSolver(await (loader as unknown as () => Promise<Highs>)());
  const rows: string[][] = [];
  for (const [shape, size, wishes] of CATALOGUES) {
    const name = `${shape} ${size.toLocaleString('en')} ${wishesText(wishes)}`;
    if (only.length > 0 && !only.every((word) => name.includes(word) || name.replaceAll(',', '').includes(word)))
      continue;
    const made = asked(catalogueFacts(shape, 1, size));
    for (const limit of LIMITS) rows.push([name, String(limit), ...measured(made, wishes, limit, solver, times)]);
  }
  const told = ['over median', 'most', 'most outside HiGHS', 'answers', 'gap median', 'longest without a look'];
  console.log(table(['question', 'limit ms', ...told], rows));
  console.log(
    '"over": ms past the limit, 0 where the answer was there before; a look: where a search sees that it is stopped',
  );
  return true;
}

function measured(catalogue: Asked, wishes: object, timeLimitMs: number, solver: MilpSolver, times: number): string[] {
  const draws = new Draws(5);
  const over: number[] = [];
  const own: number[] = [];
  const gaps: number[] = [];
  const statuses = new Map<string, number>();
  let longest = 0;
  for (let i = -BEFORE; i < times; i++) {
    const { person, role } = drawn(draws, catalogue);
    const watch = new Watch(timeLimitMs);
    const solving = { solver: watch.around(solver), clock: () => watch.look() };
    const answer = planPathway(catalogue.snapshot, person, role, { on: ON, timeLimitMs, ...wishes }, solving);
    const late = Math.max(0, watch.look() - watch.started - timeLimitMs);
    if (i < 0) continue;
    over.push(late);
    own.push(Math.max(0, late - watch.solverLate));
    longest = Math.max(longest, watch.longest);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 'feasible') gaps.push(answer.gap ?? 1);
  }
  return [
    ms(median(over)),
    ms(Math.max(...over)),
    ms(Math.max(...own)),
    [...statuses].map(([status, count]) => `${count} ${status}`).join(', '),
    gaps.length === 0 ? '–' : `${(100 * median(gaps)).toFixed(0)} %`,
    ms(longest),
  ];
}

/** Watches one question: the longest stretch of own work between two looks, and how far past the limit HiGHS went. */
class Watch {
  readonly started = performance.now();
  longest = 0;
  solverLate = 0;
  private last = this.started;

  constructor(private readonly limit: number) {}

  look(): number {
    const now = performance.now();
    this.longest = Math.max(this.longest, now - this.last);
    return (this.last = now);
  }

  around(solver: MilpSolver): MilpSolver {
    return {
      solve: (model, options) => this.within(() => solver.solve(model, options)),
      relax: (model, options) => this.within(() => solver.relax(model, options)),
      open: (model) => {
        const opened = this.within(() => solver.open(model));
        return { ...opened, relax: (options) => this.within(() => opened.relax(options)) };
      },
    };
  }

  private within<T>(work: () => T): T {
    const begun = this.look();
    const result = work();
    this.last = performance.now();
    this.solverLate += Math.max(0, this.last - Math.max(begun, this.started + this.limit));
    return result;
  }
}

function wishesText(wishes: object): string {
  return Object.entries(wishes)
    .map(([name, value]) => `${name} ${value}`)
    .join(' ');
}
