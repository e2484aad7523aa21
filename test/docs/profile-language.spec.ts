import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkMapping, readWeights } from '#lib/ingest';
import { ROOT } from './markdown.js';

const text = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const page = text('docs/how-to-add-a-profile.md');
const schema = JSON.parse(text('data/profiles/profile.schema.json')) as unknown;

/** Names of properties anywhere in the schema, and the words of its enumerations but for types of facts, which files.md tells. */
function wordsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(wordsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { properties, enum: words } = node as { properties?: object; enum?: readonly string[] };
  const own = [...Object.keys(properties ?? {}), ...(words?.includes('roleSkill') ? [] : (words ?? []))];
  return [...own, ...Object.values(node).flatMap(wordsIn)];
}

describe('docs/how-to-add-a-profile.md', () => {
  it('explains every word of the schema in a table', () => {
    const told = new Set(
      page
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)),
    );
    const words = [...new Set(wordsIn(schema))];
    expect(words.length).toBeGreaterThan(60);
    expect(words.filter((word) => !told.has(word))).toEqual([]);
  });

  it('shows profiles that can be used as they stand', async () => {
    const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json!) as unknown);
    expect(examples.length).toBe(2);
    const weights = await readWeights();
    for (const example of examples) expect(await checkMapping(example, weights)).toHaveProperty('profile');
  });
});
