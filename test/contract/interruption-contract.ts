import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { FACT_TYPES } from '#lib/model';
import type { Committed } from '#lib/store';
import { known, skill, tell, told } from './telling.js';
import type { Bench } from './bench.js';

const CHILD = fileURLToPath(new URL('./commit-in-child.js', import.meta.url));

interface Ended {
  readonly signal: string | null;
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Commits so many facts in a process of its own, with little memory. */
function commitInChild({ address, options }: Bench, facts: number, diesAfter = 0): Promise<Ended> {
  const settings = JSON.stringify(options);
  const args = ['--max-old-space-size=64', CHILD, address, String(facts), String(diesAfter), settings];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output, errors }));
  });
}

export function interruptionContract(bench: () => Bench): void {
  describe('a process that commits', () => {
    it.each([
      ['half way', 10_000],
      ['when all is written but for the last word', 20_000],
    ])('leaves nothing when it is killed %s, and the store goes on', async (_, diesAfter) => {
      await tell(bench().store, 'before', [skill('a')]);
      const killed = await commitInChild(bench(), 20_000, diesAfter);
      expect(killed).toMatchObject({ signal: 'SIGKILL', output: '', errors: '' });
      const again = await bench().another();
      expect(await known(again, FACT_TYPES)).toEqual(told([skill('a')]));
      expect((await again.imports()).map(({ id }) => id)).toEqual(['before']);
      expect(await tell(again, 'after', [skill('b')])).toMatchObject({ status: 'ok', version: 2 });
      expect(await commitInChild(bench(), 20_000)).toMatchObject({ code: 0, errors: '' });
      expect(await again.version()).toBe(3);
    });

    it('takes 100,000 facts through a heap of 64 MB', async () => {
      const done = await commitInChild(bench(), 100_000);
      expect(done).toMatchObject({ code: 0, errors: '' });
      const committed = JSON.parse(done.output) as Committed;
      expect(committed).toMatchObject({ status: 'ok', version: 1, changed: 0 });
      const { store } = bench();
      let there = 0;
      for await (const facts of store.facts(FACT_TYPES)) there += facts.length;
      expect(there).toBe(committed.added);
      expect(there).toBe(100_000);
    });
  });
}
