import path from 'node:path';
import { Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Problem, Refusal } from '#lib/model';
import { importFiles, isRefusal, type ImportAnswer, type ImportInput } from '#lib/usecases';
import { Asking } from '../graph/asking.js';
import { asProblem, foundProblem, refused, RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import type { Entered } from '../http/request.js';
import { problemBody } from '../http/told.js';
import { whenGone } from '../http/when-gone.js';
import { ImportFinishedType, ImportProgressType } from './import.type.js';
import { ProgressBoard, type ImportTold } from './progress-board.js';
import { proposed, type Proposals } from './proposals.js';
import { receive, type Uploaded } from './upload.js';
import { inFolder, mappingIn, refuse, statusOf, turnsAway, UPLOADS, withoutFolder, type Uploads } from './uploading.js';

const CLIENT_ID = /^[A-Za-z0-9_-]{8,64}$/;
const FLAGS = ['dryRun', 'strict'] as const;
const TEXTS = ['format', 'framework', 'encoding', 'missing', 'replaces'] as const;
type Outcome = ImportAnswer | (Refusal & Proposals);

@Controller('imports')
export class ImportController {
  constructor(
    private readonly use: Use,
    private readonly board: ProgressBoard,
    @Inject(UPLOADS) private readonly uploads: Uploads,
  ) {}

  /**
   * One or several files as one import: multipart/form-data, streamed. Options as address or form fields: dryRun, strict, format,
   * framework, encoding, missing, replaces, samples, mapping (JSON), id (for `importProgress`). Answers the JSON of `stackway import`; where the format of a file is
   * not known, with `proposals` of what its columns mean. Who goes away before the answer cancels the import.
   */
  @Post()
  async receive(
    @Req() request: Entered,
    @Res() response: Response,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    if (turnsAway(request, response)) return;
    const { id = this.use.newId() } = query;
    if (typeof id !== 'string' || !CLIENT_ID.test(id)) return refuse(response, 400, badId(JSON.stringify(id)));
    const gone = whenGone(response);
    try {
      const outcome = await inFolder(this.uploads, (folder) => this.run(request, folder, id, query, gone));
      this.board.tell(id, finished(outcome));
      response.status(isRefusal(outcome) ? statusOf(outcome) : 200).json(outcome);
    } catch (error) {
      this.board.tell(id, refused(FAILED));
      throw error;
    }
  }

  private async run(
    request: Entered,
    folder: string,
    id: string,
    query: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const totalBytes = Number(request.headers['content-length']) || undefined;
    const told = (progress: ImportProgressType): void =>
      this.board.tell(id, Object.assign(new ImportProgressType(), progress));
    const sent = await receive(request, folder, this.uploads.limit, (file, bytes) =>
      told({ phase: 'receiving', file, bytes, ...(totalBytes === undefined ? {} : { totalBytes }) }),
    );
    if ('code' in sent) return problemBody(sent);
    const options = optionsOf({ ...sent.fields, ...query });
    if ('code' in options) return problemBody(options);
    const mapping = mappingIn(sent.fields['mapping']);
    if ('code' in mapping) return problemBody(mapping);
    const asking = new Asking(request.caller, request.requestId, this.use.catalogue);
    const outcome = await importFiles(this.use.deps(asking), {
      ...options,
      ...mapping,
      signal,
      paths: pathsOf(sent),
      onProgress: ({ file, done, total }) =>
        told({ phase: 'reading', file: path.basename(file), bytes: done, totalBytes: total }),
    });
    return withoutFolder(isRefusal(outcome) ? await proposed(outcome, sent, options) : outcome, sent.folder);
  }
}

function pathsOf({ folder, names }: Uploaded): readonly string[] {
  return names.length === 1 ? [path.join(folder, names[0]!)] : [folder];
}

type Options = Omit<ImportInput, 'paths' | 'mapping'>;

function optionsOf(given: Readonly<Record<string, unknown>>): Options | Problem {
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
