/** What an id says of the framework it is from: the namespace of an address, or the shape of a code of digits; undefined otherwise. */
export function frameworkOfId(id: string): string | undefined {
  if (/^https?:\/\//.test(id)) return id.replace(/[^/#]*$/, '');
  return /^\d[\d.-]*\d$/.test(id) ? id.replace(/\d/g, '#') : undefined;
}
