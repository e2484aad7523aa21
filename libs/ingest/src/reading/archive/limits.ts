import { unreadable } from '../unreadable.js';

/** What an archive may unpack to. Tables pack to a tenth, seldom to a fiftieth; what packs to far less is made to fill memory or time. */
export const LIMITS = {
  /** Bytes of all members together. */
  unpacked: 8 * 1024 ** 3,
  /** Unpacked bytes for a packed one; judged from `ratioFrom` unpacked bytes on. */
  ratio: 200,
  ratioFrom: 16 * 1024 ** 2,
  members: 1000,
} as const;

const GB = 1024 ** 3;

/** What is too much, in words; undefined where all is within the limits. */
export function beyondLimits(packed: number, unpacked: number): string | undefined {
  if (unpacked > LIMITS.unpacked) return `more than ${LIMITS.unpacked / GB} GB unpacked`;
  const tight = unpacked > LIMITS.ratioFrom && unpacked > packed * LIMITS.ratio;
  return tight ? `more than ${LIMITS.ratio} bytes for each packed one` : undefined;
}

/** @throws Unreadable `archive-too-large` */
export function refuseBeyondLimits(file: string, packed: number, unpacked: number): void {
  const found = beyondLimits(packed, unpacked);
  if (found !== undefined) tooLarge(file, found);
}

export function refuseTooMany(file: string, members: number): void {
  if (members > LIMITS.members) tooLarge(file, `${members} files`);
}

function tooLarge(file: string, found: string): never {
  return unreadable({
    code: 'archive-too-large',
    message: `The archive holds ${found}.`,
    found,
    expected: `at most ${LIMITS.members} files, ${LIMITS.unpacked / GB} GB unpacked, and ${LIMITS.ratio} bytes for each packed one`,
    where: { file },
    next: 'If you trust the archive, unpack it and import the files.',
  });
}

/** @throws Unreadable `archive-damaged` */
export function refuseDamaged(file: string, found: string): never {
  return unreadable({
    code: 'archive-damaged',
    message: `The archive cannot be unpacked: ${found}.`,
    found,
    expected: 'a whole archive',
    where: { file },
    next: 'Download it again, or unpack it with another program and import the files.',
  });
}
