const TIME =
  /[T ,]+(?:(?:at|um|à|a las) )?((\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?(?:([ap])\.?m\.?)?(?: ?(?:Z|UTC|GMT|Uhr|[A-Z]{3,4}|[+-]\d{2}(?::?\d{2})?))?)$/i;

/** Takes a time of day off the end; one that no clock shows stays where it is, so that the date is not read. */
export function splitTime(text: string): { readonly date: string; readonly time?: string } {
  const found = TIME.exec(text);
  if (!found || found.index === 0) return { date: text };
  const [hour, minute, second] = [Number(found[2]), Number(found[3]), Number(found[4] ?? 0)];
  const half = found[5] !== undefined;
  const shown =
    minute < 60 &&
    second <= 60 &&
    (half ? hour >= 1 && hour <= 12 : hour < 24 || (hour === 24 && minute + second === 0));
  return shown ? { date: text.slice(0, found.index).replace(/,$/, ''), time: found[1]!.trim() } : { date: text };
}
