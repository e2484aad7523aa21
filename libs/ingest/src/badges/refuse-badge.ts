import { unreadable } from '../reading/unreadable.js';

/** @throws Unreadable `badge-damaged`: the file is a badge, and what it carries cannot be read */
export function refuseDamaged(file: string, found: string, expected: string): never {
  return unreadable({
    code: 'badge-damaged',
    message: `The badge in this file cannot be read: ${found}.`,
    found,
    expected,
    where: { file, line: 1 },
    next: 'Download the badge again from where it was issued.',
  });
}

/** @throws Unreadable `badge-too-large` */
export function refuseTooLarge(file: string, found: string, expected: string): never {
  return unreadable({
    code: 'badge-too-large',
    message: `The badge is too large: ${found}.`,
    found,
    expected,
    where: { file, line: 1 },
    next: 'Ask the issuer for a smaller file; a badge rarely has more than 100 KB.',
  });
}
