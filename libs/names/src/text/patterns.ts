import { compareText } from '#lib/model';
import type { NameEntry } from '../matching/entry.js';
import { foldName, joinedSpelling, splitSpelling, withoutQualifier } from '../spelling/name.js';
import type { LanguageWords } from './language.js';

/**
 * How far a name by itself tells that a skill is meant. `clear`: always. `cased`: when written as the label is, as abbreviations that are words in small letters or have two letters (`IT`, `HR`) and names that their framework
 * qualifies (`Python (computer programming)`). `doubtful`: in context only, as one letter (`R`, `C`) and ordinary words (`Go`, `Excel`).
 */
export type Clarity = 'clear' | 'cased' | 'doubtful';

/** What is looked for in a text. */
export interface Pattern {
  /** Folded. */
  readonly text: string;
  /** The labels behind it, of the strongest kind that any entry has it as. */
  readonly claims: readonly Claim[];
  readonly clarity: Clarity;
}

export interface Claim {
  readonly id: string;
  readonly label: string;
}

/** Strongest first: the name; an alternative name or the name without its qualifier; another spelling, glued or split, or another form. */
const STRENGTHS = 3;

/** Every label of the entries once, ascending by its folded text. A name beats the same text as an alternative name of another entry. */
export function patternsOf(entries: readonly NameEntry[], words: LanguageWords): readonly Pattern[] {
  const claims = new Map<string, (Claim & { readonly strength: number })[]>();
  const add = (text: string, id: string, label: string, strength: number): void => {
    if (text === '') return;
    const known = claims.get(text);
    if (!known) claims.set(text, [{ id, label, strength }]);
    else if (!known.some((one) => one.id === id && one.label === label)) known.push({ id, label, strength });
  };
  const qualified = new Set<string>();
  for (const { id, name, altNames = [] } of entries) {
    add(foldName(name), id, name, 0);
    for (const label of altNames) add(foldName(label), id, label, 1);
    const bare = withoutQualifier(name);
    if (bare !== undefined) {
      qualified.add(foldName(bare));
      add(foldName(bare), id, bare, 1);
    }
    for (const label of [name, ...altNames])
      for (const spelling of [splitSpelling(label), joinedSpelling(label), inflected(label, words.forms)])
        add(spelling ?? '', id, label, STRENGTHS - 1);
  }
  const common = new Set(words.common);
  return [...claims.keys()].sort(compareText).map((text) => {
    const all = claims.get(text)!;
    const strongest = Math.min(...all.map(({ strength }) => strength));
    const own = all.filter(({ strength }) => strength === strongest).map(({ id, label }) => ({ id, label }));
    return { text, claims: own, clarity: clarityOf(text, own, common, qualified) };
  });
}

/** `managing projects` of `manage projects`; undefined when the first word has no other form, or is the only one. */
function inflected(label: string, forms: ReadonlyMap<string, string>): string | undefined {
  const end = label.indexOf(' ');
  const form = end < 0 ? undefined : forms.get(label.slice(0, end).toLowerCase());
  return form === undefined ? undefined : foldName(`${form}${label.slice(end)}`);
}

function clarityOf(
  text: string,
  claims: readonly Claim[],
  common: ReadonlySet<string>,
  qualified: ReadonlySet<string>,
): Clarity {
  if ([...text].length === 1) return 'doubtful';
  const abbreviation = claims.every(({ label }) => /^\p{Lu}{2,4}$/u.test(label));
  if (common.has(text)) return abbreviation ? 'cased' : 'doubtful';
  return (abbreviation && text.length === 2) || (qualified.has(text) && !text.includes(' ')) ? 'cased' : 'clear';
}
