import path from 'node:path';
import { Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Problem, Refusal } from '#lib/model';
import { importFiles, isRefusal, type ImportAnswer } from '#lib/usecases';
import { Asking } from '../graph/asking.js';
import { foundProblem, refused, RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import type { Entered } from '../http/request.js';
import { problemBody } from '../http/told.js';
import { whenGone } from '../http/when-gone.js';
import { ImportFinishedType, ImportProgressType } from './import.type.js';
import { ProgressBoard, type ImportTold } from './progress-board.js';
import { proposed, type Proposals } from './proposals.js';
import { optionsOf, pathsOf } from './options.js';
import { receive } from './upload.js';
import { inFolder, mappingIn, refuse, statusOf, turnsAway, UPLOADS, withoutFolder, type Uploads } from './uploading.js';

const CLIENT_ID = /^[A-Za-z0-9_-]{8,64}$/;
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

function finished(outcome: ImportAnswer | Refusal): ImportTold {
  if (isRefusal(outcome)) {
    const problems = outcome.problems.map(foundProblem);
    return Object.assign(new RefusedType(), problems[0], { problems });
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
const FAILED: Problem = {
  code: 'import-failed',
  message: 'The import did not come to its end; nothing was written.',
  next: 'Send the files again.',
};
