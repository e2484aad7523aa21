import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { checkCertificate, findGap, PooledRunner, recommendPathway, searchRoles } from '#lib/usecases';
import { SMALL, TestStores } from './small-catalogue.js';

const stores = new TestStores();
const folders: string[] = [];
afterEach(async () => {
  await stores.clear();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function profile(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stackway-profile-'));
  folders.push(folder);
  await writeFile(path.join(folder, 'me.csv'), text);
  return path.join(folder, 'me.csv');
}

describe('the gap', () => {
  it('of a learner to a role by title', async () => {
    const gap = await findGap(await stores.deps(), { who: { learner: 'l-ada' }, role: 'Data analyst' });
    expect(gap).toMatchObject({
      status: 'ok',
      learner: { id: 'l-ada', name: 'Ada' },
      role: { id: 'ro-1' },
      on: '2026-03-01',
    });
    const levels = 'skills' in gap ? gap.skills.map((skill) => [skill.skill.id, skill.need, skill.have]) : [];
    expect(levels).toEqual([
      ['sk-sql', 2, 0],
      ['sk-py', 3, 2],
    ]);
  });

  it('of a profile file is that of a learner with the same skills', async () => {
    const deps = await stores.deps();
    const file = await profile('skill,level\nPython,2\n');
    const fromFile = await findGap(deps, { who: { profile: file }, role: 'ro-1' });
    const fromStore = await findGap(deps, { who: { learner: 'l-ada' }, role: 'ro-1' });
    expect(fromFile).toMatchObject({ readiness: 'readiness' in fromStore ? fromStore.readiness : 'none' });
  });

  it('is refused with everything that is wrong with role, rows and names, in the order of the lines', async () => {
    const file = await profile('skill,level\npithon,2\nPy,1\nSQL,7\n');
    const refused = await findGap(await stores.deps(), { who: { profile: file }, role: 'Data scientist' });
    const told = 'problems' in refused ? refused.problems.map(({ code, where }) => [code, where?.line]) : [];
    expect(told).toEqual([
      ['unknown-role', undefined],
      ['unknown-skill', 2],
      ['ambiguous-skill', 3],
      ['out-of-range', 4],
    ]);
  });

  it('of an unknown learner offers those whose id begins alike', async () => {
    const refused = await findGap(await stores.deps(), { who: { learner: 'l-adam' }, role: 'ro-1' });
    expect(refused).toMatchObject({
      problems: [{ code: 'unknown-learner', found: 'l-adam', next: 'Did you mean l-ada (Ada)?' }],
    });
  });

  it('is refused on an empty store, while a search finds nothing', async () => {
    const deps = await stores.deps([]);
    expect(await findGap(deps, { who: { learner: 'x' }, role: 'y' })).toMatchObject({
      problems: [{ code: 'empty-catalogue' }],
    });
    expect(await searchRoles(deps, { text: 'y' })).toEqual({ results: [] });
  });
});

describe('the pathway', () => {
  const question = { who: { learner: 'l-ada' }, role: 'ro-1', certificate: true } as const;

  it('takes the two that are cheaper than the one', async () => {
    const pathway = await recommendPathway(await stores.deps(), question);
    expect(pathway).toMatchObject({ status: 'optimal', cost: { amount: 150, currency: 'EUR' }, hours: 30 });
    const certificate = 'proof' in pathway ? JSON.stringify(pathway.proof.certificate) : '';
    expect(checkCertificate({ text: certificate }).status).not.toBe('rejected');
    const forged = certificate.replace('"cost":15000', '"cost":14000');
    expect(forged).not.toBe(certificate);
    expect(checkCertificate({ text: forged }).status).toBe('rejected');
  });

  it('is the same to the byte from a worker, from the worker again, and after the catalogue changed', async () => {
    const deps = await stores.deps();
    const runner = new PooledRunner(1);
    try {
      const inline = JSON.stringify(await recommendPathway(deps, question));
      const rounds: number[] = [];
      for (let time = 0; time < 2; time++) {
        const pooled = await recommendPathway(
          { ...deps, runner },
          { ...question, onProgress: (at) => rounds.push(at.rounds) },
        );
        expect(JSON.stringify(pooled)).toBe(inline);
      }
      expect(rounds.length).toBeGreaterThan(0);
      const other = await stores.deps(SMALL.filter((fact) => !('id' in fact && fact.id === 'cr-py')));
      const dearer = await recommendPathway({ ...other, runner }, question);
      expect(dearer).toMatchObject({ status: 'optimal', cost: { amount: 170 } });
    } finally {
      await runner.close();
    }
  });

  it('is refused, not failed, when the runner is closed: under way, waiting, or asked afterwards', async () => {
    const deps = await stores.deps();
    const runner = new PooledRunner(1);
    const catalogue = await deps.catalogue.current();
    const task = { catalogue, person: { skills: [], credentials: [] }, role: 'ro-1', options: { on: '2026-03-01' } };
    const asked = [runner.plan(task), runner.plan(task)];
    await runner.close();
    for (const answer of [...asked, runner.plan(task)])
      expect(await answer).toMatchObject({ status: 'refused', problems: [{ code: 'stopping' }] });
  });

  it('is given up when its signal fires', async () => {
    const deps = await stores.deps();
    const runner = new PooledRunner(1);
    try {
      const signal = AbortSignal.abort();
      expect(await recommendPathway({ ...deps, runner }, { ...question, signal })).toMatchObject({
        status: 'refused',
        problems: [{ code: 'cancelled', next: expect.stringMatching(/^Ask again/) }],
      });
    } finally {
      await runner.close();
    }
  });

  it('is refused for what is no language, and takes a currency in small letters', async () => {
    const deps = await stores.deps();
    expect(await recommendPathway(deps, { ...question, language: 'not a tag' })).toMatchObject({
      status: 'refused',
      problems: [{ code: 'unknown-language', found: 'not a tag', where: { column: 'language' } }],
    });
    expect(await recommendPathway(deps, { ...question, currency: 'eur' })).toMatchObject({ status: 'optimal' });
  });

  it('says which ids are near one that nothing has', async () => {
    expect(await recommendPathway(await stores.deps(), { ...question, exclude: ['cr-yp'] })).toMatchObject({
      problems: [
        {
          code: 'unknown-id',
          message: 'No credential, stack or issuer has the id "cr-yp".',
          next: expect.stringMatching(/^Did you mean .*\(cr-py\)/),
        },
      ],
    });
  });

  it('says what is wrong with its options', async () => {
    const refused = await recommendPathway(await stores.deps(), {
      ...question,
      require: ['cr-py'],
      exclude: ['cr-py'],
    });
    expect(refused.status).toBe('refused');
  });
});
