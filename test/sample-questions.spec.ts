import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { highsSolver, planPathway, snapshotOf, type MilpSolver, type Pathway, type Person } from '#lib/engine';
import { CATALOGUE_TYPES, type Fact } from '#lib/model';
import { loadHighs } from './oracle/highs.js';
import { facts, folder, typesInSample } from './sample-facts.js';

const snapshot = snapshotOf(
  CATALOGUE_TYPES.filter((type) => typesInSample.includes(type)).flatMap((type): readonly Fact[] => facts(type)),
);
const learners = facts('learner');
const learnerSkills = facts('learnerSkill');
const learnerCredentials = facts('learnerCredential');

function personOf(id: string): Person {
  return {
    learner: learners.find((learner) => learner.id === id)!,
    skills: learnerSkills.filter(({ learner }) => learner === id),
    credentials: learnerCredentials.filter(({ learner }) => learner === id),
  };
}

/** The pairs that the sample's README tells people to try. */
const readme = readFileSync(new URL('README.md', folder), 'utf8');
const pairs = [...readme.matchAll(/^\| (lea-\d+) +\| (ro-[a-z-]+) +\|/gm)].map((row) => [row[1]!, row[2]!] as const);

describe('the good questions of the sample', () => {
  let solver: MilpSolver;
  beforeAll(async () => {
    solver = highsSolver(await loadHighs());
  });

  function pathway(learner: string, role: string, on: string): Pathway {
    const answer = planPathway(snapshot, personOf(learner), snapshot.roles.index.get(role)!, { on }, { solver });
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
    return answer;
  }

  it('are at least eight', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(8);
  });

  it.each(pairs)('%s as %s: the greedy choice is at least 5 %% dearer than the optimum', (learner, role) => {
    const { status, greedy } = pathway(learner, role, '2026-11-22');
    expect(status).toBe('optimal');
    expect(greedy!.excess).toBeGreaterThanOrEqual(0.05);
  });

  it.each(['2028-05-01', '2040-01-01'])(
    'stay good for at least eight when read on %s',
    (on) => {
      const dearer = pairs.filter(([learner, role]) => (pathway(learner, role, on).greedy?.excess ?? 0) >= 0.05);
      expect(dearer.length).toBeGreaterThanOrEqual(8);
    },
    120_000,
  );
});
