import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readImport, readWeights } from '#lib/ingest';
import { compareText, type Fact, type FactOf, type FactType } from '#lib/model';
import { openStore } from '#lib/store';
import type { Framework } from './framework.js';

/**
 * The roles and skills of a framework's own files (a folder of ESCO, or whatever else the import reads), through the import.
 * @throws when the folder cannot be read, or has no roles with skills
 */
export async function frameworkOf(folder: string): Promise<Framework> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'stackway-framework-'));
  const store = await openStore(temporary);
  try {
    const answer = await readImport({
      paths: [folder],
      store,
      import: { id: randomUUID(), at: '2026-11-22T00:00:00Z', by: 'bench' },
      weights: await readWeights(),
    });
    if (answer.status === 'refused') throw new Error(answer.problems[0]!.message);
    const facts: Fact[] = [];
    for await (const batch of store.facts(['skill', 'role', 'roleSkill'])) facts.push(...batch);
    return framework(facts, folder);
  } finally {
    await store.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

function framework(facts: readonly Fact[], folder: string): Framework {
  const of = <T extends FactType>(type: T) => facts.filter((fact) => fact.type === type) as FactOf<T>[];
  const skills = of('skill')
    .map(({ type, id, name, altNames, kind }) => ({
      type,
      id,
      name,
      ...(altNames && { altNames }),
      ...(kind && { kind }),
    }))
    .sort((a, b) => compareText(a.id, b.id));
  const known = new Set(skills.map(({ id }) => id));
  const needs = new Map<string, { skill: string; essential: boolean }[]>();
  for (const { role, skill, essential = true } of of('roleSkill'))
    if (known.has(skill)) needs.set(role, [...(needs.get(role) ?? []), { skill, essential }]);
  const roles = of('role')
    .filter(({ id }) => needs.has(id))
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ type, id, title }) => ({
      role: { type, id, title },
      skills: needs.get(id)!.sort((a, b) => compareText(a.skill, b.skill)),
    }));
  if (roles.length === 0) throw new Error(`There are no roles with skills in ${folder}.`);
  return { skills, roles };
}
