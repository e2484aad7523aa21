import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Problem } from '#lib/model';
import { importFiles, isRefusal } from '#lib/usecases';
import { Asking } from '../graph/asking.js';
import { Use } from '../graph/services.js';
import type { Entered } from '../http/request.js';
import { problemBody } from '../http/told.js';
import { whenGone } from '../http/when-gone.js';
import { optionsOf, pathsOf } from './options.js';
import { receive } from './upload.js';
import { inFolder, mappingIn, refuse, statusOf, turnsAway, UPLOADS, withoutFolder, type Uploads } from './uploading.js';

@Controller('imports/rejected')
export class RejectedController {
  constructor(
    private readonly use: Use,
    @Inject(UPLOADS) private readonly uploads: Uploads,
  ) {}

  /**
   * The rows of one file (`?file=`) that an import of all that is sent rejects: CSV with its own columns and why, to be corrected and
   * imported again. Takes the same form as POST /imports. Nothing is written.
   */
  @Post()
  async rejected(@Req() request: Entered, @Res() response: Response, @Query('file') file: unknown): Promise<void> {
    if (turnsAway(request, response)) return;
    const signal = whenGone(response);
    await inFolder(this.uploads, async (folder) => {
      const sent = await receive(request, folder, this.uploads.limit, () => undefined);
      if ('code' in sent) return refuse(response, statusOf(problemBody(sent)), sent);
      const options = optionsOf(sent.fields);
      if ('code' in options) return refuse(response, 400, options);
      const mapping = mappingIn(sent.fields['mapping']);
      if ('code' in mapping) return refuse(response, 400, mapping);
      const deps = this.use.deps(new Asking(request.caller, request.requestId, this.use.catalogue));
      const rejected = path.join(folder, 'rejected');
      const given = { ...options, ...mapping, signal, rejected, dryRun: true, strict: false, paths: pathsOf(sent) };
      const outcome = await importFiles(deps, given);
      if (isRefusal(outcome)) {
        return void response.status(statusOf(outcome)).json(withoutFolder(outcome, sent.folder));
      }
      const report = outcome.rejected?.find((each) => each.file === file);
      if (!report) return refuse(response, 404, noneRejected(String(file), outcome.rejected ?? []));
      response.type('text/csv').attachment(path.basename(report.report));
      await pipeline(createReadStream(report.report), response);
    });
  }
}

function noneRejected(found: string, having: readonly { readonly file: string }[]): Problem {
  return {
    code: 'none-rejected',
    message: `No row of ${found} is rejected.`,
    found,
    expected:
      having.length > 0 ? having.map(({ file }) => file).join(', ') : 'a file with rejected rows; there is none',
    next: 'Name one of those as ?file=…',
  };
}
