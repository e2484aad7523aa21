import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { NEO4J_VERSION } from '#lib/store';
import { commandFaults, commandLines } from './docs/commands.js';
import { anchorsOf, linksOf, markdownFiles, pathsOf, ROOT, sourceNamesOf } from './docs/markdown.js';
import { existsExactly, isSource } from './docs/on-disk.js';

const files = markdownFiles();
const text = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const decisions = files.filter((file) => /^docs\/decisions\/\d{4}-/.test(file));

interface Package {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(text('package.json')) as Package;
const versions: Readonly<Record<string, string>> = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  node: manifest.engines.node,
  'org.neo4j:neo4j': NEO4J_VERSION,
};

describe('documents', () => {
  it.each(files)('%s links to files and headings that are there', (file) => {
    const broken = linksOf(text(file)).filter((link) => {
      const [target = '', anchor] = link.split('#');
      const to = target === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(target));
      if (to.startsWith('..') || !existsExactly(to)) return true;
      return anchor !== undefined && to.endsWith('.md') && !anchorsOf(text(to)).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it.each(files)('%s names files of the project that are there', (file) => {
    const paths = pathsOf(text(file)).filter((named) => !existsExactly(named));
    const names = sourceNamesOf(text(file)).filter((named) => !isSource(named));
    expect([...paths, ...names]).toEqual([]);
  });

  it('are all listed in the index', () => {
    const listed = new Set(linksOf(text('docs/README.md')).map((link) => path.posix.join('docs', link.split('#')[0]!)));
    const pages = files.filter((file) => file.startsWith('docs/') && file !== 'docs/README.md');
    expect(pages.filter((page) => !listed.has(page))).toEqual([]);
  });

  const told = files.flatMap((file) => commandLines(text(file)).map((command) => [file, command] as const));
  it.each(told)('%s tells a command that is there: %s', (_, command) => {
    expect(commandFaults(command, manifest.scripts)).toEqual([]);
  });

  it('tell commands at all', () => {
    expect(told.filter(([, command]) => /\bstackway\b/.test(command)).length).toBeGreaterThan(5);
  });
});

describe('decisions', () => {
  it('are numbered without a gap', () => {
    const numbers = decisions.map((file) => Number(path.basename(file).slice(0, 4)));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it.each(decisions)('%s rests on versions that package.json names, says why, and stays short', (file) => {
    const page = text(file);
    const line = /^Rests on: (.*)$/m.exec(page)?.[1] ?? '';
    const named = [...line.matchAll(/`([^`]+)` ([^\s,;]+)/g)].map(([, name, version]) => [name!, version!]);
    expect(named.length).toBeGreaterThan(0);
    expect(named).toEqual(named.map(([name]) => [name, versions[name!]?.replace(/^npm:.*@/, '')]));
    const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(['Context', 'Decision', 'Why this one', 'What would change it']);
    expect(page.split('\n').length).toBeLessThanOrEqual(60);
  });
});
