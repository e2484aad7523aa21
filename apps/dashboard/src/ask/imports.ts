import { createClient } from 'graphql-ws';
import { ask, settle, type Answer, type Trouble, type Union } from './client.js';
import type { Proposal } from './mapping.js';
import type { Release } from './release.js';

export interface Counts {
  readonly read: number;
  readonly facts: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}
export interface ImportedFile {
  readonly file: string;
  readonly format: string;
  readonly read: number;
  readonly facts: number;
  readonly rejected: number;
  readonly skipped: number;
}
export interface FoundProblem {
  readonly code: string;
  readonly message: string;
  readonly found?: string | null;
  readonly expected?: string | null;
  readonly where?: {
    readonly file?: string | null;
    readonly line?: number | null;
    readonly column?: string | null;
  } | null;
  readonly next: string;
}
interface Claim {
  readonly import: string;
  readonly file: string;
  readonly line: number;
}
interface Sampled<T> {
  readonly count: number;
  readonly samples: readonly T[];
}
interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}
interface Changed {
  readonly type: string;
  readonly key: string;
  /** As it would be. */
  readonly fact: Fact;
  readonly fields: readonly FieldChange[];
}
interface Fact {
  readonly type: string;
  readonly [field: string]: unknown;
}
export interface Diff {
  readonly added: Sampled<{ readonly fact: Fact; readonly where: { readonly file: string; readonly line: number } }>;
  readonly changed: Sampled<Changed & { readonly was: Claim }>;
  readonly removed: Sampled<{ readonly fact: Fact; readonly was: Claim }>;
  readonly conflicts: Sampled<Changed & { readonly other: Claim }>;
  /** What earlier files of the same source said and these do not. */
  readonly missing:
    | (Sampled<{ readonly fact: Fact; readonly outcome: string }> & {
        readonly kept: number;
        readonly retired: number;
        readonly removed: number;
      })
    | null;
}
export interface Imported {
  readonly import: { readonly id: string | null };
  /** Names that nobody knows, and facts that came to be as the files say what names mean. */
  readonly names?: { readonly waiting: number; readonly given: number };
  /** Names about which people had decided otherwise, and facts of that. */
  readonly former?: { readonly names: readonly string[]; readonly takenBack: number };
  readonly status: 'ok' | 'unchanged' | 'dry-run' | 'rejected';
  /** Whether the history has it; of a preview, whether it would. */
  readonly remembered: boolean;
  readonly counts: Counts;
  readonly files: readonly ImportedFile[];
  /** The first of them; `problemCount` has all. */
  readonly problems: readonly FoundProblem[];
  readonly problemCount: number;
  readonly warnings: readonly FoundProblem[];
  readonly diff: Diff;
  /** Where the files bring skills or roles and earlier ones of the same source did so too. */
  readonly release?: Release;
}
/** What other imports say of things that an undo took away. */
export interface Left extends Sampled<{
  readonly type: string;
  readonly key: string;
  readonly fact: Fact;
  readonly refersTo: { readonly type: string; readonly id: string };
  readonly was: Claim;
}> {
  readonly next: string;
}
export interface TakenBack {
  readonly removed: number;
  readonly restored: number;
  readonly left: Left | null;
}
export interface PastImport {
  readonly id: string;
  readonly format: string;
  readonly at: string;
  readonly by: string;
  readonly files: readonly { readonly file: string }[];
  readonly counts: Counts;
  readonly undone: { readonly at: string; readonly by: string } | null;
}
export interface Progress {
  readonly phase: string;
  readonly file: string | null;
  readonly bytes: number;
  readonly totalBytes: number | null;
}
/** A file with its path inside the folder that was chosen. */
export interface Chosen {
  readonly path: string;
  readonly file: File;
}
/** What was refused, whole: nothing was written. */
export interface RefusedImport {
  readonly problems: readonly FoundProblem[];
  /** For files whose headings nobody knows: what they may mean. */
  readonly proposals?: readonly Proposal[];
}
export type MissingChoice = 'keep' | 'retire' | 'remove';
/** How files are to be read. */
export interface Reading {
  readonly mapping?: object | undefined;
  readonly encoding?: string | undefined;
  readonly missing?: MissingChoice | undefined;
  /** One rejected row and nothing is written. */
  readonly strict?: boolean | undefined;
}

function formOf(files: readonly Chosen[], { mapping, encoding, missing, strict }: Reading): FormData {
  const form = new FormData();
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  if (encoding) form.append('encoding', encoding);
  if (missing) form.append('missing', missing);
  if (strict) form.append('strict', 'true');
  for (const { path, file } of files) form.append('files', file, path);
  return form;
}

/** An import under way. */
export interface Sending {
  /** By which its progress is heard. */
  readonly id: string;
  readonly dryRun: boolean;
}

/**
 * Sends files; with `dryRun` nothing is written and the answer says what would change. Progress is heard over the socket while it runs.
 * @throws the signal's AbortError only.
 */
export async function sendFiles(
  files: readonly Chosen[],
  { id, dryRun }: Sending,
  reading: Reading,
  hear: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<{ done: Imported } | { refused: RefusedImport } | { trouble: Trouble }> {
  const deaf = listen(id, ({ phase, ...told }) => phase !== undefined && hear({ phase, ...told } as Progress));
  try {
    const response = await fetch(`/imports?${new URLSearchParams({ id, dryRun: String(dryRun) })}`, {
      method: 'POST',
      body: formOf(files, reading),
      signal,
    });
    const reply = (await response.json()) as Imported | RefusedImport | FoundProblem;
    if ('status' in reply && 'counts' in reply) return { done: reply };
    if (response.status === 401 || response.status === 403)
      return { trouble: { code: response.status === 401 ? 'UNAUTHENTICATED' : 'FORBIDDEN', message: '', next: '' } };
    return { refused: 'problems' in reply ? reply : { problems: [reply as FoundProblem] } };
  } catch (error) {
    if (signal.aborted) throw error;
    return { trouble: { code: 'UNREACHABLE', message: '', next: '' } };
  } finally {
    deaf();
  }
}

/** A file as the server has made it. */
export interface MadeFile {
  readonly name: string;
  readonly content: Blob;
}

/** The name that the server gives to a file: `attachment; filename="courses-rejected.csv"`, or in UTF-8. */
function nameIn(disposition: string): string {
  const spelled = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (spelled !== undefined) return decodeURIComponent(spelled);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'rejected.csv';
}

/**
 * The rows of one file that an import of all of them rejects, with the reasons: a table to correct and import again.
 * @throws the signal's AbortError only.
 */
export async function askRejected(
  files: readonly Chosen[],
  reading: Reading,
  file: string,
  signal: AbortSignal,
): Promise<Answer<MadeFile>> {
  try {
    const address = `/imports/rejected?${new URLSearchParams({ file })}`;
    const response = await fetch(address, { method: 'POST', body: formOf(files, reading), signal });
    if (response.ok) {
      const name = nameIn(response.headers.get('content-disposition') ?? '');
      return { data: { name, content: await response.blob() } };
    }
    return { trouble: ((await response.json()) as RefusedImport).problems[0]! };
  } catch (error) {
    if (signal.aborted) throw error;
    return { trouble: { code: 'UNREACHABLE', message: '', next: '' } };
  }
}

/** What the server tells of an import: how far it is, then how it ended. */
interface Heard extends Partial<Progress> {
  readonly __typename: 'ImportProgress' | 'ImportFinished' | 'Refused';
  readonly status?: string;
}

function listen(id: string, hear: (told: Heard) => void): () => void {
  const client = createClient({ url: `${location.origin.replace(/^http/, 'ws')}/graphql`, retryAttempts: 0 });
  // The last to leave closes the socket; to dispose of it at once would send into a closed one.
  return client.subscribe<{ importProgress: Heard }>(
    {
      query: `subscription Progress($id: ID!) { importProgress(id: $id) { __typename
        ... on ImportProgress { phase file bytes totalBytes } ... on ImportFinished { status } } }`,
      variables: { id },
    },
    {
      next: ({ data }) => data && hear(data.importProgress),
      error: () => undefined,
      complete: () => undefined,
    },
  );
}

/** So long the server may take to tell that it has stopped, in milliseconds. */
const STOPPING = 15_000;

/** Whether an import that was cancelled had been written all the same: it may have ended just before. */
export function wasWritten(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (written: boolean): void => {
      clearTimeout(late);
      deaf();
      resolve(written);
    };
    const late = setTimeout(() => settle(false), STOPPING);
    const deaf = listen(id, ({ __typename, status }) => {
      if (__typename !== 'ImportProgress') settle(status === 'ok');
    });
  });
}

const IMPORTS = `query Imports { imports(first: 50) { nodes { id format at by files { file }
  counts { read facts rejected skipped added changed removed } undone { at by } } } }`;

/** All imports, newest first. */
export async function askImports(_: object, signal?: AbortSignal): Promise<Answer<readonly PastImport[]>> {
  const answer = await ask<{ imports: { nodes: PastImport[] } }>(IMPORTS, {}, signal);
  return answer.data ? { data: answer.data.imports.nodes } : answer;
}

const UNDO = `mutation Undo($id: ID!) { undoImport(id: $id) { __typename ... on ImportUndone { removed restored left }
  ... on NotFound { code message next nearest { id name } } ... on Refused { code message next } } }`;

/** Takes back exactly one import's facts. */
export async function undoImport(id: string): Promise<Answer<TakenBack>> {
  const answer = await ask<{ undoImport: Union<TakenBack, 'ImportUndone'> }>(UNDO, { id });
  return answer.data ? settle(answer.data.undoImport, 'ImportUndone') : answer;
}
