import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { Asking } from '../graph/asking.js';
import { tell, type Log } from './unexpected.js';

/** Puts errors through {@link tell}. Errors that Apollo itself gave a code (grammar, schema, variables) stay as they are. */
export function tellingErrors(log: Log): ApolloServerPlugin<Asking> {
  return {
    requestDidStart: async (): Promise<GraphQLRequestListener<Asking>> => ({
      willSendResponse: async ({ response, errors, contextValue }) => {
        if (!errors || response.body.kind !== 'single') return;
        const shown = response.body.singleResult.errors;
        response.body.singleResult.errors = shown?.map((one, index) =>
          one.extensions?.['code'] === 'INTERNAL_SERVER_ERROR' && errors[index]
            ? tell(errors[index], contextValue.requestId, log).toJSON()
            : one,
        );
      },
    }),
  };
}
