import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openStore } from '#lib/store';
import { depsOf } from '../both-stores/answers.js';
import { testNeo4j } from '../neo4j-for-tests.js';
import { countByCypher } from '../release/by-cypher.js';
import { ESCO } from '../release/framework-files.js';
import { anotherRelease, type ScenarioEnd } from '../release/scenario.js';
import { table } from './table.js';

const SIZE = { learners: 300, skills: 20, credentials: 100 };
const SHARE = 0.05;

/**
 * A framework in Neo4j, made people who have its skills, and a changed copy of it that takes its place: where is every skill of every
 * learner, by the answers of Stackway and by Cypher?
 * @param framework folder of ESCO
 * @returns whether nobody lost a skill and both counts agree
 */
export async function benchRelease(framework: string, seed: number): Promise<boolean> {
  const work = mkdtempSync(path.join(os.tmpdir(), 'stackway-release-'));
  const server = await testNeo4j({ heap: '2g' });
  try {
    await server.wipe();
    const store = await openStore(server.uri, server);
    const deps = depsOf(store);
    const say = (what: string): void => console.log(what);
    const end = await anotherRelease({ deps, work, framework, shape: ESCO, size: SIZE, share: SHARE, seed, missing: 'remove', say }); // prettier-ignore
    const { changed, people, told, account } = end;
    console.log(`Changed with seed ${seed}: ${fatesOf(end)}`);
    const { merged, dropped, renamed, added, peopleAffected: who } = told;
    console.log(
      `Told: ${renamed.count} renamed, ${merged.count} merged, ${dropped.count} dropped, ${added.count} added; ` +
        `${who.learners} learners, ${who.credentials} credentials and ${who.roles} roles affected`,
    );
    const byCypher = await countByCypher(server, {
      now: changed.now.skill,
      before: changed.before.skill.keys(),
      roles: changed.now.role,
      rolesBefore: changed.before.role.keys(),
    });
    const ways = Object.entries(account.counts).map(
      ([by, count]) => [by, count, byCypher.accounts[by as 'id']] as const,
    );
    const sum = (of: 1 | 2): number => ways.reduce((total, row) => total + row[of], 0);
    const all = people.held.length + people.claimed.length;
    const rows = [...ways, [`all of ${all}`, sum(1), sum(2)] as const, ['learners affected', who.learners, byCypher.learners] as const]; // prettier-ignore
    console.log(table(['skills of learners', 'Stackway', 'Cypher'], rows));
    console.log(`${account.uncounted.length} followed in name only`);
    const elsewhere = people.certified.length + people.required.length + people.works.length;
    console.log(`${end.lostElsewhere.length} lost of ${elsewhere} statements of credentials, roles and positions`);
    const back = await end.undo();
    const undone = back.version === end.versions.before && back.account.counts.id === people.held.length;
    console.log(undone ? 'Undone: as before' : 'Undone: NOT as before');
    await store.close();
    const agree = rows.every(([, ours, theirs]) => ours === theirs) && sum(1) === all;
    const well =
      account.counts.lost === 0 && account.uncounted.length === 0 && end.lostElsewhere.length === 0 && undone;
    console.log(agree && well ? 'Nobody lost a skill' : 'NOT as promised');
    return agree && well;
  } finally {
    await server.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

function fatesOf({ changed }: ScenarioEnd): string {
  return (['skill', 'role'] as const)
    .map((kind) => {
      const counts = new Map<string, number>();
      for (const fate of changed.fates[kind].values()) {
        const what = fate.is === 'merged' ? `merged by ${fate.by}` : fate.is;
        counts.set(what, (counts.get(what) ?? 0) + 1);
      }
      const said = [...counts].map(([what, count]) => `${count} ${what}`).join(', ');
      return `of ${changed.before[kind].size} ${kind}s ${said}`;
    })
    .join('; ');
}
