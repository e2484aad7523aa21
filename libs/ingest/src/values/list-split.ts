const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '“': '”', '„': '“', '«': '»' };

/**
 * Places of a separator that stand in no brackets and no quotes. A bracket or quote that is never closed is a plain character; a straight
 * quote opens only at the beginning of an item.
 */
export function separatorsIn(text: string, separator: string): number[] {
  const inside = enclosed(text, separator);
  const places: number[] = [];
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
    if (inside[at] !== 1 && !(separator === ';' && /&(?:#?\w{1,10})$/.test(text.slice(Math.max(0, at - 12), at))))
      places.push(at);
  }
  return places;
}

const CLOSING = new Set(Object.values(CLOSERS));

/** 1 for each character that stands within a closed pair. Linear. */
function enclosed(text: string, separator: string): Uint8Array {
  const change = new Int32Array(text.length + 1);
  const open: { readonly closer: string; readonly at: number }[] = [];
  const waiting = new Map<string, number>();
  const count = (closer: string, by: number): unknown => waiting.set(closer, (waiting.get(closer) ?? 0) + by);
  const close = (from: number, to: number): void => void ((change[from]! += 1), (change[to]! -= 1));
  let start = true;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (start && sign === '"') {
      const end = closingQuote(text, at, separator);
      if (end > at) close(at, end);
      at = Math.max(at, end);
    } else if (CLOSING.has(sign) && (waiting.get(sign) ?? 0) > 0) {
      // A closer that skips unclosed openers closes its own: in `(a [b)` the square bracket is a plain character.
      for (let popped = open.pop()!; ; popped = open.pop()!) {
        count(popped.closer, -1);
        if (popped.closer !== sign) continue;
        close(popped.at, at);
        break;
      }
    } else if (CLOSERS[sign] !== undefined) {
      open.push({ closer: CLOSERS[sign], at });
      count(CLOSERS[sign], 1);
    }
    start = sign === separator || (start && /\s/.test(sign));
  }
  return insideOf(change);
}

function insideOf(change: Int32Array): Uint8Array {
  const inside = new Uint8Array(change.length);
  for (let at = 0, depth = 0; at < change.length; at += 1) {
    depth += change[at]!;
    inside[at] = depth > 0 ? 1 : 0;
  }
  return inside;
}

/** The quote that ends an item: behind it stands a separator or nothing; doubled quotes are quotes. */
function closingQuote(text: string, from: number, separator: string): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1;
    else {
      let next = at + 1;
      while (/\s/.test(text[next] ?? '') && text[next] !== separator) next += 1;
      return next >= text.length || text[next] === separator ? at : -1;
    }
  }
  return -1;
}

/** An item without the quotes around it. */
export function unquoted(item: string): string {
  const trimmed = item.trim();
  const inner = /^"((?:[^"]|"")*)"$/.exec(trimmed)?.[1];
  return inner === undefined ? trimmed : inner.replaceAll('""', '"');
}

/** Known names: whoever has them says how they compare. */
export interface KnownNames {
  has(name: string): boolean;
}

const MOST_PIECES = 8;

/** The pieces of a text between separators; where a longer stretch (up to eight pieces) is a known name, it stays whole. */
export function splitAt(text: string, places: readonly number[], width: number, known?: KnownNames): string[] {
  const bounds = [-width, ...places, text.length];
  const pieces: string[] = [];
  for (let from = 0; from < bounds.length - 1;) {
    let to = from + 1;
    for (let far = Math.min(from + MOST_PIECES, bounds.length - 1); known && far > from + 1; far -= 1) {
      const stretch = text.slice(bounds[from]! + width, bounds[far]).trim();
      if (!known.has(stretch)) continue;
      to = far;
      break;
    }
    pieces.push(unquoted(text.slice(bounds[from]! + width, bounds[to])));
    from = to;
  }
  return pieces;
}
