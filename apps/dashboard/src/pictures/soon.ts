const YEAR = 365 * 86_400_000;

/** Whether a last valid day lies within a year of the day asked about. */
export function endsSoon(on: string, lastDay: string): boolean {
  return Date.parse(lastDay) - Date.parse(on) <= YEAR;
}
