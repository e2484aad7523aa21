import { checkMapping, readImport, readMapping, readWeights, type ImportOutcome, type Weights } from '#lib/ingest';
import { refuse, type Problem, type Refusal } from '#lib/model';
import { MISSING_CHOICES, type ImportedFile, type ImportRecord, type MissingChoice } from '#lib/store';
import type { Deps } from './deps.js';
import { giveDecided } from './names/give-decided.js';
import { namesLeft } from './names/names-left.js';

export interface ImportInput {
  /** Files or folders; together they are one import. */
  readonly paths: readonly string[];
  /** A format's name; recognised by headings when absent. */
  readonly format?: string | undefined;
  /** A file that says which heading means what, or what such a file holds. */
  readonly mapping?: string | object | undefined;
  /** The encoding of all files, where they do not tell. */
  readonly encoding?: string | undefined;
  /** A folder for the rejected rows: a table for each file that has some, to correct and import again. */
  readonly rejected?: string | undefined;
  /** The framework that skills without one belong to. */
  readonly framework?: string | undefined;
  readonly dryRun?: boolean | undefined;
  /** One rejected row and nothing is written. */
  readonly strict?: boolean | undefined;
  /** What becomes of facts that earlier imports of the same source had said and these files do not contain: keep (default), retire or remove. */
  readonly missing?: string | undefined;
  /** Id of the import whose place this one takes; else all standing ones of the same formats with the same set of tables. */
  readonly replaces?: string | undefined;
  /** Samples of each kind of change in the answer, 0 to 1000; 20 unless told. */
  readonly samples?: number | undefined;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Ends the import before anything is written. */
  readonly signal?: AbortSignal | undefined;
}

/** How far a running import is, in bytes of all files. */
export interface ImportProgress {
  readonly file: string;
  readonly done: number;
  readonly total: number;
}

/** `problems` are the rejected rows; `warnings` concern what was kept or left out. */
export interface ImportAnswer extends ImportOutcome {
  /**
   * When the import stands: so many names of skills that it uses wait for a person, and so many facts came to be since its files say what
   * names mean for which others had been waiting. Absent where both are 0.
   */
  readonly names?: { readonly waiting: number; readonly given: number };
}

/**
 * Reads files and writes their facts, all or nothing. What had been waiting for names about which the files decide comes to be after that.
 * @returns what was found and done (rejected rows are part of it), or a refusal when a file cannot be read at all: nothing is written then
 */
export async function importFiles(
  deps: Pick<Deps, 'store' | 'now' | 'newId' | 'by' | 'profiles'> & Partial<Pick<Deps, 'catalogue'>>,
  input: ImportInput,
): Promise<ImportAnswer | Refusal> {
  const {
    paths,
    format,
    encoding,
    framework,
    dryRun,
    strict,
    rejected,
    missing,
    replaces,
    samples,
    onProgress,
    signal,
  } = input;
  if (missing !== undefined && !isMissingChoice(missing)) return refuse(noChoice(missing));
  if (samples !== undefined && !(Number.isInteger(samples) && samples >= 0 && samples <= MOST_SAMPLES)) {
    return refuse(tooManySamples(samples));
  }
  const weights = await readWeights();
  const mapping = await mappingOf(input.mapping, weights);
  if (mapping && 'status' in mapping && mapping.status === 'refused') return mapping;
  const answer = await readImport({
    paths,
    store: deps.store,
    import: { id: deps.newId(), at: deps.now(), by: deps.by },
    weights,
    dryRun: dryRun ?? false,
    strict: strict ?? false,
    ...(mapping ? { mapping: mapping.profile } : {}),
    ...(format === undefined ? {} : { format }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(framework === undefined ? {} : { framework }),
    ...(deps.profiles === undefined ? {} : { profiles: deps.profiles }),
    ...(rejected === undefined ? {} : { rejected }),
    ...(missing === undefined ? {} : { missing }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(samples === undefined ? {} : { samples }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  const stands = answer.status === 'ok' || answer.status === 'unchanged';
  if (!stands || answer.import.id === null) return answer;
  const { catalogue } = deps;
  const given = catalogue ? await giveDecided({ ...deps, catalogue }, answer.import.id) : 0;
  const waiting = await namesLeft(deps.store, answer.import.id);
  return waiting + given > 0 ? { ...answer, names: { waiting, given } } : answer;
}

const MOST_SAMPLES = 1000;

function isMissingChoice(text: string): text is MissingChoice {
  return (MISSING_CHOICES as readonly string[]).includes(text);
}

function noChoice(found: string): Problem {
  const expected = MISSING_CHOICES.join(', ');
  const message = `missing is "${found}".`;
  return {
    code: 'bad-option',
    message,
    found,
    expected,
    where: { column: 'missing' },
    next: `Give one of ${expected}.`,
  };
}

function tooManySamples(samples: number): Problem {
  const expected = `a whole number from 0 to ${MOST_SAMPLES}`;
  return {
    code: 'out-of-range',
    message: `samples cannot be ${samples}.`,
    found: String(samples),
    expected,
    where: { column: 'samples' },
    next: `Give samples as ${expected}.`,
  };
}

async function mappingOf(given: ImportInput['mapping'], weights: Weights) {
  if (given === undefined) return undefined;
  if (typeof given === 'string') return readMapping(given, weights);
  const checked = await checkMapping(given, weights);
  return 'profile' in checked ? { status: 'ok' as const, profile: checked.profile } : refuse(...checked.problems);
}

/** The imports of the store, newest first; people's own edits are left out unless asked for. */
export async function listImports(
  deps: Pick<Deps, 'store'>,
  input: { readonly profiles?: boolean } = {},
): Promise<{ readonly imports: readonly ListedImport[] }> {
  const records = await deps.store.imports({ profiles: input.profiles ?? false });
  return { imports: records.map(listed) };
}

export type ListedImport = Omit<ImportRecord, 'files'> & { readonly files: readonly Omit<ImportedFile, 'sha256'>[] };

function listed(record: ImportRecord): ListedImport {
  const { id, files, format, at, by, counts, undone } = record;
  return { id, files: files.map(withoutHash), format, at, by, counts, ...(undone ? { undone } : {}) };
}

function withoutHash(file: ImportedFile): Omit<ImportedFile, 'sha256'> {
  const { file: name, format, read, facts, rejected, skipped } = file;
  return { file: name, format, read, facts, rejected, skipped };
}
