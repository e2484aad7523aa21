import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { CatalogueCache, PooledRunner, type Catalogue } from '#lib/usecases';
import { Draws } from '../catalogues/draws.js';
import { asked, catalogueFacts, ON, type Asked, type Shape } from '../catalogues/instances.js';
import { median, ms, table } from '../table.js';

const CATALOGUES: readonly (readonly [name: string, shape: Shape, size: number])[] = [
  ['2,000 badges', 'sample', 2000],
  ['3,000 dense courses', 'dense', 3000],
];
const QUESTIONS = 12;

/** The first questions of a fresh pool, and of one whose workers have warmed up; the median of the same questions later beside them. */
export async function benchWarmUp(): Promise<boolean> {
  const rows: string[][] = [];
  for (const [name, shape, size] of CATALOGUES) {
    const facts = catalogueFacts(shape, 1, size);
    const made = asked(facts);
    const catalogue = await new CatalogueCache({
      version: async () => 1,
      facts: async function* () {
        yield facts.filter(({ type }) => !type.startsWith('learner'));
      },
    }).current();
    for (const warm of [false, true]) {
      const runner = new PooledRunner(1);
      if (warm) await warmedUp(runner, catalogue);
      const first = await solve(runner, catalogue, made);
      const later = await solve(runner, catalogue, made);
      const ended = runner.load().warmedUp;
      await runner.close();
      rows.push([
        name,
        warm ? `after ${ended} small questions` : 'fresh',
        ms(first[0]!),
        ms(median(first)),
        ms(median(later)),
      ]);
    }
  }
  console.log(table(['catalogue', 'workers', 'ms first', `median of ${QUESTIONS}`, 'the same again'], rows));
  return true;
}

async function solve(runner: PooledRunner, catalogue: Catalogue, { people, snapshot }: Asked): Promise<number[]> {
  const draws = new Draws(3);
  const times: number[] = [];
  for (let i = 0; i < QUESTIONS; i++) {
    const [person, { id: role }] = [draws.pick(people), draws.pick(snapshot.roles.facts)];
    const start = performance.now();
    await runner.plan({ catalogue, person, role, options: { on: ON, timeLimitMs: 10_000 } });
    times.push(performance.now() - start);
  }
  return times;
}

async function warmedUp(runner: PooledRunner, catalogue: Catalogue): Promise<void> {
  await runner.prepare(catalogue);
  for (let waits = 0; waits < 60 && runner.load().warming > 0; waits++) await pause(100);
}
