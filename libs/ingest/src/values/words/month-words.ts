/** Month names and their short forms in English, German, French and Spanish, lower case, without points; index 0 is January. */
const NAMES: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'jän', 'janvier', 'janv', 'enero', 'ene'],
  ['february', 'feb', 'februar', 'feber', 'février', 'fevrier', 'févr', 'fevr', 'fév', 'febrero'],
  ['march', 'mar', 'märz', 'maerz', 'mär', 'mrz', 'mars', 'marzo'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'mai', 'mayo'],
  ['june', 'jun', 'juni', 'juin', 'junio'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'ago'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'setiembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre', 'déc', 'diciembre', 'dic'],
];

/** Name → month from 1. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** Day names, whole and short; they are read over. */
export const WEEKDAYS = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun'],
  ...[
    'montag',
    'dienstag',
    'mittwoch',
    'donnerstag',
    'freitag',
    'samstag',
    'sonnabend',
    'sonntag',
    'mo',
    'di',
    'mi',
    'do',
    'fr',
    'sa',
    'so',
  ],
  ...[
    'lundi',
    'mardi',
    'mercredi',
    'jeudi',
    'vendredi',
    'samedi',
    'dimanche',
    'lun',
    'mer',
    'jeu',
    'ven',
    'sam',
    'dim',
  ],
  ...['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo', 'mié', 'jue', 'vie', 'sáb', 'dom'],
];

/** Days told from a day that the file does not state. Sources of regular expressions, lower case. */
export const RELATIVE = [
  ...[
    'ago$',
    '^(just|recently) (posted|now|added)',
    '^posted',
    '^(today|yesterday|tomorrow|now|just now)$',
    '^(last|next|this) \\p{L}+$',
    '^in \\d+ \\p{L}+$',
  ],
  ...['^vor \\S+ \\p{L}+', '^(heute|gestern|morgen|vorgestern)$', '^(letzte|nächste|diese)\\p{L}* \\p{L}+$'],
  ...['^il y a ', "^(aujourd'hui|hier|demain)$", '^hace ', '^(hoy|ayer|mañana)$'],
];
