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

/** In levels, where `x` and `*` are marks that somebody has the skill. */
export const IN_LEVELS = ['.', '..', ':', '(na)', '(d)', '(s)'];

/** Where the column counts things, which cannot be fewer than none. */
export const IN_COUNTS = ['-1', '-9', '-99', '-999', '-9999'];

/** In figures only: somebody has to be asked for the price, the length or the day. */
export const BY_AGREEMENT = [
  ...[
    'on request',
    'upon request',
    'on application',
    'on demand',
    'on-demand',
    'by arrangement',
    'by agreement',
    'by appointment',
    'to be agreed',
    'to be arranged',
    'as agreed',
    'negotiable',
    'contact us',
    'ask us',
    'see website',
  ],
  ...[
    'nach absprache',
    'nach vereinbarung',
    'in absprache',
    'nach rücksprache',
    'n. v.',
    'n.v.',
    'auf anfrage',
    'auf nachfrage',
    'nach bedarf',
    'individuell',
    'individuell vereinbar',
    'siehe website',
    'siehe webseite',
    'verhandelbar',
  ],
  ...[
    'sur demande',
    'à la demande',
    'sur devis',
    'sur rendez-vous',
    'à convenir',
    'à définir',
    'à déterminer',
    'à discuter',
    'à négocier',
    'négociable',
    'nous consulter',
    'nous contacter',
  ],
  ...[
    'a convenir',
    'a consultar',
    'consultar',
    'a definir',
    'a determinar',
    'por determinar',
    'por definir',
    'por confirmar',
    'a petición',
    'bajo petición',
    'a demanda',
    'bajo demanda',
    'según demanda',
    'negociable',
  ],
];
