import type { Day } from '#lib/model';

/** A calendar day; of a month or a year its first day, and `precision` says so. */
export interface DateRead {
  readonly day: Day;
  readonly precision: 'day' | 'month' | 'year';
  /** The time as written, with its zone if it has one. The day is the one written, in no other zone. */
  readonly time?: string;
}
