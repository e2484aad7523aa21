import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Serving } from './serving.js';

/** What only somebody at a terminal could do. */
const TERMINAL = /\bstackway [a-z]|(^|\s)--?[a-z]/;

let serving: Serving;
let empty: Serving;
beforeAll(async () => {
  serving = await Serving.start();
  empty = await Serving.start([]);
});
afterAll(() => Promise.all([serving.stop(), empty.stop()]));

describe('the next step', () => {
  it.each([
    ['unknown-role', '{ it: gap(role: "%%", profile: []) { ...what } }'],
    ['unknown-skill', '{ it: gap(role: "tech", profile: [{ skill: "%%", level: 1 }]) { ...what } }'],
    ['unknown-learner', '{ it: gap(role: "tech", learner: "%%") { ...what } }'],
    ['unknown-id', '{ it: pathway(role: "tech", profile: [], require: ["%%"]) { ...what } }'],
    ['unknown-organization', '{ it: capabilityMap(organization: "%%") { ...what } }'],
    ['unknown-import', 'mutation { it: undoImport(id: "%%") { ...what } }'],
    ['no-learner', '{ it: gap(role: "tech") { ...what } }'],
  ])('of %s is one that a person in the browser can take', async (code, query) => {
    expect(await problemOf(serving, query)).toMatchObject({
      code,
      next: expect.not.stringMatching(TERMINAL) as unknown,
    });
  });

  it.each([
    ['empty-catalogue', '{ it: gap(role: "tech", profile: []) { ...what } }'],
    ['empty-catalogue', '{ it: pathway(role: "tech", profile: []) { ...what } }'],
    ['empty-catalogue', '{ it: unmetDemand { ...what } }'],
    ['unknown-organization', '{ it: capabilityMap(organization: "%%") { ...what } }'],
    ['unknown-learner', '{ it: learner(id: "%%") { ...what } }'],
  ])('of %s is too while the store is empty: %s', async (code, query) => {
    expect(await problemOf(empty, query)).toMatchObject({ code, next: expect.not.stringMatching(TERMINAL) as unknown });
  });

  it('after an import was undone already is too', async () => {
    const undo = 'mutation { it: undoImport(id: "first") { ...what } }';
    const other = await Serving.start();
    await problemOf(other, undo);
    const problem = await problemOf(other, undo);
    await other.stop();
    expect(problem).toMatchObject({ code: 'already-undone', next: expect.not.stringMatching(TERMINAL) as unknown });
  });
});

async function problemOf(asked: Serving, query: string): Promise<unknown> {
  const admin = await asked.account(['admin']);
  const reply = await asked.ask(`${query} fragment what on Problem { code next }`, {}, admin);
  expect(reply.errors).toEqual([]);
  return reply.data?.['it'];
}
