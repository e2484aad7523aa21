/** Units that may stand behind a number, lower case. They are handed on, never converted. */
export const NUMBER_UNITS = [
  ...['%', 'percent', 'per cent', 'prozent', 'pour cent', 'por ciento', 'pct', 'pts', 'points', 'punkte'],
  ...[
    'h',
    'hr',
    'hrs',
    'hour',
    'hours',
    'std',
    'std.',
    'stunden',
    'heures',
    'horas',
    'min',
    'mins',
    'minutes',
    'minuten',
  ],
  ...['day', 'days', 'tage', 'jours', 'días', 'week', 'weeks', 'wochen', 'semaines', 'semanas'],
  ...['month', 'months', 'monate', 'mois', 'meses', 'year', 'years', 'yr', 'yrs', 'jahre', 'ans', 'años'],
  ...[
    'ects',
    'ects credits',
    'credit',
    'credits',
    'credit hours',
    'cp',
    'lp',
    'ceu',
    'ceus',
    'jobs',
    'workers',
    'employees',
    'people',
  ],
  ...['persons', 'openings', 'vacancies', 'students', 'learners', 'seats', 'reviews', 'ratings', 'fte', 'km', 'stars'],
];

export const AT_LEAST = ['>=', '≥', '=>', '>', 'at least', 'min.', 'minimum', 'mindestens', 'au moins', 'al menos'];
export const AT_MOST = ['<=', '≤', '=<', '<', 'at most', 'max.', 'maximum', 'höchstens', 'au plus', 'como máximo'];
export const OR_MORE = ['+', 'or more', 'and more', 'and over', 'oder mehr', 'ou plus', 'o más'];
