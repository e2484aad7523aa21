const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a valid ISO day. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

/**
 * First days of months between two days, both included, every `step` months counted from January (of year 0, for steps of years),
 * so that each year's January is among them.
 */
export function monthStarts(start: string, end: string, step: number): string[] {
  const first = new Date(dayNumber(start) * MS_PER_DAY);
  const month = first.getUTCFullYear() * 12 + first.getUTCMonth() + (first.getUTCDate() === 1 ? 0 : 1);
  const months: string[] = [];
  for (let at = Math.ceil(month / step) * step; ; at += step) {
    const day = new Date(Date.UTC(Math.floor(at / 12), at % 12, 1)).toISOString().slice(0, 10);
    if (day > end) return months;
    months.push(day);
  }
}
