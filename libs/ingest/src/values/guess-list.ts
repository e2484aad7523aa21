import { ownNotation, withoutBrackets } from './list-own.js';
import { separatorsIn } from './list-split.js';
import { readLiteral } from './literal.js';
import { isMissing } from './sentinels.js';
import { ofCells } from './of-cells.js';

/** How a cell holds several items; `single` holds one. */
export const LIST_ENCODINGS = ['comma', 'newline', 'bar', 'semicolon', 'python', 'json', 'single'] as const;
export type ListEncoding = (typeof LIST_ENCODINGS)[number];

export interface ListEvidence {
  /** Absent where no encoding fits: the cells are one text each, or prose. */
  readonly as?: ListEncoding;
  /** What cells that have no sign of `as` are read by, each by the first that it has: `c, d` below `a; b`. Absent where all are of one kind. */
  readonly others?: readonly ListEncoding[];
  /** 0 to 1: the share of cells that have it, lower where it could as well be part of a name. */
  readonly confidence: number;
  readonly evidence: string;
}

/** Tried in this order: what is rarer inside a name goes first. */
const SIGNS = [
  ['bar', '|', 'a bar'],
  ['newline', '\n', 'a line break'],
  ['semicolon', ';', 'a semicolon'],
  ['comma', ',', 'a comma'],
] as const;

const SAMPLE = 200;
/** `45.000,00` and `1,234` are numbers, not lists. */
const NUMERIC_COMMA = /(?<=\d),(?=\d{2,3}(?!\d))/g;
const LONGEST_CELL = 20_000;

/**
 * The encoding of a column, from a sample of its cells. Brackets and quotes are looked through: commas inside them do not count.
 * Cells that are lists of JSON or Python by themselves say nothing of the others.
 */
export function guessList(cells: readonly string[]): ListEvidence {
  const sample = cells
    .map((cell) => cell.trim())
    .filter((cell) => !isMissing(cell.slice(0, 50)))
    .slice(0, SAMPLE);
  if (sample.length === 0) return { confidence: 0, evidence: 'All cells are empty.' };
  const plain = sample.filter((cell) => ownNotation(cell) === undefined);
  const bySigns = separators(plain);
  const literal = literals(sample);
  if (literal && plain.every((cell) => BRACKETED.test(cell))) return literal;
  if (literal) return { ...literal, others: bySigns ? [bySigns.as, ...(bySigns.others ?? [])] : [] };
  if (!bySigns) return { confidence: 0, evidence: 'No cell holds a separator of lists.' };
  return plain.length === sample.length ? bySigns : { ...bySigns, others: bySigns.others ?? [] };
}

/** The encoding of one cell of a column: its own, where it is written otherwise than most. */
export function encodingOfCell(cell: string, { as = 'single', others = [] }: ListEvidence): ListEncoding {
  const text = cell.trim();
  const own = ownNotation(text);
  if (own !== undefined) return own;
  const isLiteral = as === 'json' || as === 'python';
  if (isLiteral && BRACKETED.test(text)) return as;
  const kinds = isLiteral ? others : [as, ...others];
  if (kinds.length === 0) return guessList([text]).as ?? 'single';
  if (kinds.length === 1) return kinds[0]!;
  return kinds.find((kind) => SIGNS.some((sign) => sign[0] === kind && has(text, sign))) ?? kinds[0]!;
}

const BRACKETED = /^[[{][^]*[\])}]$|^\(['"][^]*[\])}]$/;

function literals(sample: readonly string[]): ListEvidence | undefined {
  const bracketed = sample.filter((cell) => BRACKETED.test(cell));
  if (bracketed.length === 0 || bracketed.length < sample.length / 2) return undefined;
  for (const as of ['json', 'python'] as const) {
    const fit = bracketed.filter((cell) => 'literal' in readLiteral(cell, as));
    if (fit.length < bracketed.length * (as === 'json' ? 1 : 0.9)) continue;
    const confidence = round(fit.length / sample.length);
    return {
      as,
      confidence,
      evidence: ofCells(fit.length, sample.length, `can be read as a ${as === 'json' ? 'JSON' : 'Python'} list`),
    };
  }
  return undefined;
}

type Sign = (typeof SIGNS)[number];

function separators(sample: readonly string[]): (ListEvidence & { readonly as: ListEncoding }) | undefined {
  for (const sign of SIGNS) {
    const [as, , name] = sign;
    const split = sample.map((cell) => pieces(cell, sign)).filter((parts) => parts.length > 1);
    if (split.length === 0 || split.length < sample.length / 10) continue;
    const short = shareOfShort(split);
    if (short < 0.8) continue;
    const share = split.length / sample.length;
    const confidence = round((as === 'comma' ? 0.9 : 1) * (0.5 + 0.5 * share) * short);
    const others = SIGNS.filter((other) => other !== sign && isBesides(other, sign, sample)).map(([other]) => other);
    const evidence = ofCells(
      split.length,
      sample.length,
      `has ${name} between short items`,
      `have ${name} between short items`,
    );
    return { as, confidence, evidence, ...(others.length === 0 ? {} : { others }) };
  }
  return undefined;
}

/**
 * Whether cells separate their items by another sign than most do. Not where a cell has both, nor by the comma where only few cells do:
 * there it is part of a name. Not by line breaks: a long name may have them.
 */
function isBesides(other: Sign, main: Sign, sample: readonly string[]): boolean {
  if (other[0] === 'newline') return false;
  const having = sample.filter((cell) => has(cell, other));
  if (having.length === 0 || having.some((cell) => has(cell, main))) return false;
  if (other[0] === 'comma' && having.length < sample.filter((cell) => has(cell, main)).length) return false;
  return shareOfShort(having.map((cell) => pieces(cell, other))) >= 0.8;
}

function shareOfShort(split: readonly (readonly string[])[]): number {
  const parts = split.flat();
  const short = parts.filter(
    (part) => part.length <= 80 && part.split(/\s+/).length <= 8 && !/[.!?]\s+\p{Lu}/u.test(part),
  );
  return short.length / parts.length;
}

const has = (cell: string, sign: Sign): boolean => pieces(cell, sign).length > 1;

function pieces(whole: string, [as, sign]: Sign): string[] {
  const cell = withoutBrackets(whole).slice(0, LONGEST_CELL).replace(/\r\n?/g, '\n').replace(NUMERIC_COMMA, '');
  const places = as === 'bar' || as === 'newline' ? undefined : separatorsIn(cell, sign);
  if (!places)
    return cell
      .split(sign)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return [-1, ...places]
    .map((at, index) => cell.slice(at + 1, places[index] ?? cell.length).trim())
    .filter((part) => part !== '');
}

const round = (share: number): number => Math.round(share * 100) / 100;
