import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Entered } from '../http/request.js';
import { BAD_TOKEN, problemBody } from '../http/told.js';
import { Identify } from './identify.js';
import { Sessions } from './sessions.js';

const STALE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in · Stackway</title>
<h1>This link has been used or has ended</h1>
<p>A sign-in link works once, within an hour. Stop Stackway and start it again: it prints a new one.</p>
<p><a href="/">Go on without signing in</a></p></html>`;

@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly sessions: Sessions,
    private readonly identify: Identify,
  ) {}

  /** The one-time link. */
  @Get()
  byLink(@Query('token') token: unknown, @Req() request: Entered, @Res() response: Response): void {
    const session = typeof token === 'string' ? this.sessions.useLink(token) : undefined;
    response.setHeader('Cache-Control', 'no-store');
    if (session === undefined) {
      response.status(403).type('html').send(STALE);
      return;
    }
    response.setHeader('Set-Cookie', this.sessions.cookie(session, request.secure));
    response.redirect(303, '/');
  }

  /** A bearer token in exchange for a session, for a browser. */
  @Post()
  async byToken(
    @Body() body: { token?: unknown } | undefined,
    @Req() request: Entered,
    @Res() response: Response,
  ): Promise<void> {
    const token = body?.token;
    const caller = typeof token === 'string' && token !== '' ? await this.identify.byToken(token) : undefined;
    if (!caller) {
      response.status(401).json(problemBody(BAD_TOKEN));
      return;
    }
    const session = this.sessions.begin({ kind: 'bearer', token: token as string });
    response.setHeader('Set-Cookie', this.sessions.cookie(session, request.secure));
    response.json({ status: 'ok', name: caller.name, grants: caller.grants });
  }
}

@Controller('sign-out')
export class SignOutController {
  constructor(private readonly sessions: Sessions) {}

  @Post()
  end(@Req() request: Entered, @Res() response: Response): void {
    const secret = this.sessions.secretIn(request.headers.cookie);
    if (secret !== undefined) this.sessions.end(secret);
    response.setHeader('Set-Cookie', this.sessions.cookie(undefined, request.secure));
    response.json({ status: 'ok' });
  }
}
