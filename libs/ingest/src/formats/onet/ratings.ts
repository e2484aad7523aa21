import { makeFact, type FieldProblem, type Level, type SkillKind } from '#lib/model';
import type { Weights } from '../../weights/weights.js';
import type { Columns, Format, Mapped, MapContext, Mapper, Row } from '../format.js';
import { textReader, unknownWord } from '../foreign-row.js';
import { CODE, ELEMENT, elementKind, FRAMEWORK, mentionedSkill } from './things.js';

/*
 * Skills, Knowledge and all tables of the same shape (of abilities, activities, education… every row is skipped): importance (scale IM) and level (scale LV) of one element for one occupation
 * stand in two rows, and become one requirement. Which table it is shows in the element's id, not in the file's name.
 */

export const RATINGS: Format = {
  name: 'onet/ratings',
  family: 'onet',
  required: [CODE, ELEMENT, 'Scale ID', 'Data Value'],
  optional: [
    ...['Title', 'Element Name', 'Scale Name', 'Category', 'N', 'Standard Error', 'Lower CI Bound', 'Upper CI Bound'],
    ...['Recommend Suppress', 'Not Relevant', 'Date', 'Domain Source'],
  ],
  fileNames: ['skills', 'knowledge'],
  makes: 'roleSkill',
  mapper: (columns, context) => new RatingsMapper(columns, context),
};

interface Half {
  readonly row: Row;
  readonly scale: string;
  readonly value: number;
}

class RatingsMapper implements Mapper {
  private readonly at: ReturnType<typeof textReader>;
  private readonly waiting = new Map<string, Half>();
  private readonly kinds = new Map<string, SkillKind | undefined>();

  constructor(
    columns: Columns,
    private readonly context: MapContext,
  ) {
    this.at = textReader(columns);
  }

  map(row: Row): Mapped {
    const of = (heading: string): string => this.at(row.cells, heading);
    const element = of(ELEMENT);
    const kind = this.kindOf(element);
    if (!kind) return { kind: 'skipped', reason: 'the element is neither a skill nor knowledge' };
    const scale = of('Scale ID');
    if (scale !== 'IM' && scale !== 'LV') return unknownWord('Scale ID', scale, ['IM', 'LV']);
    if (isYes(of('Recommend Suppress'))) return { kind: 'skipped', reason: 'the source recommends to suppress it' };
    if (isYes(of('Not Relevant'))) return { kind: 'skipped', reason: 'not relevant for the occupation' };
    const value = readValue(of('Data Value'), scale, this.context.weights);
    if (typeof value !== 'number') return { kind: 'rejected', problems: [value] };

    const pair = `${of(CODE)}\n${element}`;
    const other = this.waiting.get(pair);
    if (!other) {
      this.waiting.set(pair, { row, scale, value });
      return { kind: 'held' };
    }
    if (other.scale === scale) return again(other, row, value);
    this.waiting.delete(pair);
    const [importance, level] = scale === 'IM' ? [value, other.value] : [other.value, value];
    return this.requirement(row, other.row, kind, importance, level);
  }

  rest(): readonly { row: Row; reason: string }[] {
    return [...this.waiting.values()].map(({ row, scale }) => ({
      row,
      reason: scale === 'IM' ? 'no usable row gives the level' : 'no usable row gives the importance',
    }));
  }

  private requirement(row: Row, joined: Row, kind: SkillKind, importance: number, level: number): Mapped {
    const { onet } = this.context.weights;
    const { lowest, highest } = onet.importance;
    const [role, skill] = [this.at(row.cells, CODE), this.at(row.cells, ELEMENT)];
    const made = makeFact('roleSkill', {
      role,
      skill,
      level: bandOf(level, this.context.weights),
      importance: Math.round(((importance - lowest) / (highest - lowest)) * 10_000) / 10_000,
      essential: importance >= onet.essentialFrom,
    });
    if (made.status === 'refused') return { kind: 'rejected', problems: made.problems };
    const name = this.at(row.cells, 'Element Name');
    const mention = mentionedSkill(skill, name, kind, this.context.framework ?? FRAMEWORK);
    return {
      kind: 'facts',
      drafts: [{ fact: made.fact, columns: { role: CODE, skill: ELEMENT } }],
      mentions: mention ? [mention] : [],
      joined: [joined],
    };
  }

  private kindOf(element: string): SkillKind | undefined {
    if (!this.kinds.has(element)) this.kinds.set(element, elementKind(element, this.context.weights));
    return this.kinds.get(element);
  }
}

export const isYes = (text: string): boolean => /^(y|yes)$/i.test(text);

function bandOf(value: number, weights: Weights): Level {
  return weights.onet.bands.findLast((band) => value >= band.from)!.level;
}

function readValue(text: string, scale: 'IM' | 'LV', weights: Weights): number | FieldProblem {
  const { importance, highestLevel } = weights.onet;
  const [min, max] = scale === 'IM' ? [importance.lowest, importance.highest] : [0, highestLevel];
  const value = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  const expected = `a number from ${min} to ${max} on the scale ${scale}`;
  return {
    code: Number.isNaN(value) ? 'not-a-number' : 'out-of-range',
    field: 'Data Value',
    message: `Data Value is "${text}".`,
    found: text,
    expected,
    next: `Change Data Value to ${expected}.`,
  };
}

function again(first: Half, row: Row, value: number): Mapped {
  if (first.value === value) return { kind: 'skipped', reason: 'an exact repeat of an earlier row' };
  const problem = {
    code: 'conflicting-row',
    field: 'Data Value',
    message: `Line ${row.line} rates the same element on the same scale as line ${first.row.line}, with another value.`,
    found: String(value),
    expected: `${first.value}, as line ${first.row.line} has it`,
    next: 'Keep one of the two rows.',
  };
  return { kind: 'rejected', problems: [problem] };
}
