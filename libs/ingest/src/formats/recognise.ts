import type { Problem } from '#lib/model';
import { isReportColumn, ownStem } from '../rejected/report-columns.js';
import { Headings, plain } from './columns.js';
import type { Format } from './format.js';

export { plain };

/** How well a format fits the headings of a file. */
interface Fit {
  readonly format: Format;
  /** Headings of the file that the format knows. */
  readonly known: number;
  /** Required headings that the file lacks. */
  readonly missing: readonly string[];
  /** The file is called as files of this format are. */
  readonly named: boolean;
}

export type Recognised =
  | { readonly status: 'ok'; readonly format: Format; readonly known: number }
  | { readonly status: 'refused'; readonly known: number; readonly problem: Problem };

/**
 * Finds the format whose headings fit best. The file's name decides between formats whose headings are alike, and says what was meant
 * where a heading is missing.
 * @param file name without folder
 */
export function recognise(
  headings: readonly string[],
  file: string,
  line: number,
  formats: readonly Format[],
): Recognised {
  const stem = stemOf(file, headings.some(isReportColumn)).toLowerCase();
  const present = new Headings(headings);
  const fits = formats.map((format) => fit(format, present, stem));
  const valid = foremost(
    fits.filter((each) => each.missing.length === 0),
    present,
  );
  const known = Math.max(0, ...valid.map((each) => each.known));
  const isOfSource = fits.filter(({ format }) => !format.generic);
  const nearest = (isOfSource.length > 0 ? isOfSource : fits).reduce((best, each) =>
    closer(each, best) ? each : best,
  );
  const where = { file, line };

  const named = valid.filter((each) => each.named).sort((a, b) => b.known - a.known)[0];
  if (named) return { status: 'ok', format: named.format, known: named.known };
  if (valid.length === 0 || isMeant(nearest, valid, known)) {
    return { status: 'refused', known: nearest.known, problem: missing(nearest, headings, where) };
  }
  const best = decide(
    valid.filter((each) => each.known === known),
    stem,
  );
  const meant = fits.find((each) => each.named && each.missing.length < each.format.required.length);
  if (meant && best.some(({ format }) => format.family === meant.format.family)) {
    return { status: 'refused', known, problem: missing(meant, headings, where) };
  }
  if (best.length === 1) return { status: 'ok', format: best[0]!.format, known };
  return { status: 'refused', known, problem: ambiguous(best, headings, where) };
}

/** A format that lacks a heading was meant all the same: by the name of the file, or by more headings than any other has. */
function isMeant(nearest: Fit, valid: readonly Fit[], known: number): boolean {
  if (nearest.missing.length === 0 || valid[0]!.format.first) return false;
  const byHeadings = nearest.known > known && !valid[0]!.format.generic;
  return byHeadings || (nearest.named && nearest.known >= known);
}

function fit(format: Format, headings: Headings, stem: string): Fit {
  const { optional, missing: lacking } = headings.fit(format);
  return {
    format,
    known: format.required.length - lacking.length + optional,
    missing: lacking,
    named: format.fileNames.includes(stem),
  };
}

/** A mapping of one's own before everything, a format of some source before one that fits many files. */
function foremost(fits: readonly Fit[], headings: Headings): readonly Fit[] {
  const first = fits.filter(({ format }) => format.first);
  if (first.length > 0) return first;
  const special = fits.filter(({ format }) => !format.generic);
  if (special.length === 0) return fits;
  const apter = fits.filter((each) => each.format.generic && special.every((other) => isApter(each, other, headings)));
  return apter.length > 0 ? apter : special;
}

/** `id, title, posted_on, salary` has what a role needs, and is a posting: a column that makes it one means nothing to roles. */
function isApter(generic: Fit, other: Fit, headings: Headings): boolean {
  if (generic.known <= other.known || other.named) return false;
  const { required, optional } = other.format;
  const places = new Set([...required, ...optional].map((heading) => headings.find(heading, other.format)));
  return generic.format.required.some((heading) => !places.has(headings.find(heading, generic.format)));
}

function closer(a: Fit, b: Fit): boolean {
  if (a.known !== b.known) return a.known > b.known;
  if (a.named !== b.named) return a.named;
  return a.missing.length < b.missing.length;
}

/** Between formats that fit equally well: the file's name, then the documented format. */
function decide(fits: readonly Fit[], stem: string): readonly Fit[] {
  if (fits.length < 2) return fits;
  const words = new Set(stem.split(/[^a-z0-9_]+/));
  const hinted = fits.filter(({ format }) => format.fileNames.some((name) => words.has(name)));
  if (hinted.length === 1) return hinted;
  const usual = fits.filter(({ format }) => !format.rare && !format.generic);
  return usual.length === 1 ? usual : fits;
}

const MAP_IT = 'Have its columns mapped: "stackway mapping FILE" proposes what they mean, "--mapping" uses it.';

function missing(nearest: Fit, headings: readonly string[], where: Problem['where']): Problem {
  const { format } = nearest;
  const spelled = (name: string): string => (format.asked?.includes(name) ? spelledAs(name, format) : name);
  const lacks = nearest.missing.map(spelled).join(', ');
  const almost = nearest.named || (nearest.known > 0 && nearest.missing.length * 2 <= format.required.length);
  return {
    code: almost ? 'missing-column' : 'unknown-format',
    message: almost
      ? `The file looks like ${format.name} and lacks the column ${lacks}.`
      : `No known format has these headings. The nearest is ${format.name}, which also needs ${lacks}.`,
    found: headings.join(', '),
    expected: `the headings ${format.required.map(spelled).join(', ')}`,
    where: almost ? { ...where, column: spelled(nearest.missing[0]!) } : where,
    next: almost
      ? `Add the column ${lacks}, or ${format.first ? 'correct the mapping.' : `name the format. If it is no such table: ${MAP_IT}`}`
      : `${MAP_IT} Or leave the file out.`,
  };
}

function ambiguous(fits: readonly Fit[], headings: readonly string[], where: Problem['where']): Problem {
  const names = fits.map(({ format }) => format.name).join(', ');
  return {
    code: 'ambiguous-format',
    message: `These headings fit several formats: ${names}.`,
    found: headings.join(', '),
    expected: 'headings or a file name that fit one format',
    where,
    next: `Rename the file to ${fits.map(({ format }) => `${format.fileNames[0] ?? format.name}.csv`).join(' or ')}, or name the format.`,
  };
}

/** `data/skills_en.csv` → `skills_en`. @param isReport of its rejected rows: `skills_en-rejected.csv` is called as that file */
export function stemOf(file: string, isReport = false): string {
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  return isReport ? ownStem(stem) : stem;
}

/** The formats that `--format` allows: a family (`esco`), a format (`stackway/skills`) or its table (`skills`). Empty when there is none. */
export function formatsNamed(name: string, formats: readonly Format[]): readonly Format[] {
  const wanted = plain(name);
  const exact = formats.filter((format) => [format.name, format.family].some((each) => plain(each) === wanted));
  if (exact.length > 0) return exact;
  return formats.filter((format) => plain(format.name).endsWith(`/${wanted.replace(/\.csv$/, '')}`));
}

/** A column as a mapping has it spelled: what a person looks for in the file. */
export function spelledAs(name: string, { columns }: Pick<Format, 'columns'>): string {
  const given = columns?.[name];
  if (!given || 'is' in given || 'like' in given) return name;
  return 'heading' in given ? given.heading : given.join(' or ');
}
