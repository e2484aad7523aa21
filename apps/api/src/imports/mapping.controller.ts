import path from 'node:path';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Refusal } from '#lib/model';
import { isRefusal, previewMapping, proposeMapping, type MappingAnswer, type PreviewAnswer } from '#lib/usecases';
import { Asking } from '../graph/asking.js';
import { Use } from '../graph/services.js';
import type { Entered } from '../http/request.js';
import { problemBody } from '../http/told.js';
import { receive, type Uploaded } from './upload.js';
import { inFolder, mappingIn, statusOf, turnsAway, UPLOADS, withoutFolder, type Uploads } from './uploading.js';

/** Bytes of the beginning of a file; the page sends half of that. */
const MOST = 1024 * 1024;
const ROWS = 20;

interface Looked {
  readonly status: 'ok';
  /** Absent where a mapping was sent and no `like`. */
  readonly proposal?: MappingAnswer;
  /** The first rows as the mapping reads them, or why they cannot be read. */
  readonly preview: PreviewAnswer | Refusal;
}

@Controller('imports/mapping')
export class MappingController {
  constructor(
    private readonly use: Use,
    @Inject(UPLOADS) private readonly uploads: Uploads,
  ) {}

  /**
   * The beginning of one file, as multipart/form-data → what its columns may mean, and its first rows as a mapping reads them. Fields:
   * mapping (JSON; the proposed one where absent), like (a table: `courses/courses`), encoding. Nothing is written.
   */
  @Post()
  async look(@Req() request: Entered, @Res() response: Response): Promise<void> {
    if (turnsAway(request, response)) return;
    const limit = Math.min(MOST, this.uploads.limit);
    const answer = await inFolder(this.uploads, async (folder) => {
      const sent = await receive(request, folder, limit, () => undefined);
      return 'code' in sent ? problemBody(sent) : withoutFolder(await this.answer(request, sent), sent.folder);
    });
    response.status(isRefusal(answer) ? statusOf(answer) : 200).json(answer);
  }

  private async answer(request: Entered, { folder, names, fields }: Uploaded): Promise<Looked | Refusal> {
    const given = mappingIn(fields['mapping']);
    if ('code' in given) return problemBody(given);
    const file = path.join(folder, names[0]!);
    const encoding = fields['encoding'] || undefined;
    const like = fields['like'] || undefined;
    const deps = this.use.deps(new Asking(request.caller, request.requestId, this.use.catalogue));
    const proposal = given.mapping && !like ? undefined : await proposeMapping({ file, like, encoding });
    if (proposal && isRefusal(proposal)) return proposal;
    const mapping = given.mapping ?? proposal?.mapping;
    const preview = await previewMapping(deps, { file, mapping, encoding, rows: ROWS });
    return { status: 'ok', ...(proposal ? { proposal } : {}), preview };
  }
}
