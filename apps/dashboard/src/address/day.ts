import { address } from './address.svelte.js';

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The first of these parameters of the address that is given and is no day of the calendar. Reads reactive state. */
export function wrongDay(names: readonly string[]): { readonly name: string; readonly text: string } | undefined {
  for (const name of names) {
    const text = address.get(name);
    if (text !== undefined && !isDay(text)) return { name, text };
  }
  return undefined;
}
