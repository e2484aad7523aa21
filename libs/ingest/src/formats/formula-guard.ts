/*
 * A spreadsheet runs a text that begins with = + - @ as a formula. Such texts are written with one apostrophe in front and read back
 * without it; a text that itself begins with apostrophes and then one of these signs gets one more, so that both ways are exact.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** The text as it is safe in a spreadsheet. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that {@link guarded} was given. */
export function withoutGuard(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
