import { cell } from '../formats/format.js';
import type { Condition } from './profile-file.js';
import { textOf, type Compile, type Scope, type Setting } from './setting.js';
import { Wrong } from './wrong.js';

type Holds = (scope: Scope) => boolean;

/** A condition → whether it holds for a row of this file. Texts are compared without regard to upper and lower case. */
export function compileCondition(condition: Condition, setting: Setting, compile: Compile): Holds {
  const inner = (each: Condition): Holds => compileCondition(each, setting, compile);
  if ('not' in condition) {
    const holds = inner(condition.not);
    return (scope) => !holds(scope);
  }
  if ('all' in condition) {
    const all = condition.all.map(inner);
    return (scope) => all.every((holds) => holds(scope));
  }
  if ('any' in condition) {
    const any = condition.any.map(inner);
    return (scope) => any.some((holds) => holds(scope));
  }
  if ('file' in condition) {
    const holds = new RegExp(condition.file, 'iu').test(setting.stem);
    return () => holds;
  }
  if ('value' in condition) {
    const read = compile(condition.value, setting);
    if ('filled' in condition) return (scope) => (read.of(scope) !== undefined) === condition.filled;
    if ('like' in condition) {
      const pattern = new RegExp(condition.like, 'iu');
      return (scope) => {
        const value = read.of(scope);
        return value !== undefined && !(value instanceof Wrong) && pattern.test(textOf(value));
      };
    }
    const set = setting.gathered.of(condition.in);
    return (scope) => set.has(textOf(read.of(scope)));
  }
  return ofColumn(condition, setting);
}

function ofColumn(condition: Extract<Condition, { column: string }>, { columns, missing }: Setting): Holds {
  const at = columns.at(condition.column);
  if ('filled' in condition) {
    return ({ cells }) => {
      const text = cell(cells, at);
      return (text !== '' && !missing.has(text)) === condition.filled;
    };
  }
  if ('like' in condition) {
    const pattern = new RegExp(condition.like, 'iu');
    return ({ cells }) => pattern.test(cell(cells, at));
  }
  const words = [condition.is].flat().map((word) => word.toLowerCase());
  // Most cells are written as the condition is: those need no other writing.
  return ({ cells }) => {
    const text = cell(cells, at);
    return words.includes(text) || words.includes(text.toLowerCase());
  };
}
