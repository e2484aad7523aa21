import { guarded, withoutGuard } from '../formula-guard.js';
import { describe, parseMoney, type Field, type FieldProblem } from '#lib/model';
import { readLanguages } from '../../values/language.js';

/** A cell of Stackway's own format as the typed value its field wants, or the problem. */
export type CellValue = { readonly value: unknown } | { readonly problem: FieldProblem };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const BOOLEANS = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/**
 * @param text the trimmed cell, not empty
 * @param currency the row's currency, for money
 */
export function stackwayCell(field: Field, text: string, currency: string): CellValue {
  switch (field.type) {
    case 'money': {
      const money = parseMoney(text, currency.toUpperCase());
      return 'minor' in money ? { value: money.minor } : wrong(field, text, money.code);
    }
    case 'level':
    case 'share':
    case 'percent':
    case 'whole':
    case 'number':
    case 'positive':
    case 'year':
      return NUMBER.test(text) ? { value: Number(text) } : wrong(field, text, 'not-a-number');
    case 'boolean': {
      const value = BOOLEANS.get(text.toLowerCase());
      return value === undefined ? wrong(field, text, 'not-a-boolean') : { value };
    }
    case 'currency':
      return { value: text.toUpperCase() };
    case 'word':
      return { value: text.toLowerCase() };
    case 'list':
      if (field.language) return { value: [...new Set(readList(text).flatMap(languagesIn))] };
      return { value: field.values ? readList(text.toLowerCase()) : readList(text) };
    case 'refs':
    case 'days':
      return { value: readList(text) };
    default:
      return { value: field.language ? languageIn(withoutGuard(text)) : withoutGuard(text) };
  }
}

/** Tags as they are; the tags of languages that are called by their names; what is neither stays, and the field refuses it. */
function languagesIn(text: string): readonly string[] {
  if (/^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(text)) return [text];
  const read = readLanguages(text);
  return 'value' in read ? read.value : [text];
}

function languageIn(text: string): string {
  const found = languagesIn(text);
  return found.length === 1 ? found[0]! : text;
}

/**
 * Items separated by `|`, trimmed, empty ones left out, each once. `\|` is a bar inside an item and `\\` a backslash before one,
 * so that a name may contain a bar; any other backslash is itself.
 */
function readList(text: string): string[] {
  const items = text.includes('\\') ? (text.match(/(?:\\[|\\]|[^|])+/g) ?? []) : text.split('|');
  const clean = items
    .map((item) => withoutGuard(item.trim().replace(/\\([|\\])/g, '$1')))
    .filter((item) => item !== '');
  return [...new Set(clean)];
}

/** Items → a cell; {@link readList} gives them back. */
export function listText(items: readonly string[]): string {
  return items.map((item) => guarded(item).replace(/[|\\]/g, '\\$&')).join('|');
}

function wrong(field: Field, found: string, code: string): CellValue {
  const expected =
    code === 'too-many-decimals' ? `${describe(field)}, with the currency's decimals at most` : describe(field);
  return {
    problem: {
      code,
      field: field.name,
      message: `${field.name} is "${found}".`,
      found,
      expected,
      next: `Change ${field.name} to ${expected}.`,
    },
  };
}
