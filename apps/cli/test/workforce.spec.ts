import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CATALOGUE, Workplace } from './cli.js';

let place: Workplace;
beforeAll(async () => {
  const learners = 'id,name,shares\nl-ada,Ada,\nl-bob,Bob,skills\n';
  place = await Workplace.make({ ...CATALOGUE, 'learners.csv': learners });
  await place.call('import', 'catalogue');
});
afterAll(() => place.clear());

interface Team {
  readonly people: number;
  readonly sharing: number;
  readonly skills: readonly { readonly skill: { readonly id: string }; readonly atLevel: number; below: number }[];
}

/** Charts has Ada (Python 2, shares nothing) and Bob (a Python badge at 3, shares skills only). */
async function charts(...options: readonly string[]): Promise<{ counted: number[]; python: number[] }> {
  const { out } = await place.call('workforce', 'map', '--on', '2026-03-01', '--json', ...options);
  const [{ people, sharing, skills }] = (JSON.parse(out) as { teams: [Team] }).teams;
  const python = skills.find(({ skill }) => skill.id === '007')!;
  return { counted: [people, sharing], python: [python.atLevel, python.below] };
}

it('who owns the store sees everybody', async () => {
  expect(await charts()).toEqual({ counted: [2, 2], python: [1, 1] });
});

it('--shared-only shows of each person only what that person shares', async () => {
  expect(await charts('--shared-only')).toEqual({ counted: [2, 1], python: [0, 0] });
});
