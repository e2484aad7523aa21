import { GraphQLError } from 'graphql';
import { StoreUnavailable } from '#lib/store';

/** Where unexpected errors go: whole, with the id that the caller sees. */
export type Log = (entry: { readonly requestId: string; readonly error: unknown }) => void;

/**
 * An error of an answer as the caller may see it. What was thrown on purpose goes out as it is, a store that cannot be used by its
 * problem; anything else is logged with the request's id, and only the id goes out.
 */
export function tell(error: GraphQLError, requestId: string, log: Log): GraphQLError {
  const cause = causeOf(error);
  const { nodes, source, positions, path } = error;
  const place = { nodes, source, positions, path };
  if (cause instanceof StoreUnavailable) {
    log({ requestId, error: cause });
    const { code, message, next } = cause.problem;
    return new GraphQLError(message, {
      ...place,
      extensions: { code: 'STORE_UNAVAILABLE', problem: code, next, requestId },
    });
  }
  if (cause === undefined || cause instanceof GraphQLError) return error;
  log({ requestId, error: cause });
  return new GraphQLError('Something went wrong on our side.', {
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId, next: `Look for ${requestId} in the server's log.` },
  });
}

function causeOf(error: GraphQLError): Error | undefined {
  let cause: Error | undefined = error.originalError ?? undefined;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
