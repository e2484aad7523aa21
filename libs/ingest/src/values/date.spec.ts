import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, dayOf } from '#lib/model';
import { dateOrderOf } from './date-order.js';
import type { DateRead } from './date-read.js';
import { readDate, type DateOptions } from './date.js';

const day = (iso: string, time?: string): DateRead => ({
  day: iso,
  precision: 'day',
  ...(time === undefined ? {} : { time }),
});
const month = (iso: string): DateRead => ({ day: iso, precision: 'month' });

describe('a day', () => {
  it.each<[string, DateRead]>([
    ['2024-12-31', day('2024-12-31')],
    ['1713397508000', day('2024-04-17')],
    ['1713452000000.0', day('2024-04-18')],
    ['1.713452e+12', day('2024-04-18')],
    ['1.713452e12', day('2024-04-18')],
    ['1.713398e+12', day('2024-04-17')],
    ['2024-2-29', day('2024-02-29')],
    ['2024/12/31', day('2024-12-31')],
    ['20241231', day('2024-12-31')],
    ['2024-12-31T10:30:00Z', day('2024-12-31', '10:30:00Z')],
    ['2024-12-31T10:30:00.123+02:00', day('2024-12-31', '10:30:00.123+02:00')],
    ['2024-12-31 10:30', day('2024-12-31', '10:30')],
    ['2024-12-31 00:00:00 UTC', day('2024-12-31', '00:00:00 UTC')],
    ['8/23/2023 10:00 PM', day('2023-08-23', '10:00 PM')],
    ['31.12.2024', day('2024-12-31')],
    ['1.5.2024', day('2024-05-01')],
    ['31. 12. 2024', day('2024-12-31')],
    ['31.12.2024 14:05 Uhr', day('2024-12-31', '14:05 Uhr')],
    ['12/31/2024', day('2024-12-31')],
    ['31/12/2024', day('2024-12-31')],
    ['31-12-2024', day('2024-12-31')],
    ['04/04/2024', day('2024-04-04')],
    ['08/2023', month('2023-08-01')],
    ['8/2023', month('2023-08-01')],
    ['2023-08', month('2023-08-01')],
    ['August 2023', month('2023-08-01')],
    ['Aug. 2023', month('2023-08-01')],
    ['août 2023', month('2023-08-01')],
    ['2023', { day: '2023-01-01', precision: 'year' }],
    ['Dec 31, 2024', day('2024-12-31')],
    ['December 31st, 2024', day('2024-12-31')],
    ['31 Dec 2024', day('2024-12-31')],
    ['31-Dec-2024', day('2024-12-31')],
    ['2024 Dec 31', day('2024-12-31')],
    ['the 3rd of May 2024', day('2024-05-03')],
    ['Tuesday, 31 December 2024', day('2024-12-31')],
    ['Tue Dec 31 2024', day('2024-12-31')],
    ['31. Dezember 2024', day('2024-12-31')],
    ['Di, 31. Dez. 2024', day('2024-12-31')],
    ['1. März 2024', day('2024-03-01')],
    ['31 décembre 2024', day('2024-12-31')],
    ['1er janvier 2024', day('2024-01-01')],
    ['mardi 31 décembre 2024', day('2024-12-31')],
    ['31 de diciembre de 2024', day('2024-12-31')],
    ['\u00a031 Dec\u00a02024 ', day('2024-12-31')],
  ])('reads %j', (text, expected) => expect(readDate(text)).toEqual({ value: expected }));

  it.each(['', 'Unknown', 'n/a', '-', 'k. A.'])('reads %j as missing', (text) => {
    expect(readDate(text)).toMatchObject({ missing: true });
  });

  it.each<[string, string]>([
    ['2024-02-30', 'no-such-day'],
    ['2023-02-29', 'no-such-day'],
    ['30 Feb 2024', 'no-such-day'],
    ['31.06.2024', 'no-such-day'],
    ['13/2023', 'no-such-day'],
    ['00/2023', 'no-such-day'],
    ['2024-13-01', 'no-such-day'],
    ['13/13/2024', 'no-such-day'],
    ['0 May 2024', 'no-such-day'],
    ['03/04/2024', 'ambiguous-date'],
    ['03-04-2024', 'ambiguous-date'],
    ['11/12/2024', 'ambiguous-date'],
    ['12/11/2024', 'ambiguous-date'],
    ['31.12.24', 'two-digit-year'],
    ['31-Dec-24', 'two-digit-year'],
    ['3 days ago', 'relative-date'],
    ['Posted 30+ days ago', 'relative-date'],
    ['yesterday', 'relative-date'],
    ['Today', 'relative-date'],
    ['last week', 'relative-date'],
    ['vor 3 Tagen', 'relative-date'],
    ['gestern', 'relative-date'],
    ['il y a 3 jours', 'relative-date'],
    ['hace 2 semanas', 'relative-date'],
    ['45292', 'serial-number'],
    ['45292.5', 'serial-number'],
    ['Dec-24', 'not-a-date'],
    ['May', 'not-a-date'],
    ['31', 'not-a-date'],
    ['soon', 'not-a-date'],
    ['2024-01-01 25:00', 'not-a-date'],
    ['2024-01-01 10:75', 'not-a-date'],
    ['2024-W05', 'not-a-date'],
    ['8121.10', 'not-a-date'],
    ['0001-01-01', 'not-a-date'],
    ['1700000000', 'not-a-date'],
    ['4102444800000', 'not-a-date'],
    ['171345200000', 'not-a-date'],
    ['1.71E+12', 'scientific-notation'],
    ['1.713e+12', 'scientific-notation'],
    ['2024-12-31 and later', 'not-a-date'],
    ['x'.repeat(201), 'too-long'],
  ])('says what is wrong with %j: %s', (text, code) => expect(readDate(text)).toMatchObject({ problem: { code } }));

  it.each<[string, DateOptions, string]>([
    ['03/04/2024', { order: 'day-month' }, '2024-04-03'],
    ['03/04/2024', { order: 'month-day' }, '2024-03-04'],
    ['03.04.2024', { order: 'month-day' }, '2024-03-04'],
    ['31.12.24', { twoDigitYears: 1970 }, '2024-12-31'],
    ['31.12.85', { twoDigitYears: 1970 }, '1985-12-31'],
    ['31.12.70', { twoDigitYears: 1970 }, '1970-12-31'],
    ['1', { serial: 1900 }, '1900-01-01'],
    ['59', { serial: 1900 }, '1900-02-28'],
    ['61', { serial: 1900 }, '1900-03-01'],
    ['45292', { serial: 1900 }, '2024-01-01'],
    ['43830', { serial: 1904 }, '2024-01-01'],
    ['2024-01-01', { serial: 1900 }, '2024-01-01'],
  ])('reads %j as the column says %j', (text, options, expected) => {
    expect(readDate(text, options)).toEqual({ value: day(expected) });
  });

  it('reads the time of a spreadsheet number, and refuses the day that never was', () => {
    expect(readDate('45292.75', { serial: 1900 })).toEqual({ value: day('2024-01-01', '18:00:00') });
    expect(readDate('60', { serial: 1900 })).toMatchObject({ problem: { code: 'no-such-day' } });
    expect(readDate('9999999', { serial: 1900 })).toMatchObject({ problem: { code: 'no-such-day' } });
  });

  it('holds a cell to the order its column has', () => {
    expect(readDate('12/31/2024', { order: 'day-month' })).toMatchObject({ problem: { code: 'no-such-day' } });
  });

  const MONTHS = {
    en: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    de: [
      'Januar',
      'Februar',
      'März',
      'April',
      'Mai',
      'Juni',
      'Juli',
      'August',
      'September',
      'Oktober',
      'November',
      'Dezember',
    ],
    fr: [
      'janvier',
      'février',
      'mars',
      'avril',
      'mai',
      'juin',
      'juillet',
      'août',
      'septembre',
      'octobre',
      'novembre',
      'décembre',
    ],
    es: [
      'enero',
      'febrero',
      'marzo',
      'abril',
      'mayo',
      'junio',
      'julio',
      'agosto',
      'septiembre',
      'octubre',
      'noviembre',
      'diciembre',
    ],
  };
  const writers: Record<string, (y: string, m: string, d: string) => string> = {
    iso: (y, m, d) => `${y}-${m}-${d}`,
    compact: (y, m, d) => `${y}${m}${d}`,
    german: (y, m, d) => `${d}.${m}.${y}`,
    english: (y, m, d) => `${MONTHS.en[Number(m) - 1]} ${Number(d)}, ${y}`,
    words: (y, m, d) => `${Number(d)}. ${MONTHS.de[Number(m) - 1]} ${y}`,
    french: (y, m, d) => `${Number(d)}${d === '01' ? 'er' : ''} ${MONTHS.fr[Number(m) - 1]} ${y}`,
    spanish: (y, m, d) => `${Number(d)} de ${MONTHS.es[Number(m) - 1]} de ${y}`,
    stamp: (y, m, d) => `${y}-${m}-${d}T23:59:59-08:00`,
  };
  it('reads back any day of two centuries, in every way of writing', () => {
    const days = fc.integer({ min: dayNumber('1900-01-01')!, max: dayNumber('2099-12-31')! });
    fc.assert(
      fc.property(days, fc.constantFrom(...Object.keys(writers)), (number, writer) => {
        const iso = dayOf(number);
        const read = readDate(writers[writer]!(...(iso.split('-') as [string, string, string])));
        expect(read).toMatchObject({ value: { day: iso, precision: 'day' } });
      }),
    );
  });

  it('reads back columns of slashed days once a cell tells the order', () => {
    const days = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1 });
    fc.assert(
      fc.property(days, fc.boolean(), (numbers, dayFirst) => {
        const cells = [...numbers.map(dayOf), '2024-12-31'].map((iso) => {
          const [y, m, d] = iso.split('-');
          return dayFirst ? `${d}/${m}/${y}` : `${m}/${d}/${y}`;
        });
        const { order } = dateOrderOf(cells);
        expect(order).toBe(dayFirst ? 'day-month' : 'month-day');
        const back = cells.map((cell) => readDate(cell, { order: order! }));
        expect(back).toEqual([...numbers.map(dayOf), '2024-12-31'].map((iso) => ({ value: day(iso) })));
      }),
    );
  });
});

describe('the order of a column', () => {
  it.each([
    [['03/04/2024', '31/12/2024'], 'day-month'],
    [['03/04/2024', '12/31/2024 10:00'], 'month-day'],
    [['03/04/2024', '04/04/2024'], undefined],
    [['31/12/2024', '12/31/2024'], undefined],
    [['2024-12-31', 'Unknown'], undefined],
    [[], undefined],
  ])('of %j is %s', (cells, order) => expect(dateOrderOf(cells).order).toBe(order));
});
