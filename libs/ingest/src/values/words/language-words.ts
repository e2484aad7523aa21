/** The languages in whose names of languages tables are read, beside each language's own. */
export const NAMED_IN = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl'] as const;

/** Names that people use and standards do not. */
export const LANGUAGE_NICKNAMES: readonly (readonly [string, string])[] = [
  ['british english', 'en-GB'],
  ['us english', 'en-US'],
  ['american english', 'en-US'],
  ['brazilian portuguese', 'pt-BR'],
  ['castellano', 'es'],
  ['castilian', 'es'],
  ['farsi', 'fa'],
  ['flemish', 'nl-BE'],
  ['mandarin', 'zh'],
  ['mandarin chinese', 'zh'],
  ['simplified chinese', 'zh-Hans'],
  ['traditional chinese', 'zh-Hant'],
  ['swiss german', 'gsw'],
  ['tagalog', 'fil'],
  ['hochdeutsch', 'de'],
];
