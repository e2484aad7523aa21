import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import type { Problem } from '#lib/model';
import { StoreUnavailable } from '#lib/store';
import { lostPage } from './lost-page.js';
import type { Entered } from './request.js';
import { problemBody } from './told.js';
import type { Log } from './unexpected.js';

/** Says what went wrong over plain HTTP, in the words of every other problem. GraphQL has its own way. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    // Thrown, not returned: what is no Error of this realm, such as one of a native module under a test, would pass for an answer.
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const request = http.getRequest<Entered>();
    const response = http.getResponse<Response>();
    const [status, problem] = this.tell(error, request);
    if (response.headersSent) return response.end();
    if (status === 404 && wantsPage(request)) return response.status(404).type('html').send(lostPage(request.path));
    const body = request.path.startsWith('/graphql') ? asGraphql(problem) : problemBody(problem);
    return response.status(status).json(body);
  }

  private tell(error: unknown, request: Entered): readonly [number, Problem] {
    if (error instanceof StoreUnavailable) return [503, error.problem];
    const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown } | null)?.status;
    if (status === 404) return [404, notHere(request.path)];
    if (status === 413) return [413, TOO_LARGE];
    if (typeof status === 'number' && status >= 400 && status < 500) return [status, NOT_UNDERSTOOD];
    this.log({ requestId: request.requestId, error });
    return [500, { ...BUG, next: `Look for ${request.requestId} in the server's log.` }];
  }
}

/** A browser that was led here, rather than a program: one that takes anything gets JSON. */
function wantsPage(request: Entered): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
}

function asGraphql({ code, message, next }: Problem): object {
  return { errors: [{ message, extensions: { code, next } }] };
}

function notHere(path: string): Problem {
  return { code: 'NOT_FOUND', message: 'There is nothing at this address.', found: path, next: 'Begin at /.' };
}
const TOO_LARGE: Problem = {
  code: 'BODY_TOO_LARGE',
  message: 'The request is larger than is allowed.',
  expected: 'at most 1 MB',
  next: 'Ask for less. Files go to POST /imports.',
};
const NOT_UNDERSTOOD: Problem = {
  code: 'BAD_REQUEST',
  message: 'The request could not be read.',
  expected: 'a JSON body of the content type application/json',
  next: 'Look at the body and its content type.',
};
const BUG = { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' };
