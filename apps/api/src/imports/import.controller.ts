import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Problem, Refusal } from '#lib/model';
import { importFiles, isRefusal, type ImportAnswer, type ImportInput } from '#lib/usecases';
import { isAdmin, isSignedIn } from '../access/caller.js';
import { Asking } from '../graph/asking.js';
import { asProblem, foundProblem, refused, RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import type { Entered } from '../http/request.js';
import { NOT_YOURS, problemBody, SIGN_IN } from '../http/told.js';
import { ImportFinishedType, ImportProgressType } from './import.type.js';
import { ProgressBoard, type ImportTold } from './progress-board.js';
import { receive, type Uploaded } from './upload.js';

/** Where uploads are kept while they are read, and how many bytes one may have. */
export interface Uploads {
  readonly folder: string;
  readonly limit: number;
}
export const UPLOADS = Symbol('uploads');
const CLIENT_ID = /^[A-Za-z0-9_-]{8,64}$/;
const FLAGS = ['dryRun', 'strict'] as const;
const TEXTS = ['format', 'framework', 'missing', 'replaces'] as const;

@Controller('imports')
export class ImportController {
  constructor(
    private readonly use: Use,
    private readonly board: ProgressBoard,
    @Inject(UPLOADS) private readonly uploads: Uploads,
  ) {}

  /**
   * One or several files as one import: multipart/form-data, streamed. Options as address or form fields: dryRun, strict, format,
   * framework, missing, replaces, samples, id (for `importProgress`). Answers the JSON of `stackway import`.
   */
  @Post()
  async receive(
    @Req() request: Entered,
    @Res() response: Response,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const { caller } = request;
    if (!isSignedIn(caller)) return refuse(response, 401, SIGN_IN);
    if (!isAdmin(caller)) return refuse(response, 403, NOT_YOURS);
    const { id = this.use.newId() } = query;
    if (typeof id !== 'string' || !CLIENT_ID.test(id)) return refuse(response, 400, badId(JSON.stringify(id)));
    try {
      const outcome = await this.inFolder((folder) => this.run(request, folder, id, query));
      this.board.tell(id, finished(outcome));
      response.status(isRefusal(outcome) ? statusOf(outcome) : 200).json(outcome);
    } catch (error) {
      this.board.tell(id, refused(FAILED));
      throw error;
    }
  }

  private async inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(path.join(this.uploads.folder, 'stackway-upload-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async run(
    request: Entered,
    folder: string,
    id: string,
    query: Record<string, unknown>,
  ): Promise<ImportAnswer | Refusal> {
    const totalBytes = Number(request.headers['content-length']) || undefined;
    const told = (progress: ImportProgressType): void =>
      this.board.tell(id, Object.assign(new ImportProgressType(), progress));
    const sent = await receive(request, folder, this.uploads.limit, (file, bytes) =>
      told({ phase: 'receiving', file, bytes, ...(totalBytes === undefined ? {} : { totalBytes }) }),
    );
    if ('code' in sent) return problemBody(sent);
    const options = optionsOf({ ...sent.fields, ...query });
    if ('code' in options) return problemBody(options);
    const asking = new Asking(request.caller, request.requestId, this.use.catalogue);
    const outcome = await importFiles(this.use.deps(asking), {
      ...options,
      paths: pathsOf(sent),
      onProgress: ({ file, done, total }) =>
        told({ phase: 'reading', file: path.basename(file), bytes: done, totalBytes: total }),
    });
    return withoutFolder(outcome, sent.folder);
  }
}

function pathsOf({ folder, names }: Uploaded): readonly string[] {
  return names.length === 1 ? [path.join(folder, names[0]!)] : [folder];
}

function optionsOf(given: Readonly<Record<string, unknown>>): Omit<ImportInput, 'paths'> | Problem {
  const options: Record<string, string | boolean | number> = {};
  for (const name of FLAGS) {
    const value = given[name];
    if (value === undefined) continue;
    if (value !== 'true' && value !== 'false' && value !== '') return badFlag(name, JSON.stringify(value));
    options[name] = value !== 'false';
  }
  for (const name of TEXTS) {
    const value = given[name];
    if (typeof value === 'string' && value !== '') options[name] = value;
  }
  const { samples } = given;
  if (typeof samples === 'string' && samples !== '') options['samples'] = Number(samples);
  return options;
}

/** Nobody needs to know where uploads lie. */
function withoutFolder<T extends ImportAnswer | Refusal>(outcome: T, folder: string): T {
  const inside = JSON.stringify(`${folder}${path.sep}`).slice(1, -1);
  return JSON.parse(JSON.stringify(outcome).replaceAll(inside, '')) as T;
}

function finished(outcome: ImportAnswer | Refusal): ImportTold {
  if (isRefusal(outcome)) {
    const problem = asProblem(outcome);
    return problem instanceof RefusedType ? problem : refused(outcome.problems[0]!);
  }
  return Object.assign(new ImportFinishedType(), outcome, {
    problems: outcome.problems.map(foundProblem),
    warnings: outcome.warnings.map(foundProblem),
  });
}

function statusOf(refusal: Refusal): number {
  return refusal.problems[0]?.code === 'upload-too-large' ? 413 : 400;
}

function refuse(response: Response, status: number, problem: Problem): void {
  response.status(status).json(problemBody(problem));
}

function badId(found: string): Problem {
  const expected = '8 to 64 letters, digits, - or _';
  return {
    code: 'bad-id',
    message: 'The id of the upload cannot be used.',
    found,
    expected,
    next: `Give ${expected}.`,
  };
}
function badFlag(name: string, found: string): Problem {
  return {
    code: 'bad-option',
    message: `${name} is "${found}".`,
    found,
    expected: 'true or false',
    next: `Change ${name}.`,
  };
}
const FAILED: Problem = {
  code: 'import-failed',
  message: 'The import did not come to its end; nothing was written.',
  next: 'Send the files again.',
};
