import { Controller, Get, Header, HttpCode, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Use } from '../graph/services.js';
import { Metrics } from './metrics.js';

@Controller()
export class HealthController {
  constructor(
    private readonly use: Use,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @HttpCode(200)
  live(): object {
    return { status: 'ok' };
  }

  /** The store can be read and a snapshot is there: send people here. */
  @Get('health/ready')
  async ready(@Res() response: Response): Promise<void> {
    try {
      const { snapshot } = await this.use.catalogue.current();
      response.status(200).json({ status: 'ok', snapshot: { version: snapshot.version } });
    } catch {
      response.status(503).json({ status: 'unavailable', next: 'Look at the server’s log, or run: stackway doctor' });
    }
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): Promise<string> {
    return this.metrics.text();
  }
}
