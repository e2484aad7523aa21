import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Caller } from '../access/caller.js';
import type { Identify } from '../access/identify.js';
import { comesFromHere } from '../access/loopback.js';
import type { Asking } from '../graph/asking.js';
import { tell, type Log } from '../http/unexpected.js';
import { MOST_BYTES, type Gate } from '../limits/gate.js';

/** So many subscriptions one connection may hold open. */
const MOST_SUBSCRIPTIONS = 20;
const TOO_MANY_REQUESTS = 4429;

export interface LiveOptions {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly gate: Gate;
  readonly identify: Identify;
  readonly loopbackOnly: boolean;
  readonly asking: (caller: Caller) => Asking;
  readonly log: Log;
}

/** Who asks, put beside each connection when it begins. */
interface Extra extends Record<PropertyKey, unknown> {
  caller?: Caller;
}

/**
 * Subscriptions at `/graphql`, and nothing else over WebSocket: Apollo's plugins and limits do not run here, so the gate, the origin check
 * and the masking of errors are called here themselves.
 * @returns a function that says goodbye to everybody
 */
export function serveSubscriptions(options: LiveOptions): () => Promise<void> {
  const { server, schema, gate, identify, loopbackOnly, asking, log } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  const open = new WeakMap<object, Set<string>>();

  const goodbye = useServer<{ authorization?: unknown }, Extra>(
    {
      schema,
      onConnect: async ({ connectionParams, extra }) => {
        const given = connectionParams?.authorization;
        const authorization = typeof given === 'string' ? given : extra.request.headers.authorization;
        const caller = await identify.from({ ...extra.request.headers, authorization });
        if (caller) extra.caller = caller;
        return caller !== undefined;
      },
      onSubscribe: (context, id, payload): ExecutionArgs | GraphQLError[] => {
        const running = open.get(context) ?? new Set();
        open.set(context, running.add(id));
        if (running.size > MOST_SUBSCRIPTIONS) context.extra.socket.close(TOO_MANY_REQUESTS, 'Too many subscriptions');
        const refusal = gate.judge(payload);
        if (refusal) return [refusal];
        return prepare(schema, payload, asking(context.extra.caller!));
      },
      onComplete: (context, id) => void open.get(context)?.delete(id),
      onNext: (_context, _id, _payload, args, result) => {
        if (!result.errors) return result;
        const { requestId } = args.contextValue as Asking;
        return { ...result, errors: result.errors.map((error) => tell(error, requestId, log)) };
      },
      onError: (_context, id, _payload, errors) => errors.map((error) => tell(error, id, log)),
    },
    sockets,
  );

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const [path] = (request.url ?? '').split('?');
    if (path !== '/graphql') return refuseUpgrade(socket, '404 Not Found');
    if (!comesFromHere(request.headers, loopbackOnly)) return refuseUpgrade(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (connected) => sockets.emit('connection', connected, request));
  };
  server.on('upgrade', upgrade);
  return async () => {
    server.off('upgrade', upgrade);
    await goodbye.dispose();
  };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** What to execute, or the errors of a document that cannot be. */
function prepare(
  schema: GraphQLSchema,
  payload: { query: string; operationName?: string | null; variables?: Record<string, unknown> | null },
  contextValue: Asking,
): ExecutionArgs | GraphQLError[] {
  let document;
  try {
    document = parse(payload.query);
  } catch (error) {
    return [error as GraphQLError];
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return [...errors];
  if (getOperationAST(document, payload.operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
    const extensions = { code: 'SUBSCRIPTIONS_ONLY', next: 'Send queries and mutations by POST to /graphql.' };
    return [new GraphQLError('Only subscriptions are answered over WebSocket.', { extensions })];
  }
  const { operationName, variables: variableValues } = payload;
  return { schema, document, operationName, variableValues, contextValue };
}
