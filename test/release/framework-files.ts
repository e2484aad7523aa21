import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';

/** A table of a framework as it stands in its file: cells by heading. */
export interface FrameworkFile {
  readonly name: string;
  readonly headings: readonly string[];
  rows: Record<string, string>[];
}

/** Where a framework keeps its things and their names, and how it separates the names of a list. */
export interface FrameworkShape {
  readonly things: readonly {
    readonly kind: 'skill' | 'role';
    readonly file: RegExp;
    readonly id: string;
    readonly name: string;
    readonly altNames: string;
  }[];
  readonly between: string;
  /** The file that says what lies under what, and its columns: absent where the framework has none. */
  readonly broader?: { readonly file: RegExp; readonly row: (from: string, to: string) => Record<string, string> };
}

export const ESCO: FrameworkShape = {
  things: [
    { kind: 'skill', file: /^skills(_[a-z]{2})?\.csv$/, id: 'conceptUri', name: 'preferredLabel', altNames: 'altLabels' }, // prettier-ignore
    { kind: 'role', file: /^occupations(_[a-z]{2})?\.csv$/, id: 'conceptUri', name: 'preferredLabel', altNames: 'altLabels' }, // prettier-ignore
  ],
  between: '\n',
  broader: {
    file: /^broaderRelationsSkillPillar/,
    row: (from, to) => ({
      conceptType: 'KnowledgeSkillCompetence',
      conceptUri: from,
      broaderType: 'KnowledgeSkillCompetence',
      broaderUri: to,
    }),
  },
};

export const STACKWAY: FrameworkShape = {
  things: [
    { kind: 'skill', file: /^skills\.csv$/, id: 'id', name: 'name', altNames: 'altNames' },
    { kind: 'role', file: /^roles\.csv$/, id: 'id', name: 'title', altNames: 'altTitles' },
  ],
  between: '|',
};

/** @param only the files to read; all of the folder's CSV files when absent */
export function readFramework(folder: string, only?: readonly string[]): FrameworkFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && (only?.includes(name) ?? true))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8').replace(/^\ufeff/, '');
      const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
      return { name, headings: meta.fields ?? [], rows: data };
    });
}

export function writeFramework(folder: string, files: readonly FrameworkFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, headings, rows } of files) {
    writeFileSync(path.join(folder, name), Papa.unparse({ fields: [...headings], data: rows }, { newline: '\n' }));
  }
}

/** A table of a few columns, written as CSV. */
export function writeTable(folder: string, name: string, rows: readonly Record<string, string | number>[]): void {
  mkdirSync(folder, { recursive: true });
  if (rows.length > 0) writeFileSync(path.join(folder, name), `${Papa.unparse([...rows], { newline: '\n' })}\n`);
}
