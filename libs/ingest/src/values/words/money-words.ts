import type { PayPeriod } from '#lib/model';

/** Words of pay in English, German, French and Spanish, lower case. */

export const FREE = [
  ...[
    'free',
    'free of charge',
    'for free',
    'no charge',
    'no cost',
    'no fee',
    'gratis',
    'kostenlos',
    'kostenfrei',
    'gebührenfrei',
  ],
  ...['gratuit', 'gratuite', 'gratuito', 'gratuita', 'sin costo', 'sin coste'],
];

/** Says that there is an amount and not which. */
export const NO_AMOUNT = [
  ...[
    'competitive',
    'competitive salary',
    'competitive pay',
    'salary negotiable',
    'market rate',
    'doe',
    'depends on experience',
  ],
  ...['depending on experience', 'commensurate with experience', 'price on request', 'varies'],
  ...['attractive', 'attractive salary', 'confidential'],
  ...['vb', 'vhb', 'nach tarif', 'marktüblich', 'leistungsgerecht'],
  ...['selon expérience', 'selon profil', 'según experiencia'],
];

const UNITS: Readonly<Record<PayPeriod, readonly string[]>> = {
  hour: ['hour', 'hr', 'hr.', 'h', 'hrs', 'hours', 'stunde', 'std', 'std.', 'heure', 'hora'],
  day: ['day', 'diem', 'tag', 'jour', 'día', 'dia'],
  week: ['week', 'wk', 'wk.', 'woche', 'semaine', 'semana'],
  month: ['month', 'mo', 'mo.', 'mth', 'monat', 'mois', 'mes'],
  year: ['year', 'yr', 'yr.', 'annum', 'jahr', 'an', 'année', 'año', 'ano'],
};
const BEFORE = [
  'per ',
  'a ',
  'an ',
  'each ',
  'every ',
  '/',
  '/ ',
  'pro ',
  'je ',
  'im ',
  'par ',
  "de l'",
  "l'",
  'al ',
  'a la ',
  'por ',
  'à la ',
];
const ALONE: Readonly<Record<PayPeriod, readonly string[]>> = {
  hour: ['hourly', 'p.h.', 'ph', 'stündlich', 'stundenlohn', 'horaire', 'hourly rate'],
  day: ['daily', 'daily rate', 'day rate', 'täglich', 'tagessatz', 'journalier', 'diario'],
  week: ['weekly', 'p.w.', 'pw', 'wöchentlich', 'hebdomadaire', 'semanal', 'semanales'],
  month: ['monthly', 'p.m.', 'pcm', 'monatlich', 'mensuel', 'mensuels', 'mensual', 'mensuales'],
  year: ['yearly', 'annually', 'annual', 'p.a.', 'p. a.', 'pa', 'jährlich', 'annuel', 'annuels', 'anual', 'anuales'],
};

/** Phrase → period: `per hour`, `/hr`, `an hour`, `p.a.`, `jährlich`, `de l'heure`, `al año`. */
export const PERIOD_PHRASES: ReadonlyMap<string, PayPeriod> = new Map(
  (Object.keys(UNITS) as PayPeriod[]).flatMap((period) => [
    ...UNITS[period].flatMap((unit) => BEFORE.map((before) => [`${before}${unit}`, period] as const)),
    ...ALONE[period].map((word) => [word, period] as const),
  ]),
);

/** Words of scale behind a number → its power of ten. */
export const SCALES: Readonly<Record<string, number>> = {
  ...{ k: 3, thousand: 3, tsd: 3, 'tsd.': 3, tausend: 3, mille: 3 },
  ...{ m: 6, mn: 6, mio: 6, 'mio.': 6, million: 6, millions: 6, millionen: 6, millones: 6 },
  ...{ lakh: 5, lakhs: 5, lac: 5, crore: 7, crores: 7 },
};

export const RANGE = [
  '-',
  '–',
  '—',
  '−',
  '‒',
  '―',
  '..',
  '...',
  '…',
  'to',
  'bis',
  'à',
  'a',
  'and',
  'und',
  'et',
  'y',
  'until',
];
export const FROM = [
  'from',
  'starting at',
  'starting from',
  'at least',
  'min',
  'min.',
  'minimum',
  'more than',
  'over',
  'ab',
  'mindestens',
  'von',
  'dès',
  'de',
  'à partir de',
  'a partir de',
  'desde',
  '>=',
  '≥',
  '>',
];
export const UP_TO = [
  'up to',
  'upto',
  'max',
  'max.',
  'maximum',
  'at most',
  'less than',
  'under',
  'bis zu',
  'höchstens',
  "jusqu'à",
  "jusqu'a",
  'hasta',
  'bis',
  '<=',
  '≤',
  '<',
];
export const OR_MORE = ['+', 'or more', 'and up', 'and above', 'oder mehr', 'ou plus', 'o más'];
export const ABOUT = [
  'approx',
  'approx.',
  'approximately',
  'about',
  'around',
  'circa',
  'ca',
  'ca.',
  'c.',
  '~',
  '≈',
  '±',
  'est',
  'est.',
  'estimated',
  'etwa',
  'rund',
  'ungefähr',
  'environ',
  'aproximadamente',
  'aprox.',
  'unos',
];
/** Words that change nothing in the amount. */
export const SILENT = [
  ...[
    'glassdoor',
    'employer',
    'provided',
    'employer provided salary',
    'advertised',
    'offered',
    'doe',
    'd.o.e.',
    'depending on experience',
    'dependent on experience',
    'negotiable',
    'vb',
    'vhb',
  ],
  ...[
    'salary',
    'salary:',
    'pay',
    'pay:',
    'wage',
    'wages',
    'compensation',
    'base',
    'base salary',
    'salary range',
    'pay range',
    'price',
    'price:',
    'cost',
    'cost:',
    'fee',
  ],
  ...[
    'gehalt',
    'lohn',
    'preis',
    'kosten',
    'salaire',
    'prix',
    'salario',
    'sueldo',
    'precio',
    'between',
    'zwischen',
    'entre',
    'only',
  ],
  ...['gross', 'brutto', 'brut', 'bruts', 'bruto', 'brutos', ':', ';', '(', ')', '[', ']', ',', '.'],
];
