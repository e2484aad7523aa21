import { tidied } from './cell.js';

/** One item of a list in a cell. */
export interface ListItem {
  /** Tidied, never empty. */
  readonly text: string;
  /** What stood beside it, as text: the 3 of `{"x": 3}`. */
  readonly attached?: string;
  /** Further keys of an object and their texts. */
  readonly more?: Readonly<Record<string, string>>;
}

/** Items tidied, empty ones left out, exact repeats once, order kept. */
export function cleanItems(items: readonly ListItem[]): ListItem[] {
  const seen = new Map<string, ListItem>();
  for (const item of items) {
    const text = tidied(item.text).replaceAll('\u00ad', '');
    if (text === '') continue;
    const clean = { ...item, text };
    const key = item.attached === undefined && item.more === undefined ? text : JSON.stringify(clean);
    if (!seen.has(key)) seen.set(key, clean);
  }
  return [...seen.values()];
}
