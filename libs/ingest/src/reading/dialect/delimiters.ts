/** In the order in which they are preferred where nothing else decides. */
export const DELIMITERS: readonly string[] = [',', '\t', ';', '|', '~'];

/** Written by programs that never quote, in files where a quote is a character like others. */
export const SELDOM_QUOTED: ReadonlySet<string> = new Set(['\t', '|', '~']);

const NAMES: Readonly<Record<string, string>> = { ',': 'comma', '\t': 'tab', ';': 'semicolon' };

export const delimiterName = (delimiter: string): string => NAMES[delimiter] ?? delimiter;

/** `comma, tab, semicolon, | or ~` */
export function delimitersInWords(last: 'and' | 'or'): string {
  const names = DELIMITERS.map(delimiterName);
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)!}`;
}
