/** Words that say nothing of what a column holds, without accents. */
const SILENT = new Set(
  'the a an der die das des dem den ein eine le la les l un une el los las lo y et und and e'.split(' '),
);
/** What stands behind one of these only says more about what stands before it: `Descripción del puesto`, `date of issue`. */
const LINKS = new Set('of for in per by de del du d des von der zu aux au pour para por en'.split(' '));
/** A German word holds another as its last part from this length on: `Teilnahmegebühr`. */
const LONG_PART = 5;

/** A heading or a spelling of one, taken apart once. */
export interface HeadingWords {
  /** All words in lower case, without accents. */
  readonly words: readonly string[];
  /** Those that tell something. */
  readonly telling: readonly string[];
  /** Of these, those before a word such as `of` or `de`: what the column is about first of all. */
  readonly head: readonly string[];
  readonly pieces: ReadonlySet<string>;
}

/** Words of a heading: `Job_Title (EN)`, `jobTitle` → job, title, en; `N° d'élève` → n, d, eleve. */
export function headingWords(heading: string): HeadingWords {
  const spaced = heading.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').toLowerCase();
  const plain = spaced.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const tells = words.filter((word) => !SILENT.has(word) && !LINKS.has(word));
  const link = words.findIndex((word, at) => at > 0 && LINKS.has(word));
  const before = words.slice(0, link < 0 ? words.length : link);
  const head = before.filter((word) => tells.includes(word));
  const telling = tells.length > 0 ? tells : words;
  return { words, telling, head: head.length > 0 ? head : telling, pieces: pieces(telling) };
}

/** Pieces of three letters, with the ends of words marked. */
function pieces(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of words) {
    const marked = `^${word}$`;
    for (let at = 0; at + 3 <= marked.length; at += 1) found.add(marked.slice(at, at + 3));
  }
  return found;
}

/** Sørensen–Dice: 2 |A ∩ B| ÷ (|A| + |B|). */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const each of a) if (b.has(each)) both += 1;
  return (2 * both) / (a.size + b.size);
}

/**
 * How alike a heading is to a spelling, 0 to 1: 1 for the same words, 0.97 without words such as `de`, about 0.9 where the heading is about
 * it and says more (`Precio (EUR)`, `Fecha de alta`, `Teilnahmegebühr` for `Gebühr`), 0.85 where it says less, 0.7 where it only mentions it
 * (`Descripción del puesto` for `puesto`), else by pieces of three letters.
 */
export function headingLikeness(heading: HeadingWords, spelling: HeadingWords): number {
  if (heading.words.length === 0 || spelling.words.length === 0) return 0;
  if (heading.words.join('') === spelling.words.join('')) return 1;
  if (heading.telling.join('') === spelling.telling.join('')) return 0.97;
  const alike = 0.9 * dice(heading.pieces, spelling.pieces);
  return Math.max(alike, byWords(heading, spelling));
}

function byWords({ telling, head }: HeadingWords, spelling: HeadingWords): number {
  const wanted = spelling.telling;
  // English and German say it last (`Vacancy Title`), French and Spanish first (`Compétence évaluée`).
  if (wanted.every((word) => head.includes(word) && word.length > 1)) return wanted.includes(head.at(-1)!) ? 0.9 : 0.87;
  if (wanted.every((word) => telling.includes(word) && word.length > 2)) return 0.7;
  if (telling.every((word) => spelling.head.includes(word) && word.length > 2)) return 0.85;
  const [part] = wanted;
  const isPart = wanted.length === 1 && part!.length >= LONG_PART && head.some((word) => word.endsWith(part!));
  return isPart ? 0.9 : 0;
}
