import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readImport, readWeights } from '#lib/ingest';
import { factKey, type Fact } from '#lib/model';
import { openStore } from '#lib/store';
import { makeCatalogue } from '../make-catalogue.js';
import { figuresOf } from './figures.js';
import { asked, catalogueFacts, denseCatalogue, gapOf, pairs, SHAPES } from './instances.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-made-'));
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(from: string): Promise<{ status: string; rejected: number; facts: Fact[] }> {
  const store = await openStore(path.join(folder, 'store'));
  const answer = await readImport({
    paths: [from],
    store,
    import: { id: randomUUID(), at: '2026-11-22T00:00:00Z', by: 'test' },
    weights: await readWeights(),
  });
  const types = ['skill', 'role', 'roleSkill', 'issuer', 'credential', 'credentialSkill', 'prerequisite'] as const;
  const more = ['stack', 'stackMember', 'funding', 'learner', 'learnerSkill', 'learnerCredential'] as const;
  const facts: Fact[] = [];
  for await (const batch of store.facts([...types, ...more])) facts.push(...batch);
  await store.close();
  const rejected = 'counts' in answer ? answer.counts.rejected : Number.NaN;
  return { status: answer.status, rejected, facts };
}

const sorted = (facts: readonly Fact[]) =>
  [...facts].sort((a, b) => (a.type + factKey(a) < b.type + factKey(b) ? -1 : 1));

describe('made catalogues', () => {
  it.each(SHAPES)('of the shape %s come back from their files as they were made', async (shape) => {
    const target = path.join(folder, 'csv');
    expect(await makeCatalogue(target, { shape, credentials: 150, seed: 3 })).toBe(true);
    const back = await imported(target);
    expect(back).toMatchObject({ status: 'ok', rejected: 0 });
    expect(sorted(back.facts)).toEqual(sorted(catalogueFacts(shape, 3, 150)));
  });

  it('are the same for the same seed, and others for another', () => {
    for (const shape of SHAPES) {
      expect(catalogueFacts(shape, 5, 100)).toEqual(catalogueFacts(shape, 5, 100));
      expect(catalogueFacts(shape, 5, 100)).not.toEqual(catalogueFacts(shape, 6, 100));
    }
  });

  it('have the densities counted in the sample', () => {
    const figures = figuresOf(catalogueFacts('sample', 1, 2000));
    expect(figures.taught).toBeCloseTo(2.8, 0);
    expect(figures.free).toBeGreaterThan(0.08);
    expect(figures.free).toBeLessThan(0.12);
    expect(figures.withPrerequisites).toBeGreaterThan(0.24);
    expect(figures.withPrerequisites).toBeLessThan(0.32);
    expect(figures.stacks).toBe(216);
    expect(figures.bundles / figures.stacks).toBeCloseTo(0.79, 1);
  });

  it('of the dense shape are as dense as the published one', () => {
    const figures = figuresOf(denseCatalogue(1).facts);
    expect(Math.abs(figures.taught - 5.5)).toBeLessThan(0.2);
    expect(Math.abs(figures.required - 2.6)).toBeLessThan(0.2);
    expect(figures.free).toBe(0);
  });

  it('of the dense shape leave about a third of the skill-levels open, and keep nearly all courses relevant', () => {
    const stream = pairs(1, denseCatalogue(1));
    const some = Array.from({ length: 40 }, () => stream.next().value);
    const sum = (of: (pair: (typeof some)[number]) => number) => some.reduce((total, pair) => total + of(pair), 0);
    const open = sum(({ uncovered }) => uncovered);
    const share = open / (open + sum(({ gap }) => gap));
    expect(share).toBeGreaterThan(0.27);
    expect(share).toBeLessThan(0.4);
    expect(sum(({ instance }) => instance.offers.length) / 40).toBeGreaterThan(2600);
  });

  it('give pairs with as many open skill-levels as asked for', () => {
    const stream = pairs(1, asked(catalogueFacts('sparse', 1, 200)), { minimise: 'hours' }, [18, 22]);
    for (let i = 0; i < 5; i++) {
      const { instance, gap } = stream.next().value;
      expect(gap).toBe(gapOf(instance));
      expect(gap >= 18 && gap <= 22).toBe(true);
      expect(instance.objective).toMatchObject({ price: 0, minutes: 1 });
    }
  });
});
