import { randomUUID } from 'node:crypto';
import type { NextFunction, RequestHandler, Response } from 'express';
import { comesFromHere } from '../access/loopback.js';
import type { Identify } from '../access/identify.js';
import type { Traffic } from '../health/traffic.js';
import type { Gate, Operation } from '../limits/gate.js';
import { BAD_TOKEN, NOT_FROM_HERE, problemBody } from './told.js';
import type { Entered } from './request.js';

/** Gives every request an id, turns away what comes from another site, and says who asks. */
export function entrance(identify: Identify, traffic: Traffic, loopbackOnly: boolean): RequestHandler {
  return (request, response, next) => {
    const entered = request as Entered;
    entered.requestId = randomUUID();
    response.setHeader('X-Request-Id', entered.requestId);
    traffic.watch(request, response);
    if (!comesFromHere(request.headers, loopbackOnly)) {
      response.status(403).json(problemBody(NOT_FROM_HERE));
      return;
    }
    identify
      .from(request.headers)
      .then((caller) => {
        if (!caller) return response.status(401).json(unauthenticated(request.path));
        entered.caller = caller;
        next();
      })
      .catch(next);
  };
}

function unauthenticated(path: string): object {
  if (!path.startsWith('/graphql')) return problemBody(BAD_TOKEN);
  const { code, message, next } = BAD_TOKEN;
  return { errors: [{ message, extensions: { code, next } }] };
}

/** Judges operations before Apollo sees them. A browser that opens the endpoint gets GraphiQL. */
export function graphEntrance(gate: Gate): RequestHandler {
  return (request, response: Response, next: NextFunction) => {
    const asked = request.query['query'];
    if (request.method === 'GET' && asked === undefined && request.accepts(['json', 'html']) === 'html') {
      response.redirect(302, '/graphiql');
      return;
    }
    const operation: Operation =
      request.method === 'GET' ? fromAddress(request.query) : ((request.body ?? {}) as Operation);
    const refusal = gate.judge(operation);
    if (!refusal) return next();
    response.status(400).json({ errors: [refusal.toJSON()] });
  };
}

function fromAddress(query: Record<string, unknown>): Operation {
  const { variables } = query;
  try {
    return { ...query, variables: typeof variables === 'string' ? (JSON.parse(variables) as unknown) : undefined };
  } catch {
    return { ...query, variables: undefined };
  }
}
