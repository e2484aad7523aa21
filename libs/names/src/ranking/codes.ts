import type { NameEntry } from '../matching/entry.js';

/**
 * How far the codes of each entry agree with some codes, at best: 1 when a code is the same as far as it goes, else half the share of digits and letters, from
 * the left, that are the same. In classifications the place in a code is the level of a group: `15-1252` agrees with `15-1252.00` by 1, with `15-1254.00` by 5/12.
 */
export function agreement(codes: readonly string[], entries: readonly NameEntry[]): Float64Array {
  const wanted = [...new Set(codes.map(signs))].filter((code) => code !== '');
  const best = new Float64Array(entries.length);
  if (wanted.length === 0) return best;
  entries.forEach(({ codes: own = [] }, position) => {
    for (const code of own.map(signs))
      for (const one of wanted) best[position] = Math.max(best[position]!, alike(one, code));
  });
  return best;
}

/**
 * A table that carries codes of one classification to another: ISCO-08 to SOC, or one release to the next. Codes match as text; a code also
 * stands for those below it, which have a dot behind it (`15-1252` for `15-1252.00`).
 */
export class CodeTable {
  private readonly targets = new Map<string, Set<string>>();

  /** @param pairs rows of the table, codes as they stand there: blanks around them are no part of them */
  constructor(pairs: Iterable<readonly [from: string, to: string]>) {
    for (const [from, to] of pairs) for (const key of [from.trim(), group(from.trim())]) this.add(key, to.trim());
  }

  /** The codes that the table gives, each once, in the table's order; codes that it does not know are left out. */
  carry(codes: readonly string[]): readonly string[] {
    return [...new Set(codes.flatMap((code) => [...(this.targets.get(code.trim()) ?? [])]))];
  }

  private add(from: string, to: string): void {
    if (from === '' || to === '') return;
    const known = this.targets.get(from);
    if (known) known.add(to);
    else this.targets.set(from, new Set([to]));
  }
}

function group(code: string): string {
  return code.replace(/\.[^.]*$/, '');
}

function signs(code: string): string {
  return code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

function alike(wanted: string, code: string): number {
  const share = commonStart(wanted, code) / wanted.length;
  return share === 1 ? 1 : share / 2;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
