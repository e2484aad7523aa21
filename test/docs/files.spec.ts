import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FACT_TYPES, SCHEMA } from '#lib/model';
import { ROOT } from './markdown.js';

const text = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const page = text('docs/files.md');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const CODES = /^`[a-z]+(?:-[a-z]+)*`(?:, `[a-z]+(?:-[a-z]+)*`)*$/;
const codesTold = rows.flatMap(([first = '']) =>
  CODES.test(first) ? [...first.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!) : [],
);

describe('docs/files.md', () => {
  it.each(FACT_TYPES)(
    'tells the file of %s with all its columns in order, those in brackets that may be empty',
    (type) => {
      const { file, fields } = SCHEMA[type];
      const columns = fields.map(({ name, required }) => (required ? name : `[${name}]`)).join(',');
      expect(rows.filter(([first]) => first === `\`${file}\``).map(([, second]) => second)).toEqual([`\`${columns}\``]);
    },
  );

  it('names every word that a column is limited to', () => {
    const words = FACT_TYPES.flatMap((type) => SCHEMA[type].fields.flatMap(({ values }) => values ?? []));
    const told = new Set(rows.flatMap(([, second = '']) => [...second.matchAll(/`([^`]+)`/g)].map(([, word]) => word)));
    expect(words.filter((word) => !told.has(word))).toEqual([]);
  });

  it('explains every code of an import once, and none that is not there', () => {
    const sources = [
      ...['make', 'invariants', 'money'].map((name) => `libs/model/src/${name}.ts`),
      ...sourcesIn('libs/ingest/src'),
    ].map(text);
    const codes = new Set(sources.flatMap(codesIn));
    const elsewhere = ['folder-not-empty', 'not-a-folder'];
    const words = [
      ...['day-month', 'month-day', 'full-time', 'part-time', 'self-paced', 'self-study', 'on-demand'],
      ...['effort-unknown', 'length-unknown', 'no-upper-bound', 'no-status', 'same-as', 'same-tables'],
    ];
    const others = new Set([...elsewhere, ...words]);
    expect(codes.size).toBeGreaterThan(30);
    expect([...codesTold].sort()).toEqual([...codes].filter((code) => !others.has(code)).sort());
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => path.join(folder, file));
}

/** Texts such as 'id-taken' and `${what}-ring`: codes are the only ones of that look, but for a status. */
function codesIn(source: string): string[] {
  const literals = [...source.matchAll(/'([a-z]+(?:-[a-z]+)+|undecodable)'/g)].map(([, code]) => code!);
  const rings = source.includes('`${what}-ring`') ? ['prerequisite-ring', 'stack-ring', 'team-ring'] : [];
  return [...literals.filter((code) => code !== 'dry-run'), ...rings];
}
