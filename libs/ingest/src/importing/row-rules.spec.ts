import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factIdentity, FACT_TYPES, references, type Fact, type Problem } from '#lib/model';
import { openStore } from '#lib/store';
import type { ProfileFile } from '../profiles/profile-file.js';
import { readWeights } from '../weights/weights.js';
import { readImport } from './read-import.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-row-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each row describes a skill, may speak of the one above it in passing, and says that it is above: all in one stage. */
const MAPPING: ProfileFile = {
  profile: 1,
  name: 'tree',
  title: 'Skills and what is above them',
  tables: [
    {
      table: 'tree',
      headings: { required: ['id', 'label', 'above', 'aboveLabel'] },
      facts: [
        { fact: 'skill', fields: { id: 'id', name: 'label' } },
        { fact: 'skill', mention: true, fields: { id: 'above', name: 'aboveLabel' } },
        {
          fact: 'skillBroader',
          when: { column: 'above', filled: true },
          fields: { skill: 'id', broader: 'above' },
        },
      ],
    },
  ],
};

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const row = fc.record({
  id,
  label: fc.constantFrom('One', 'Other'),
  above: fc.oneof(fc.constant(''), id),
  aboveLabel: fc.constantFrom('', '', '', 'Said'),
});

interface Came {
  readonly problems: readonly Problem[];
  readonly counts: {
    readonly read: number;
    readonly facts: number;
    readonly rejected: number;
    readonly skipped: number;
  };
  readonly facts: readonly Fact[];
}

async function imported(
  rows: readonly { id: string; label: string; above: string; aboveLabel: string }[],
): Promise<Came> {
  const run = mkdtempSync(path.join(folder, 'run-'));
  const file = path.join(run, 'tree.csv');
  const lines = rows.map((each) => [each.id, each.label, each.above, each.aboveLabel].join());
  writeFileSync(file, `${['id,label,above,aboveLabel', ...lines].join('\n')}\n`);
  const store = await openStore(path.join(run, 'store'));
  const answer = await readImport({
    paths: [file],
    store,
    mapping: MAPPING,
    weights: await readWeights(),
    import: { id: 'one', at: '2026-11-22T00:00:00Z', by: 'test' },
  });
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
  const facts: Fact[] = [];
  for await (const batch of store.facts(FACT_TYPES)) facts.push(...batch);
  await store.close();
  rmSync(run, { recursive: true });
  return { problems: answer.problems, counts: answer.counts, facts };
}

describe('rules that look beyond one row', () => {
  it('leave nothing that refers to what is not there, and reject no reference to what is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        const { facts, problems, counts } = await imported(rows);
        expect(counts.read).toBe(counts.facts + counts.rejected + counts.skipped);
        const things = new Set(facts.map(factIdentity));
        const open = facts.flatMap((fact) =>
          references(fact).filter(({ types, id }) => !types.some((type) => things.has(`${type} ${id}`))),
        );
        expect(open).toEqual([]);
        const unknown = problems.filter(({ code }) => code === 'unknown-reference');
        expect(unknown.filter(({ found }) => things.has(`skill ${found}`))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('write what rows say that were taken or repeat one that was, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        const { facts, problems } = await imported(rows);
        const rejected = new Set(problems.map(({ where }) => where!.line! - 2));
        const kept = rows.filter((_, at) => !rejected.has(at));
        const names = new Map<string, string>(
          facts.flatMap((fact) => (fact.type === 'skill' ? [[fact.id, fact.name] as const] : [])),
        );
        const links = facts.flatMap((fact) => (fact.type === 'skillBroader' ? [`${fact.skill} ${fact.broader}`] : []));
        expect(kept.map((each) => [each.id, names.get(each.id)])).toEqual(kept.map((each) => [each.id, each.label]));
        const said = new Set(kept.filter(({ above }) => above !== '').map((each) => `${each.id} ${each.above}`));
        expect(links.sort()).toEqual([...said].sort());
        const spoken = kept.filter(({ aboveLabel }) => aboveLabel !== '').map(({ above }) => above);
        const possible = new Set<string>([...kept.map((each) => each.id), ...spoken]);
        expect([...names.keys()].filter((name) => !possible.has(name))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
