import { describe, expect, it } from '@jest/globals';
import { PooledRunner, type PathwayRunner, type PathwayTask, type PlanControl } from '#lib/usecases';
import { Serving } from './serving.js';
import { converse } from './talking.js';

const ARGS = '(profile: [], role: "tech") { __typename ... on Problem { code } }';
const STOPPING = { __typename: 'Refused', code: 'stopping' };

/** Real workers, each question told of as it begins. */
class Told implements PathwayRunner {
  private readonly pool = new PooledRunner(1);
  private begun: () => void = () => {};
  readonly all: Promise<void>;

  constructor(questions: number) {
    this.all = new Promise((resolve) => (this.begun = () => --questions === 0 && resolve()));
  }
  plan(task: PathwayTask, control?: PlanControl): ReturnType<PathwayRunner['plan']> {
    const answer = this.pool.plan(task, control);
    this.begun();
    return answer;
  }
  close(): Promise<void> {
    return this.pool.close();
  }
}

describe('a server that closes while questions are under way', () => {
  it('answers each that it is stopping, and logs no error', async () => {
    const runner = new Told(3);
    const serving = await Serving.start(undefined, { runner });
    const query = `{ pathway${ARGS} }`;
    const asked = [serving.ask(query), serving.ask(query)];
    const heard = converse(serving.url, `subscription { pathwayProgress${ARGS} }`);
    await runner.all;
    const stopped = serving.stop();
    for (const reply of await Promise.all(asked))
      expect([reply.errors, reply.data]).toEqual([[], { pathway: STOPPING }]);
    const { errors, values } = await heard;
    expect([errors, values.at(-1)]).toEqual([[], { pathwayProgress: STOPPING }]);
    await stopped;
    expect(serving.logged).toEqual([]);
  });
});
