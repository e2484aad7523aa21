/** Yes and no in English, German, French, Spanish, and as marks; lower case. */
export const YES = [
  'true',
  'yes',
  'y',
  '1',
  't',
  'on',
  'x',
  '✓',
  '✔',
  '✅',
  '☑',
  'wahr',
  'ja',
  'j',
  'vrai',
  'oui',
  'verdadero',
  'sí',
  'si',
  's',
];
export const NO = ['false', 'no', 'n', '0', 'f', 'off', '✗', '✘', '❌', '☐', 'falsch', 'nein', 'faux', 'non', 'falso'];
