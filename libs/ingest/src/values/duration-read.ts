/** "40 hours": min equals max. "Up to": no min. "At least": no max. To four decimals. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** Effort in hours, calendar time in weeks (a month is 52/12 weeks, a day 1/7), effort per week in hours; whichever the text says. */
export interface DurationRead {
  readonly hours?: Bounds;
  readonly weeks?: Bounds;
  readonly hoursPerWeek?: Bounds;
  readonly pace?: 'full-time' | 'part-time' | 'self-paced';
  readonly approximate?: true;
}

export const DURATION_EXPECTED = 'a length, such as 6 weeks, 40 hours or 3 months at 10 hours a week';
