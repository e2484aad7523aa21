import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openStore, type Store } from '#lib/store';
import { depsOf } from '../both-stores/answers.js';
import { testNeo4j, type TestNeo4j } from '../neo4j-for-tests.js';
import { NONE } from './accounts.js';
import { countByCypher } from './by-cypher.js';
import { STACKWAY } from './framework-files.js';
import { anotherRelease, type ScenarioEnd } from './scenario.js';

jest.setTimeout(240_000);

const SAMPLE = fileURLToPath(new URL('../../../data/sample', import.meta.url));
const FRAMEWORK = ['skills.csv', 'roles.csv', 'role_skills.csv'];

let server: TestNeo4j;
beforeAll(async () => {
  server = await testNeo4j();
});
afterAll(() => server?.stop());
beforeEach(() => server.wipe());

async function inStore(
  kind: 'embedded' | 'neo4j',
  missing: 'keep' | 'retire' | 'remove',
  look: (end: ScenarioEnd) => Promise<void>,
): Promise<void> {
  const work = mkdtempSync(path.join(os.tmpdir(), 'stackway-release-'));
  const store: Store = await (kind === 'embedded' ? openStore(path.join(work, 'store')) : openStore(server.uri, server)); // prettier-ignore
  try {
    const end = await anotherRelease({
      deps: depsOf(store),
      work,
      framework: SAMPLE,
      only: FRAMEWORK,
      shape: STACKWAY,
      size: { learners: 40, skills: 12, credentials: 10 },
      share: 0.4,
      seed: 5,
      missing,
    });
    await look(end);
  } finally {
    await store.close();
    rmSync(work, { recursive: true, force: true });
  }
}

describe('another release of the skills and roles that people refer to', () => {
  it.each([
    ['embedded', 'keep'],
    ['embedded', 'retire'],
    ['embedded', 'remove'],
    ['neo4j', 'remove'],
  ] as const)('loses nobody a skill: %s, --missing %s', async (kind, missing) => {
    await inStore(
      kind,
      missing,
      async ({ changed, people, foretold, told, account, lostElsewhere, versions, undo }) => {
        const gone = [...changed.fates.skill, ...changed.fates.role].filter(([, { is }]) => is !== 'renamed');
        const renamed = [...changed.fates.skill, ...changed.fates.role].filter(([, { is }]) => is === 'renamed');
        expect(told).toEqual(foretold);
        expect(told.renamed.count).toBe(renamed.length);
        expect(told.merged.count + told.dropped.count).toBe(gone.length);
        expect(account.counts.lost).toBe(0);
        expect(account.uncounted).toEqual([]);
        expect(lostElsewhere).toEqual([]);
        const { id, stays, unmatched } = account.counts;
        const followed = account.counts['same-as'] + account.counts.decision;
        expect(id + stays + followed).toBe(people.held.length);
        expect(unmatched).toBe(people.claimed.length);
        expect([account.counts['same-as'], account.counts.decision, stays].every((count) => count > 5)).toBe(true);
        if (kind === 'neo4j') {
          const { skill, role } = changed.before;
          const counted = await countByCypher(server, {
            now: changed.now.skill,
            before: skill.keys(),
            roles: changed.now.role,
            rolesBefore: role.keys(),
          });
          expect(counted).toEqual({ accounts: account.counts, learners: told.peopleAffected.learners });
        }
        expect(versions.after).not.toBe(versions.before);
        expect(await undo()).toEqual({
          version: versions.before,
          account: { counts: { ...NONE, id: people.held.length, unmatched }, uncounted: [] },
        });
      },
    );
  });
});
