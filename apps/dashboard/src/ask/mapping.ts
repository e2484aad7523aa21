import { ask, settle, TROUBLE, type Answer, type Trouble, type Union } from './client.js';
import type { FoundProblem } from './imports.js';

export type Options = Readonly<Record<string, unknown>>;
export interface ProposedColumn {
  readonly heading: string;
  /** Of the table that the file is like; null where nothing fits. */
  readonly column: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  readonly options: Options;
  /** What its heading says of its cells. */
  readonly told?: {
    readonly unit?: string;
    readonly currency?: string;
    readonly factor?: number;
    readonly period?: string;
    readonly scale?: readonly [number, number];
  };
  /** It has no name in a wide table, which reads it all the same: a skill, by its heading. */
  readonly oneOfMany?: true;
  /** Words and marks in it that say a level only once somebody has said which. */
  readonly unread?: readonly string[];
  readonly examples: readonly string[];
  readonly alternatives: readonly { readonly column: string; readonly confidence: number }[];
}
export interface WantedColumn {
  readonly column: string;
  readonly required: boolean;
  readonly reads: string;
  /** Several columns of a file may be it, and all of them are read. */
  readonly several?: true;
}
/** What a file may be and what its columns may mean. */
export interface Proposal {
  readonly file: string;
  readonly encoding: string;
  readonly target: string;
  readonly confidence: number;
  readonly columns: readonly ProposedColumn[];
  readonly wanted: readonly WantedColumn[];
  readonly others: readonly { readonly target: string; readonly confidence: number }[];
  readonly targets: readonly string[];
  /** As it would be imported; its name is that of the file's source. */
  readonly mapping: { readonly name: string };
  /** Of a wide table: how each column is read that it does not name. */
  readonly reads?: string;
  /** And what each of them is, by its heading. */
  readonly each?: 'skill' | 'person';
}
export interface ReadFact {
  readonly type: string;
  readonly [field: string]: unknown;
}
export interface CellProblem {
  readonly code: string;
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  readonly next: string;
  /** The heading of the cell. */
  readonly field: string;
}
export interface PreviewRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly facts: readonly ReadFact[];
  readonly problems: readonly CellProblem[];
  /** It refers to what is neither here nor stored. */
  readonly open?: readonly CellProblem[];
  readonly skipped?: string;
}
export type Preview =
  | {
      readonly status: 'ok';
      readonly headings: readonly string[];
      readonly rows: readonly PreviewRow[];
      readonly names: Readonly<Record<string, string>>;
    }
  | { readonly status: 'refused'; readonly problems: readonly FoundProblem[] };
export interface Looked {
  readonly proposal?: Proposal;
  readonly preview: Preview;
}

/** So much of a file is enough for a look at its first rows. */
const BEGINNING = 512 * 1024;

/**
 * What the first rows of a file are by a mapping, or (without one) by what the server proposes.
 * @throws the signal's AbortError only.
 */
export async function askMapping(
  file: File,
  fields: { readonly mapping?: object; readonly like?: string; readonly encoding?: string },
  signal: AbortSignal,
): Promise<Answer<Looked>> {
  const form = new FormData();
  if (fields.mapping) form.append('mapping', JSON.stringify(fields.mapping));
  if (fields.like) form.append('like', fields.like);
  if (fields.encoding) form.append('encoding', fields.encoding);
  form.append('file', file.slice(0, BEGINNING), file.name);
  try {
    const response = await fetch('/imports/mapping', { method: 'POST', body: form, signal });
    const reply = (await response.json()) as Looked | { readonly problems: readonly FoundProblem[] };
    if ('preview' in reply) return { data: reply };
    return { trouble: reply.problems[0]! };
  } catch (error) {
    if (signal.aborted) throw error;
    return { trouble: { code: 'UNREACHABLE', message: '', next: '' } };
  }
}

export interface SavedProfile {
  readonly name: string;
  readonly title: string;
  readonly like: readonly string[];
  readonly headings: readonly string[];
}

/** Mappings that were saved as profiles. */
export async function askProfiles(_: object, signal?: AbortSignal): Promise<Answer<readonly SavedProfile[]>> {
  const query = 'query Profiles { importProfiles(first: 50) { nodes { name title like headings } } }';
  const answer = await ask<{ importProfiles: { nodes: SavedProfile[] } }>(query, {}, signal);
  return answer.data ? { data: answer.data.importProfiles.nodes } : answer;
}

const SAVE = `mutation Save($name: ID!, $title: String!, $mapping: String!, $replace: Boolean!) {
  saveImportProfile(name: $name, title: $title, mapping: $mapping, replace: $replace) { __typename ... on ImportProfileSaved { status } ${TROUBLE} } }`;
const REMOVE = `mutation Remove($name: ID!) {
  removeImportProfile(name: $name) { __typename ... on ImportProfileRemoved { status } ${TROUBLE} } }`;
interface Done {
  readonly status: string;
}

/**
 * Keeps a mapping, so that files like it are recognised from then on.
 * @param given.replace another mapping that stands under this name is given up; without, the answer is the trouble `profile-exists`
 */
export async function saveProfile(given: {
  readonly name: string;
  readonly title: string;
  readonly mapping: object;
  readonly replace: boolean;
}): Promise<Answer<Done>> {
  type Reply = { saveImportProfile: Union<Done, 'ImportProfileSaved'> };
  const answer = await ask<Reply>(SAVE, { ...given, mapping: JSON.stringify(given.mapping) });
  return answer.data ? settle(answer.data.saveImportProfile, 'ImportProfileSaved') : answer;
}

export async function removeProfile(name: string): Promise<Answer<Done>> {
  type Reply = { removeImportProfile: Union<Done, 'ImportProfileRemoved'> };
  const answer = await ask<Reply>(REMOVE, { name });
  return answer.data ? settle(answer.data.removeImportProfile, 'ImportProfileRemoved') : answer;
}

export type { Trouble };
