import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';

/** Counts requests for `/metrics`, by a few fixed names so that nothing about a person can become a label. */
@Injectable()
export class Traffic {
  readonly requests = new Map<string, number>();
  /** Seconds of all requests that ended. */
  seconds = 0;

  watch(request: Request, response: Response): void {
    const start = performance.now();
    const where = place(request.path); // routers change the path while they work
    response.once('close', () => {
      const key = `${where} ${Math.floor(response.statusCode / 100)}xx`;
      this.requests.set(key, (this.requests.get(key) ?? 0) + 1);
      this.seconds += (performance.now() - start) / 1000;
    });
  }
}

const PLACES = ['graphql', 'imports', 'sign-in', 'health', 'metrics', 'graphiql'];

function place(path: string): string {
  const first = path.split('/')[1] ?? '';
  return PLACES.includes(first) ? first : 'page';
}
