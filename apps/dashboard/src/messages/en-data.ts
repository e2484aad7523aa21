import { formats } from './format.js';

const f = formats('en');

export const imports = {
  title: 'What data is in here, and what would a file change?',
  answer: (n: number) =>
    n === 0
      ? 'Nothing has been imported yet.'
      : `${f.count(n, 'import', 'imports')} so far, newest first. Each can be undone.`,
  drop: 'Drop CSV files, a zip or a folder here',
  dropHint:
    'Any table of the labour market: postings, course lists, skills of people, ESCO, O*NET. What nobody knows yet you explain once. Nothing is written before you have seen what would change.',
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
  sending: 'Sending the files…',
  progress: (share: number | null, file: string | null, seconds: number | null) =>
    [
      share === null ? '' : f.share(share),
      file === null ? '' : `now ${file}`,
      seconds === null
        ? ''
        : seconds < 60
          ? `about ${f.count(Math.max(1, Math.round(seconds)), 'second', 'seconds')} left`
          : `about ${f.count(Math.round(seconds / 60), 'minute', 'minutes')} left`,
    ]
      .filter(Boolean)
      .join(', '),
  cancelled: 'Cancelled; nothing was written.',
  cancelling: 'Cancelling…',
  tooLate: 'It was too late to cancel: the import had just been written. It can be undone below.',
  lookAgain: 'Read the files again',
  cancel: 'Cancel',
  preview: 'What would change',
  done: 'What changed',
  statuses: {
    'dry-run': 'Nothing is written yet.',
    ok: 'Written.',
    unchanged: 'Unchanged: every fact stood there already.',
    remembered:
      'Unchanged: every fact stood there already. That these files say so too is remembered: if the other import is undone, it all stays.',
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
  remember: 'Remember that these files say it too',
  rememberWhy: 'Remembered, it all stays when the other import is undone.',
  strict: 'Strict: write nothing as long as a row is rejected',
  strictTold: (rejected: number) =>
    `Nothing would be written: ${f.count(rejected, 'row is', 'rows are')} rejected. Correct them and drop the files again, or import without this.`,
  discard: 'Discard',
  diff: {
    added: 'Added, for example',
    changed: 'Changed',
    removed: 'Removed',
    conflicts: 'Another import says otherwise',
    missing: 'No longer in the files',
    more: (n: number) => `and ${f.number(n)} more`,
    from: (file: string, line: number) => (line === 0 ? file : `${file}, line ${f.number(line)}`),
    conflictText: 'These files would have their way; undoing this import brings the other back.',
  },
  missing: {
    title: (n: number) =>
      `Earlier files of the same source said ${f.count(n, 'thing', 'things')} that these do not. They`,
    keep: 'stay as they are',
    retire: 'stay; badges among them count as retired',
    remove: 'are removed, unless people or others refer to them',
  },
  notes: 'What was taken for granted or left out',
  rejectedOf: (file: string) => `CSV of the rejected rows of ${file}, to correct and import again`,
  rejectedGetting: 'Gathering the rejected rows…',
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
  left: {
    title: (n: number) =>
      `${f.count(n, 'fact of other imports still refers', 'facts of other imports still refer')} to what is gone`,
    next: 'They stay, and count for nothing until what they refer to is there again. Import that again, or undo the imports that say them.',
    gone: (id: string) => `“${id}” is gone`,
  },
  failed: 'The files were refused; nothing was written.',
  alsoRefused: 'These cannot be read at all',
  andMore: (n: number) => `and ${f.number(n)} more`,
};
