import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bounds, DurationRead } from './duration-read.js';
import { readDuration, type DurationOptions } from './duration.js';
import { totalHours } from './total-hours.js';

const at = (number: number): Bounds => ({ min: number, max: number });
const between = (min: number, max: number): Bounds => ({ min, max });

describe('a duration', () => {
  it.each<[string, DurationRead]>([
    ['6 Weeks', { weeks: at(6) }],
    ['6-week course', { weeks: at(6) }],
    ['six weeks', { weeks: at(6) }],
    ['2–3 hours per week', { hoursPerWeek: between(2, 3) }],
    ['2-3 hours/week', { hoursPerWeek: between(2, 3) }],
    ['2 to 3 hrs a week', { hoursPerWeek: between(2, 3) }],
    ['between 3 and 5 hours', { hours: between(3, 5) }],
    ['Approx. 40 hours', { hours: at(40), approximate: true }],
    ['Approximately 11 hours to complete', { hours: at(11), approximate: true }],
    ['~40h', { hours: at(40), approximate: true }],
    ['40 hours', { hours: at(40) }],
    [
      'Approximately 3 months to complete. Suggested pace of 4 hours/week',
      { weeks: at(13), hoursPerWeek: at(4), approximate: true },
    ],
    ['1.5 total hours', { hours: at(1.5) }],
    ['4 hours worth of material', { hours: at(4) }],
    ['Less Than 2 Hours', { hours: { max: 2 } }],
    ['1 - 3 Months', { weeks: between(4.3333, 13) }],
    ['2~3 hours', { hours: between(2, 3), approximate: true }],
    ['40+ hours', { hours: { min: 40 } }],
    ['at least 40 hours', { hours: { min: 40 } }],
    ['up to 40 hours', { hours: { max: 40 } }],
    ['3 months at 10 hours a week', { weeks: at(13), hoursPerWeek: at(10) }],
    ['12 weeks (4 h/week)', { weeks: at(12), hoursPerWeek: at(4) }],
    ['10 hours/week for 6 weeks', { weeks: at(6), hoursPerWeek: at(10) }],
    ['4 weeks, 3 to 5 hours per week', { weeks: at(4), hoursPerWeek: between(3, 5) }],
    ['4 weeks of study, 2-3 hours/week', { weeks: at(4), hoursPerWeek: between(2, 3) }],
    ['6 weeks (40 hours)', { weeks: at(6), hours: at(40) }],
    ['2 hours, 30 minutes', { hours: at(2.5) }],
    ['weekly 2 hours', { hoursPerWeek: at(2) }],
    ['2 hours weekly', { hoursPerWeek: at(2) }],
    ['2 hours (per week)', { hoursPerWeek: at(2) }],
    ['wöchentlich 3 Stunden, 6 Wochen', { hoursPerWeek: at(3), weeks: at(6) }],
    ['10 hours max.', { hours: { max: 10 } }],
    ['40 hours minimum', { hours: { min: 40 } }],
    ['40 hours or more', { hours: { min: 40 } }],
    ['4 weeks - 6 weeks', { weeks: between(4, 6) }],
    ['90 minutes to 2 hours', { hours: between(1.5, 2) }],
    ['1 hour 30 minutes per week', { hoursPerWeek: at(1.5) }],
    ['1 hour to 2 hours per week', { hoursPerWeek: between(1, 2) }],
    ['40 hours, 2 hours per week', { hours: at(40), hoursPerWeek: at(2) }],
    ['8 weeks – 4 hours per week', { weeks: at(8), hoursPerWeek: at(4) }],
    ['40 hours (2 hours per week)', { hours: at(40), hoursPerWeek: at(2) }],
    ['1h 30m', { hours: at(1.5) }],
    ['1 hr 30 min', { hours: at(1.5) }],
    ['1 hour and 45 minutes', { hours: at(1.75) }],
    ['90 min', { hours: at(1.5) }],
    ['20 minutes', { hours: at(0.3333) }],
    ['1.5 hours', { hours: at(1.5) }],
    ['1,5 Stunden', { hours: at(1.5) }],
    ['30 minutes per week', { hoursPerWeek: at(0.5) }],
    ['13 hours per month', { hoursPerWeek: at(3) }],
    ['1 year and 6 months', { weeks: at(78) }],
    ['2 years', { weeks: at(104) }],
    ['1 month', { weeks: at(4.3333) }],
    ['14 days', { weeks: at(2) }],
    ['3 months full-time', { weeks: at(13), pace: 'full-time' }],
    ['Self-paced, 10 hours', { hours: at(10), pace: 'self-paced' }],
    ['6 Wochen, 5 Std./Woche', { weeks: at(6), hoursPerWeek: at(5) }],
    ['3 Monate berufsbegleitend', { weeks: at(13), pace: 'part-time' }],
    ['2 bis 4 Stunden pro Woche', { hoursPerWeek: between(2, 4) }],
    ['Dauer: ca. 8 Wochen', { weeks: at(8), approximate: true }],
    ['6 Wochen à 5 Std.', { weeks: at(6), hoursPerWeek: at(5) }],
    ['6 Wochen zu je 90 Minuten', { weeks: at(6), hoursPerWeek: at(1.5) }],
    ['6 weeks at 4-5 hours', { weeks: at(6), hoursPerWeek: between(4, 5) }],
    ['2 months at 13 hours', { weeks: at(8.6667), hoursPerWeek: at(3) }],
    ['10 Tage à 8 Stunden', { weeks: at(1.4286), hours: at(80) }],
    ['2 bis 3 Tage à 6 bis 8 Stunden', { weeks: between(0.2857, 0.4286), hours: between(12, 24) }],
    ['6 à 8 semaines à 2 heures', { weeks: between(6, 8), hoursPerWeek: at(2) }],
    ['2 à 3 heures', { hours: between(2, 3) }],
    ['90 minutes à 2 heures', { hours: between(1.5, 2) }],
    ['2 semaines à 1 mois', { weeks: between(2, 4.3333) }],
    ['2-4 heures par semaine', { hoursPerWeek: between(2, 4) }],
    ['6 semaines', { weeks: at(6) }],
    ['environ 12 heures', { hours: at(12), approximate: true }],
    ['4 semanas, 5 horas a la semana', { weeks: at(4), hoursPerWeek: at(5) }],
    ['dos meses', { weeks: at(8.6667) }],
    ['P6W', { weeks: at(6) }],
    ['PT40H', { hours: at(40) }],
    ['PT1H30M', { hours: at(1.5) }],
    ['P1Y6M', { weeks: at(78) }],
    ['P14D', { weeks: at(2) }],
    ['PT0S', { hours: at(0) }],
    ['1:30:00', { hours: at(1.5) }],
  ])('reads %j', (text, expected) => expect(readDuration(text)).toEqual({ value: expected }));

  it.each([
    '',
    'n/a',
    '-',
    'self-paced',
    'Self Paced',
    'Flexible',
    'On demand',
    'Lifetime access',
    'nach Vereinbarung',
    'nach Absprache',
    'On request',
    'sur demande',
    'a convenir',
    'à son rythme',
  ])('reads %j as missing', (text) => expect(readDuration(text)).toMatchObject({ missing: true }));

  it.each<[string, string]>([
    ['10', 'no-unit'],
    ['10 - 20', 'no-unit'],
    ['soon', 'not-a-duration'],
    ['hours', 'not-a-duration'],
    ['per week', 'not-a-duration'],
    ['5 hours 6', 'no-unit'],
    ['1h30', 'no-unit'],
    ['3 parsecs', 'not-a-duration'],
    ['2 hours a day', 'unclear-duration'],
    ['2 days 4 hours', 'unclear-duration'],
    ['1 hour (30 minutes)', 'unclear-duration'],
    ['6 weeks - 4 weeks', 'unclear-duration'],
    ['2 hours per week per month', 'unclear-duration'],
    ['weekly 2 hours daily', 'unclear-duration'],
    ['6 weeks -', 'not-a-duration'],
    ['6 weeks up to', 'not-a-duration'],
    ['2 hours, 3 hours', 'unclear-duration'],
    ['10 hours (12 hours)', 'unclear-duration'],
    ['1 week per month', 'unclear-duration'],
    ['1 year at 5 hours', 'unclear-duration'],
    ['10 days at 8 hours, 40 hours', 'unclear-duration'],
    ['P1DT2H', 'unclear-duration'],
    ['1:30', 'unclear-duration'],
    ['1:75:00', 'not-a-duration'],
    ['P', 'not-a-duration'],
    ['PT', 'not-a-duration'],
    ['P9M9W9X', 'not-a-duration'],
    ['6 - 4 weeks', 'range-reversed'],
    ['1.234 hours', 'ambiguous-number'],
    ['1 2 3 hours', 'not-a-duration'],
    ['-3 hours', 'not-a-duration'],
    ['x'.repeat(201), 'too-long'],
  ])('says what is wrong with %j: %s', (text, code) => expect(readDuration(text)).toMatchObject({ problem: { code } }));

  it.each<[string, DurationOptions, DurationRead]>([
    ['10', { unit: 'hour' }, { hours: at(10) }],
    ['90', { unit: 'minute' }, { hours: at(1.5) }],
    ['2 - 3', { unit: 'week' }, { weeks: between(2, 3) }],
    ['10 weeks', { unit: 'hour' }, { weeks: at(10) }],
    ['1:30', { clock: 'hours:minutes' }, { hours: at(1.5) }],
    ['90:00', { clock: 'minutes:seconds' }, { hours: at(1.5) }],
    ['1.234 hours', { decimal: 'comma' }, { hours: at(1234) }],
  ])('reads %j as the column says %j', (text, options, expected) => {
    expect(readDuration(text, options)).toEqual({ value: expected });
  });

  it('reads back what is written in four languages', () => {
    const words = fc.constantFrom(
      ['weeks', 'hours per week'],
      ['Wochen', 'Std. pro Woche'],
      ['semaines', 'heures par semaine'],
      ['semanas', 'horas por semana'],
    );
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(40),
        fc.nat(20),
        words,
        fc.constantFrom('-', '–', ' - '),
        (weeks, low, more, [unit, each], dash) => {
          const text = `${weeks} ${unit} (${low}${dash}${low + more} ${each})`;
          expect(readDuration(text)).toEqual({ value: { weeks: at(weeks), hoursPerWeek: between(low, low + more) } });
        },
      ),
    );
  });
});

describe('hours in all', () => {
  it.each<[string, number]>([
    ['40 hours', 40],
    ['2-3 hours', 3],
    ['up to 5 hours', 5],
    ['12 weeks (4 h/week)', 48],
    ['4-6 weeks, 2-3 hours per week', 18],
    ['6 weeks (40 hours)', 40],
    ['3 months at 10 hours a week', 130],
    ['6 semaines à 5 h', 30],
    ['10 Tage à 8 Stunden', 80],
    ['2 Monate à 10 Stunden', 20],
  ])('of %j', (text, hours) => {
    const read = readDuration(text);
    expect('value' in read && totalHours(read.value)).toEqual({ hours });
  });

  it.each([
    ['6 weeks', 'effort-unknown'],
    ['2 hours per week', 'length-unknown'],
    ['40+ hours', 'no-upper-bound'],
    ['6 weeks, at least 2 hours per week', 'no-upper-bound'],
  ])('are unknown for %j: %s', (text, reason) => {
    const read = readDuration(text);
    expect('value' in read && totalHours(read.value)).toEqual({ missing: true, reason });
  });

  it('take the hours per week that a profile gives, where the text gives none', () => {
    expect(totalHours({ weeks: at(6) }, 5)).toEqual({ hours: 30 });
    expect(totalHours({ weeks: at(6), hoursPerWeek: at(2) }, 5)).toEqual({ hours: 12 });
  });
});
