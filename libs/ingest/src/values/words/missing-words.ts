/** What people write for "nothing", lower case. */

/** In every column. */
export const ALWAYS = [
  ...[
    'n/a',
    'n.a.',
    'n. a.',
    '#n/a',
    '<na>',
    'n/d',
    'n.d.',
    's/d',
    's.d.',
    'null',
    '(null)',
    'nil',
    'nan',
    'none',
    '(none)',
    '(blank)',
  ],
  ...[
    'unknown',
    '(unknown)',
    'not available',
    'not applicable',
    'not specified',
    'not provided',
    'not stated',
    'not disclosed',
  ],
  ...['unspecified', 'undefined', 'tbd', 'tba', 't.b.d.', 't.b.a.', 'to be determined', 'to be announced', 'no data'],
  ...['-', '--', '---', '–', '—', '―', '−', '?', '??', '???', '…', '...'],
  ...['unbekannt', 'keine angabe', 'keine angaben', 'k. a.', 'k.a.', 'nicht angegeben', 'entfällt', 'offen'],
  ...['inconnu', 'inconnue', 'non disponible', 'non précisé', 'non renseigné', 'non spécifié', 'sans objet'],
  ...['desconocido', 'desconocida', 'no disponible', 'no especificado', 'no aplica', 'sin datos', 'sin especificar'],
];

/** Not in codes, where `NA` is Namibia. */
export const NOT_IN_CODES = ['na', 'ns', 'nr'];

/** In figures only: statistical offices' marks for suppressed or not collected. */
export const IN_FIGURES = ['*', '**', '***', '.', '..', ':', 'x', '(x)', '(na)', '(d)', '(s)'];

/** Where the column counts things, which cannot be fewer than none. */
export const IN_COUNTS = ['-1', '-9', '-99', '-999', '-9999'];
