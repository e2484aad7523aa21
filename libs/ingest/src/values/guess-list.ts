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
  /** 0 to 1: the share of cells that have it, lower where it could as well be part of a name. */
  readonly confidence: number;
  readonly evidence: string;
}

/** Tried in this order: what is rarer inside a name goes first. */
const SEPARATORS = [
  ['bar', '|', 'a bar'],
  ['newline', '\n', 'a line break'],
  ['semicolon', ';', 'a semicolon'],
  ['comma', ',', 'a comma'],
] as const;

const SAMPLE = 200;
/** `45.000,00` and `1,234` are numbers, not lists. */
const NUMERIC_COMMA = /(?<=\d),(?=\d{2,3}(?!\d))/g;
const LONGEST_CELL = 20_000;

/** The encoding of a column, from a sample of its cells. Brackets and quotes are looked through: commas inside them do not count. */
export function guessList(cells: readonly string[]): ListEvidence {
  const sample = cells
    .map((cell) => cell.trim())
    .filter((cell) => !isMissing(cell.slice(0, 50)))
    .slice(0, SAMPLE);
  if (sample.length === 0) return { confidence: 0, evidence: 'All cells are empty.' };
  return literals(sample) ?? separators(sample) ?? { confidence: 0, evidence: 'No cell holds a separator of lists.' };
}

function literals(sample: readonly string[]): ListEvidence | undefined {
  const bracketed = sample.filter((cell) => /^[[{(][^]*[\])}]$/.test(cell) && /^[[{]|^\(['"]/.test(cell));
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

function separators(sample: readonly string[]): ListEvidence | undefined {
  for (const [as, sign, name] of SEPARATORS) {
    const split = sample
      .map((cell) => cell.slice(0, LONGEST_CELL).replace(/\r\n?/g, '\n').replace(NUMERIC_COMMA, ''))
      .map((cell) => pieces(cell, sign))
      .filter((parts) => parts.length > 1);
    if (split.length === 0 || split.length < sample.length / 10) continue;
    const parts = split.flat();
    const short = parts.filter(
      (part) => part.length <= 80 && part.split(/\s+/).length <= 8 && !/[.!?]\s+\p{Lu}/u.test(part),
    );
    if (short.length < parts.length * 0.8) continue;
    const share = split.length / sample.length;
    const confidence = round((as === 'comma' ? 0.9 : 1) * (0.5 + 0.5 * share) * (short.length / parts.length));
    return {
      as,
      confidence,
      evidence: ofCells(
        split.length,
        sample.length,
        `has ${name} between short items`,
        `have ${name} between short items`,
      ),
    };
  }
  return undefined;
}

function pieces(cell: string, sign: string): string[] {
  const places = sign === '|' || sign === '\n' ? undefined : separatorsIn(cell, sign);
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
