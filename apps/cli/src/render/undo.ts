import type { UndoAnswer } from '#lib/usecases';
import { count } from './amounts.js';
import { claim, nameOf } from './import-diff.js';
import type { Paint } from './paint.js';

/** What was taken back, and what now refers to nothing. */
export function tellUndone({ import: made, removed, restored, left }: UndoAnswer, paint: Paint): string {
  const done = `Undone: import ${made.id}. ${count(removed, 'fact')} removed, ${restored} restored.`;
  if (!left) return done;
  const rows = left.samples.map((one) => {
    const { type, id } = one.refersTo;
    return `  ${nameOf(one)}  ${type} ${id} is gone  ${claim(one.was, paint)}`;
  });
  const more = left.count - left.samples.length;
  if (more > 0) rows.push(paint.dim(`  … and ${more} more`));
  const title = `Facts of other imports that refer to what is gone (${left.count}):`;
  return [done, '', paint.yellow(title), ...rows, '', left.next].join('\n');
}
