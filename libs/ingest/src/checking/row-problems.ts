import { factKey, SCHEMA, withArticle, type Fact, type FactType, type FieldProblem, type Reference } from '#lib/model';
import type { Draft } from '../formats/format.js';

interface Line {
  readonly file: string;
  readonly line: number;
}

const headingOf = (field: string, columns: Draft['columns']): string => columns?.[field] ?? field;

/** A key that an earlier row gave with other values. The first stays. */
export function conflict(fact: Fact, columns: Draft['columns'], here: Line, first: Line): FieldProblem {
  const { key } = SCHEMA[fact.type];
  const isId = key.length === 1;
  const fields = key.map((field) => headingOf(field, columns)).join(', ');
  const found = isId ? factKey(fact) : (JSON.parse(factKey(fact)) as string[]).filter((part) => part !== '').join(', ');
  const place = first.file === here.file ? `line ${first.line}` : `line ${first.line} of ${first.file}`;
  return {
    code: isId ? 'id-taken' : 'conflicting-row',
    field: headingOf(key[0]!, columns),
    message: `Line ${here.line} gives ${found} again, with other values than ${place}, which stays.`,
    found,
    expected: `each ${fields} once; ${place} has it`,
    next: `Remove one of the two rows, or correct ${fields}.`,
  };
}

/** An id that an earlier row, or the store, gave to a thing of another type, where some reference could mean either. */
export function idTaken(
  fact: Fact,
  other: FactType,
  columns: Draft['columns'],
  here: { readonly line: number },
  first?: Line,
): FieldProblem {
  const id = factKey(fact);
  const place = first ? `line ${first.line} of ${first.file}` : 'the store';
  return {
    code: 'id-taken',
    field: headingOf('id', columns),
    message: `Line ${here.line} gives the id ${id} to ${withArticle(fact.type)}; ${place} has given it to ${withArticle(other)}, which stays.`,
    found: id,
    expected: `an id that no ${other} has; ${place} has it`,
    next: `Give the ${fact.type} or the ${other} another id, here and in every row that refers to it.`,
  };
}

/** @param rejected the row that speaks of the thing and was rejected itself */
export function unknownReference(ref: Reference, draft: Draft, rejected?: Line): FieldProblem {
  const heading = headingOf(ref.field, draft.columns);
  const kinds = ref.types.join(' or ');
  const place = rejected && `line ${rejected.line} of ${rejected.file}`;
  const why = place
    ? `the row about it was rejected (${place}).`
    : `there is no ${kinds} with this id, neither in this import nor in the store.`;
  return {
    code: 'unknown-reference',
    field: heading,
    message: `${heading} is "${ref.id}": ${why}`,
    found: ref.id,
    expected: `the id of ${withArticle(kinds)}`,
    next: place
      ? `Correct ${place}, and import both rows again.`
      : `Import the ${kinds} in the same run or before, or correct ${heading}.`,
  };
}
