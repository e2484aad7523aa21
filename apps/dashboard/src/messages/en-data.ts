import { formats } from './format.js';

const f = formats('en');

export const imports = {
  title: 'What data is in here, and what would a file change?',
  answer: (n: number) =>
    n === 0
      ? 'Nothing has been imported yet.'
      : `${f.count(n, 'import', 'imports')} so far, newest first. Each can be undone.`,
  drop: 'Drop CSV files or a folder here',
  dropHint:
    'Headings are recognised: Stackway’s own CSV, ESCO, O*NET. Nothing is written before you have seen what would change.',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  chosen: (n: number, size: string) => `${f.count(n, 'file', 'files')}, ${size}`,
  size: (bytes: number) =>
    bytes < 1000
      ? f.count(bytes, 'byte', 'bytes')
      : bytes < 1e6
        ? `${f.number(Math.round(bytes / 100) / 10)} kB`
        : `${f.number(Math.round(bytes / 1e5) / 10)} MB`,
  previewing: 'Reading, nothing is written…',
  writing: 'Writing…',
  progress: (rows: number, file: string | null) =>
    `${f.count(rows, 'row', 'rows')} read${file === null ? '' : `, now ${file}`}`,
  cancel: 'Cancel',
  preview: 'What would change',
  done: 'What changed',
  statuses: {
    'dry-run': 'Nothing is written yet.',
    ok: 'Written.',
    unchanged: 'Unchanged: every fact stood there already.',
    rejected: 'Rejected: nothing was written.',
  } as Record<string, string>,
  counts: {
    added: 'added',
    changed: 'changed',
    removed: 'removed',
    rejected: 'rows rejected',
    skipped: 'rows skipped',
    read: 'rows read',
  },
  adds: (n: number) =>
    n === 0
      ? 'This would change nothing: every fact stands there already.'
      : n === 1
        ? 'Import this 1 change'
        : `Import these ${f.count(n, 'change', 'changes')}`,
  discard: 'Discard',
  files: 'Files',
  file: 'File',
  format: 'Format',
  facts: 'Facts',
  problems: 'Rows that need a look',
  problemsNone: 'Every row was understood.',
  problemLine: (line: number | null, column: string | null) =>
    [line === null ? '' : `line ${f.number(line)}`, column === null ? '' : `column ${column}`]
      .filter(Boolean)
      .join(', '),
  found: 'found',
  expected: 'expected',
  more: (n: number) => `and ${f.number(n)} more of this kind`,
  history: 'History',
  when: 'When',
  by: 'By',
  undo: 'Undo',
  undoOf: (file: string) => `Undo the import of ${file}`,
  sure: 'Take back all its facts?',
  yes: 'Yes, undo',
  no: 'Keep it',
  undone: (at: string, by: string) => `undone ${f.instant(at)} by ${by}`,
  undoDone: (removed: number, restored: number) =>
    `Undone: ${f.count(removed, 'fact', 'facts')} taken back, ${f.number(restored)} restored.`,
  failed: 'The files were refused; nothing was written.',
  andMore: (n: number) => `and ${f.number(n)} more`,
};
