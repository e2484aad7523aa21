const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a valid ISO day. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

/** First days of months from the one after `start` (or `start` itself when it is a first) up to `end`, every `step` months. */
export function monthStarts(start: string, end: string, step: number): string[] {
  const first = new Date(dayNumber(start) * MS_PER_DAY);
  const months: string[] = [];
  let month = first.getUTCMonth() + (first.getUTCDate() === 1 ? 0 : 1);
  for (;;) {
    const day = new Date(Date.UTC(first.getUTCFullYear(), month, 1)).toISOString().slice(0, 10);
    if (day > end) return months;
    months.push(day);
    month += step;
  }
}
