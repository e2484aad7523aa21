import { en } from './en.js';
import { formats } from './format.js';

/** A translation has every text of the English file. */
export type Messages = typeof en;
const translations: readonly Messages[] = [en];

/** The texts in the reader's language, English where there is no translation. */
export const t: Messages =
  navigator.languages.flatMap((wanted) => translations.filter((one) => one.language === wanted.split('-')[0]))[0] ?? en;

/** Numbers, days and money in the language of the texts. */
export const f = formats(t.language);
export { today } from './format.js';
