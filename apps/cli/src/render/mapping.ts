import type { MappingAnswer } from '#lib/usecases';
import type { Paint } from './paint.js';
import { table } from './table.js';

/** What the columns of a file may mean, and how to go on. */
export function tellMapping(answer: MappingAnswer, out: string | undefined, paint: Paint, width: number): string {
  const { target, confidence, columns, missing, others, mapping, file } = answer;
  const rows = columns.map((each) => [
    each.heading || '(no heading)',
    each.column ?? (each.oneOfMany ? `a ${answer.each ?? 'skill'}` : 'left out'),
    each.column === null ? '' : percent(each.confidence),
    each.reason,
  ]);
  const shown = table(['heading', 'means', 'sure', 'why'], rows, { right: [2], give: 3, width }, paint);
  const nearly = others.map((other) => `${other.target} ${percent(other.confidence)}`).join(', ');
  return [
    `${paint.bold(file)} looks like ${paint.bold(target)} (${percent(confidence)} sure${nearly && `; or ${nearly}`}).`,
    '',
    shown,
    ...(missing.length > 0 ? ['', paint.yellow(`Nothing was found for ${missing.join(', ')}: ${HOW}`)] : []),
    '',
    out === undefined
      ? `The mapping, to be corrected and used with --mapping:\n${JSON.stringify(mapping, null, 2)}`
      : `Written to ${out}. Correct it, then: stackway import --dry-run --mapping ${out} ${file}`,
  ].join('\n');
}

const HOW = 'name a column in the mapping, or a value for every row: { "is": "…" }.';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
