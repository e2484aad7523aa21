import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './markdown.js';

const WORDS: ReadonlySet<string> = new Set([
  ...['day-month', 'month-day', 'full-time', 'part-time', 'self-paced', 'self-study', 'on-demand'],
  ...['effort-unknown', 'length-unknown', 'no-upper-bound', 'no-status', 'same-as', 'same-tables', 'dry-run'],
]);

/** The text of every file in which an import finds something wrong. */
export function sourcesOfImport(): readonly string[] {
  const model = ['make', 'invariants', 'money'].map((name) => `libs/model/src/${name}.ts`);
  const files = [...model, ...sourcesIn('libs/ingest/src')];
  return files.map((file) => readFileSync(path.join(ROOT, file), 'utf8'));
}

/** Every code of a problem that an import can tell: texts such as 'id-taken' and `${what}-ring` are nothing else. */
export function importCodes(): readonly string[] {
  return [...new Set(sourcesOfImport().flatMap(codesIn))].filter((code) => !WORDS.has(code)).sort();
}

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => path.join(folder, file));
}

function codesIn(source: string): string[] {
  const literals = [...source.matchAll(/'([a-z]+(?:-[a-z]+)+|undecodable)'/g)].map(([, code]) => code!);
  const rings = source.includes('`${what}-ring`') ? ['prerequisite-ring', 'stack-ring', 'team-ring'] : [];
  return [...literals, ...rings];
}
