import { existsSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';

export const DASHBOARD = Symbol('folder of the built dashboard');

/** The rooms of the dashboard; it draws them itself. Anything else that is no file is not found. */
const ROOMS = [
  '',
  'search',
  'search/text',
  'how',
  'sign-in-here',
  'me/*path',
  'badges/*path',
  'market/*path',
  'build',
  'audit/*path',
].concat(['stacks/*path', 'lifecycle', 'team/*path', 'verify', 'data/*path']);

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stackway</title>
<h1>The dashboard is not built</h1><p>Build it with <code>npm run build:dashboard</code>. The API answers at <a href="/graphiql">/graphiql</a>.</p></html>`;

@Controller()
export class DashboardController {
  constructor(@Inject(DASHBOARD) private readonly folder: string) {}

  @Get(ROOMS)
  show(@Res() response: Response): void {
    const index = path.join(this.folder, 'index.html');
    response.setHeader('Cache-Control', 'no-cache');
    if (existsSync(index)) response.sendFile(index, { cacheControl: false });
    else response.status(503).type('html').send(NOT_BUILT);
  }
}
