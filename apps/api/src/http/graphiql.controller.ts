import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { GRAPHIQL_POLICY } from './security-headers.js';

@Controller('graphiql')
export class GraphiqlController {
  /** 9 MB with all script and style inside: rendered when first asked for. */
  private page: Promise<string> | undefined;

  @Get()
  async show(@Res() response: Response): Promise<void> {
    this.page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
      renderGraphiQL({ endpoint: '/graphql', subscriptionsProtocol: 'WS', title: 'Stackway' }),
    );
    response.setHeader('Content-Security-Policy', GRAPHIQL_POLICY);
    response.type('html').send(await this.page);
  }
}
