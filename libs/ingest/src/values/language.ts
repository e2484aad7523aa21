import { missing, problem, value, type Cell } from './cell.js';
import { readList } from './list.js';
import { isMissing } from './sentinels.js';
import { LANGUAGE_NICKNAMES, NAMED_IN } from './words/language-words.js';

const BETWEEN = /\s*[,;|/&+\n]\s*|\s+(?:and|or|und|oder|et|ou|y|o|e)\s+/u;
const QUALIFIER = /\s*[([][^)\]]*[)\]]\s*$/u;

/**
 * The languages of a cell as BCP 47 tags, each once, in their order: names in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish or
 * the language itself (`Türkisch`, `français`), and tags (`en`, `pt-BR`, `ger`). What stands behind a name in brackets is left out.
 * Problem: `unknown-word`, where one of them is no language.
 */
export function readLanguages(text: string): Cell<string[]> {
  if (isMissing(text)) return missing(text.trim());
  const list = readList(text, { as: 'guess' });
  if (!('value' in list)) return list;
  const tags: string[] = [];
  for (const item of list.value.flatMap((each) => (tagOf(each.text) ? [each.text] : each.text.split(BETWEEN)))) {
    if (item === '') continue;
    const tag = tagOf(item);
    if (tag === undefined) return problem('unknown-word', item, EXPECTED, NEXT);
    if (!tags.includes(tag)) tags.push(tag);
  }
  return tags.length === 0 ? missing(text.trim()) : value(tags);
}

const EXPECTED = 'languages by name or tag, such as English, Deutsch or pt-BR';
const NEXT = 'Write languages by their names or tags.';

function tagOf(text: string): string | undefined {
  const name = text.normalize('NFC').replace(QUALIFIER, '').trim().toLowerCase();
  return tagsByName().get(name) ?? knownTag(name.replaceAll('_', '-'));
}

/** A tag is well formed with nearly any short word in it: it must be of a language that has a name. */
function knownTag(text: string): string | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(text)) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    return tag !== undefined && namesIn('en').of(tag) === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
}

const namesIn = (locale: string): Intl.DisplayNames =>
  new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });

let known: ReadonlyMap<string, string> | undefined;

/** Names in small letters → tag, of all languages with two letters. A name that two have is the first one's. */
function tagsByName(): ReadonlyMap<string, string> {
  if (known) return known;
  const found = new Map<string, string>(LANGUAGE_NICKNAMES);
  const displayed = NAMED_IN.map(namesIn);
  for (const tag of twoLetterTags()) {
    for (const names of [...displayed, namesIn(tag)]) {
      const name = names.of(tag)?.toLowerCase();
      if (name !== undefined && !found.has(name)) found.set(name, tag);
    }
  }
  return (known = found);
}

function twoLetterTags(): readonly string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const english = namesIn('en');
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((tag) => Intl.getCanonicalLocales(tag)[0] === tag && english.of(tag) !== undefined);
}
