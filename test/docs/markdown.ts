import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The project's root, seen from dist/test/docs. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Not ours, or made: and files of test cases are data, not documents. */
const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', 'test/cases', 'test/fixtures']);

/** Every Markdown file of the project, with `/` between folders, sorted. */
export function markdownFiles(folder = ''): string[] {
  const found = readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (LEFT_OUT.has(name) || (entry.isDirectory() && entry.name.startsWith('.'))) return [];
    if (entry.isDirectory()) return markdownFiles(name);
    return name.endsWith('.md') ? [name] : [];
  });
  return found.sort();
}

/** A fenced block: its language as written (lower case, empty for none) and its lines. */
export interface Block {
  readonly language: string;
  readonly lines: readonly string[];
}

/** Splits a page into fenced blocks and all the rest. A block in a list may be indented. */
export function partsOf(page: string): { readonly prose: string; readonly blocks: readonly Block[] } {
  const prose: string[] = [];
  const blocks: Block[] = [];
  let open: { fence: string; language: string; lines: string[] } | undefined;
  for (const line of page.split('\n')) {
    const fence = /^\s*(`{3,}|~{3,})\s*([\w-]*)/.exec(line);
    if (open) {
      if (fence?.[1]?.startsWith(open.fence) && fence[2] === '') {
        blocks.push(open);
        open = undefined;
      } else open.lines.push(line);
    } else if (fence) open = { fence: fence[1]!, language: fence[2]!.toLowerCase(), lines: [] };
    else prose.push(line);
  }
  if (open) throw new Error(`A fenced block is never closed: ${open.lines[0] ?? ''}`);
  return { prose: prose.join('\n'), blocks };
}

const withoutCode = (prose: string): string => prose.replace(/`[^`\n]*`/g, '');

/** Targets of the relative links and pictures of a page. */
export function linksOf(page: string): string[] {
  const prose = withoutCode(partsOf(page).prose);
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...prose.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/gm)];
  const html = [...prose.matchAll(/\b(?:src|href)="([^"]+)"/g)];
  return [...inline, ...references, ...html]
    .map((match) => match[1]!)
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** The anchors that GitHub gives to the headings of a page. */
export function anchorsOf(page: string): Set<string> {
  const counts = new Map<string, number>();
  const headings = [...partsOf(page).prose.matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)].map((match) => match[1]!);
  return new Set(
    headings.map((heading) => {
      const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
      const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
      const seen = counts.get(slug) ?? 0;
      counts.set(slug, seen + 1);
      return seen === 0 ? slug : `${slug}-${seen}`;
    }),
  );
}

/** Paths below the project's root that a page names in code: `libs/engine/src`. Patterns and placeholders are left out. */
export function pathsOf(page: string): string[] {
  const named = [...partsOf(page).prose.matchAll(/`((?:apps|libs|docs|test|scripts|data)\/[^`\s]*)`/g)].map(
    (match) => match[1]!,
  );
  return named.filter((name) => !/[<>*{}…$?]/.test(name)).map((name) => name.replace(/:\d+(-\d+)?$/, ''));
}

/** Source files that a page names in code without their whole path: `milp.ts`, `formats/format.ts`. */
export function sourceNamesOf(page: string): string[] {
  const code = [...partsOf(page).prose.matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!);
  return code.filter((name) => /^[\w][\w./-]*\.(?:ts|svelte|css|sql|cypher)$/.test(name));
}
