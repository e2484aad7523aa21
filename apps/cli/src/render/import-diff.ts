import type { ImportAnswer } from '#lib/usecases';
import { count } from './amounts.js';
import type { Paint } from './paint.js';

interface Named {
  readonly type: string;
  readonly key: string;
  readonly fact?: object;
}

/** A dry run shows samples of everything; what was written tells only what a person has to know of. */
export function tellDiff({ status, diff, replaces }: ImportAnswer, paint: Paint): string[] {
  const { added, changed, removed, conflicts, missing } = diff;
  const lines: string[] = [];
  const tell = (title: string, all: number, rows: readonly string[]): void => {
    if (all === 0) return;
    lines.push('', paint.yellow(`${title} (${all}):`), ...rows.map((row) => `  ${row}`));
    if (all > rows.length) lines.push(paint.dim(`  … and ${all - rows.length} more`));
  };
  if (status === 'dry-run') {
    tell(
      'Would be added',
      added.count,
      added.samples.map((one) => `${nameOf(one)}  ${place(one.where, paint)}`),
    );
    tell('Would be changed', changed.count, changed.samples.map((one) => `${nameOf(one)}  ${fields(one.fields)}  ${place(one.where, paint)}`)); // prettier-ignore
    tell(
      'Would be removed',
      removed.count,
      removed.samples.map((one) => `${nameOf(one)}  ${claim(one.was, paint)}`),
    );
  }
  tell('In conflict with another import', conflicts.count, conflicts.samples.map((one) => `${nameOf(one)}  ${fields(one.fields)}  ${claim(one.other, paint)}`)); // prettier-ignore
  if (missing && replaces) {
    const { kept, retired, removed: gone } = missing;
    tell(
      `No longer in the files of ${replaces.imports.join(', ')}: ${kept} kept, ${retired} retired, ${gone} removed`,
      missing.count,
      missing.samples.map((one) => `${one.outcome}  ${nameOf(one)}  ${claim(one.was, paint)}`),
    );
    lines.push(...missing.notes.map((note) => paint.dim(`  ${note}`)));
  }
  return lines;
}

/** What a new release adds, renames, merges and drops, and whom that concerns. */
export function tellRelease({ release }: ImportAnswer, paint: Paint): string[] {
  if (!release) return [];
  const { frameworks, added, renamed, merged, dropped, peopleAffected: people } = release;
  const named = ({ kind, id, name }: { readonly kind: string; readonly id: string; readonly name: string }): string =>
    `${kind} ${name} ${paint.dim(id)}`;
  const changes = `${added.count} added, ${renamed.count} renamed, ${merged.count} merged, ${dropped.count} dropped`;
  return [
    '',
    paint.yellow(`New release${frameworks.length > 0 ? ` of ${frameworks.join(', ')}` : ''}: ${changes}`),
    ...renamed.samples.map(({ kind, before, after, id }) => `  renamed  ${kind} ${before} → ${after} ${paint.dim(id)}`),
    ...merged.samples.map((one) => `  merged   ${named(one)} → ${one.into.name} ${paint.dim(`by ${one.by}`)}`),
    ...dropped.samples.map((one) => `  dropped  ${named(one)}`),
    `  Concerned: ${count(people.learners, 'learner')}, ${count(people.credentials, 'credential')}, ${count(people.roles, 'role')}`,
    ...people.samples.map(({ who, id, thing, follows }) => `    ${who} ${id}: ${thing.name} → ${follows.by === 'stays' ? 'stays until somebody decides' : `${follows.name} (${follows.by})`}`), // prettier-ignore
  ];
}

/** A fact by its type, key and name. */
export function nameOf({ type, key, fact = {} }: Named): string {
  const { name, title } = fact as { readonly name?: string; readonly title?: string };
  const parts = key.startsWith('[') ? (JSON.parse(key) as string[]).filter((part) => part !== '').join(' ') : key;
  return `${type} ${parts}${(name ?? title) === undefined ? '' : ` "${name ?? title}"`}`;
}

function fields(changes: ImportAnswer['diff']['changed']['samples'][number]['fields']): string {
  const text = (value: unknown): string =>
    value === null ? '(nothing)' : typeof value === 'string' ? value : JSON.stringify(value);
  return changes.map(({ field, before, after }) => `${field}: ${text(before)} → ${text(after)}`).join(', ');
}

function place({ file, line }: { readonly file: string; readonly line: number }, paint: Paint): string {
  return line === 0 ? '' : paint.dim(`${file}, line ${line}`);
}

/** Which import says it, in which file and line. */
export function claim(
  said: { readonly import: string; readonly file: string; readonly line: number },
  paint: Paint,
): string {
  const where = said.line === 0 ? '' : `, ${said.file}, line ${said.line}`;
  return paint.dim(`(import ${said.import}${where})`);
}
