import { missing, problem, tidied, tooLong, value, LONGEST, type Cell } from './cell.js';
import { signOfCell } from './cell-sign.js';
import { times, toDecimal, toNumber, type Decimal } from './decimal.js';
import { NUMERAL, readNumeral, type DecimalSign } from './numeral.js';
import { isMissing, type SentinelOptions } from './sentinels.js';
import { AT_LEAST, AT_MOST, NUMBER_UNITS, OR_MORE } from './words/number-words.js';

export interface NumberOptions extends SentinelOptions {
  /** The column's decimal sign, for cells that do not tell. */
  readonly decimal?: DecimalSign;
  /** The heading's unit: 1000 for "(thousands)". */
  readonly factor?: number;
  /** What `#` stands for: "at least so much", in the numbers' own unit (multiplied like them). */
  readonly ceiling?: number;
  /** More units that may stand behind the number. */
  readonly units?: readonly string[];
  /** Reads `1.1E+05` too, though a spreadsheet that writes so has often rounded. */
  readonly scientific?: boolean;
  /** The column holds shares: `80 %` is 0.8. */
  readonly share?: boolean;
}

/** Of the units, those that mean hundredths. */
const PERCENT = new Set(['%', 'percent', 'per cent', 'prozent', 'pour cent', 'por ciento', 'pct']);

export interface NumberRead {
  /** Whole numbers are exact; other numbers are the nearest there is. */
  readonly value: number;
  /** Exact, as decimal text. */
  readonly exact: Decimal;
  readonly atLeast?: true;
  readonly atMost?: true;
  /** As it stood there (`%`, `hrs`); the value is not converted: `45 %` is 45, but where the column holds shares. */
  readonly unit?: string;
}

const EXPECTED = 'a number';
const escaped = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
const SHAPE = new RegExp(
  `^(?:(?<least>${escaped(AT_LEAST)})|(?<most>${escaped(AT_MOST)}))? ?(?<sign>[+\\-−–]?) ?(?<digits>${NUMERAL})` +
    `(?<exponent>e[+-]?\\d{1,3})?(?: ?(?<more>${escaped(OR_MORE)}))?(?: ?(?<unit>[^\\d\\s]\\D*))?$`,
  'i',
);

/**
 * A number with any thousands separators: `53,000`, `1'200.5`, `45 %`, `>=208,000`, `12 hrs`, `#`.
 * Problems: `not-a-number`, `ambiguous-number`, `mixed-separators`, `unknown-unit`, `no-ceiling`, `scientific-notation`, `too-large`.
 */
export function readNumber(text: string, options: NumberOptions = {}): Cell<NumberRead> {
  if (/^-?[1-9]\d{0,14}$/.test(text) && options.factor === undefined && options.count !== true && !options.missing) {
    return value({ value: Number(text), exact: text });
  }
  if (text.length > LONGEST) return tooLong(text, EXPECTED);
  const cell = tidied(text);
  if (isMissing(cell, 'figures', options)) return missing(cell);
  if (cell === '#') return ceiling(options);
  const parts = SHAPE.exec(cell)?.groups;
  if (!parts) return problem('not-a-number', cell, EXPECTED, 'Write the number with digits, or leave the cell empty.');
  const unit = parts['unit'];
  if (unit !== undefined && !isUnit(unit, options)) {
    const next = `Write the number alone, or name "${unit.slice(0, 20)}" among the units of the column.`;
    return problem('unknown-unit', cell, 'a number, or a number with a unit that is known', next);
  }
  const numeral = signOfCell(cell, [parts['digits']!], options.decimal);
  if ('problem' in numeral) return numeral;
  const decimal = readNumeral(parts['digits']!, numeral.sign);
  if (decimal === undefined) return problem('not-a-number', cell, EXPECTED, 'Correct the separators.');
  const power = Number((parts['exponent'] ?? 'e0').slice(1));
  if (parts['exponent'] !== undefined && (options.scientific !== true || Math.abs(power) > 30)) return rounded(cell);
  const signed = /[-−–]/.test(parts['sign']!) && decimal !== '0' ? `-${decimal}` : decimal;
  const isShare = options.share === true && unit !== undefined && PERCENT.has(unit.toLowerCase());
  return finished(cell, times(signed, powerOfTen(isShare ? power - 2 : power)), options, {
    ...(parts['least'] !== undefined || parts['more'] !== undefined ? { atLeast: true as const } : {}),
    ...(parts['most'] !== undefined ? { atMost: true as const } : {}),
    ...(unit !== undefined ? { unit } : {}),
  });
}

function finished(cell: string, read: Decimal, options: NumberOptions, more: Partial<NumberRead>): Cell<NumberRead> {
  const factor = options.factor === undefined ? '1' : toDecimal(String(options.factor));
  if (factor === undefined)
    return problem('bad-option', String(options.factor), 'a plain factor, such as 1000', 'Correct the factor.');
  const exact = times(read, factor);
  const number = toNumber(exact);
  if (number === undefined)
    return problem('too-large', cell, 'a number below 9,007,199,254,740,992', 'Check the digits.');
  return value({ value: number, exact, ...more });
}

function ceiling(options: NumberOptions): Cell<NumberRead> {
  const top = options.ceiling === undefined ? undefined : toDecimal(String(options.ceiling));
  if (top !== undefined) return finished('#', top, options, { atLeast: true });
  const next = 'Say in the profile what # stands for: "ceiling": the number it means at least.';
  return problem('no-ceiling', '#', 'a number, or a ceiling for #', next);
}

function rounded(cell: string): Cell<NumberRead> {
  const next =
    'A spreadsheet may have rounded it: format the column as a number and export again, or allow "scientific".';
  return problem('scientific-notation', cell, 'all digits of the number', next);
}

const UNITS = new Set(NUMBER_UNITS);

function isUnit(unit: string, options: NumberOptions): boolean {
  const word = unit.toLowerCase();
  return UNITS.has(word) || options.units?.some((each) => each.toLowerCase() === word) === true;
}

function powerOfTen(power: number): Decimal {
  return power >= 0 ? `1${'0'.repeat(power)}` : `0.${'0'.repeat(-power - 1)}1`;
}
