import type { Problem } from '#lib/model';

/** Somebody asked to stop before the import stood. */
export function cancelled(file: string): Problem {
  return {
    code: 'cancelled',
    message: 'The import was cancelled; nothing was written.',
    found: 'a request to stop',
    expected: 'time to read every row',
    where: { file },
    next: 'Import the files again when you are ready.',
  };
}
