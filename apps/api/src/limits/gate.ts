import {
  GraphQLError,
  Lexer,
  parse,
  Source,
  TokenKind,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { MOST_COST } from './cost.js';
import { shapeOf } from './shape.js';

export const MOST_DEPTH = 12;
export const MOST_ALIASES = 100;
export const MOST_TOKENS = 10_000;
/** Bytes of a request's body, and of a message over WebSocket. */
export const MOST_BYTES = 1_000_000;
/** A tool's introspection query is 13 to 15 deep. */
const MOST_INTROSPECTION = 20;
/** So many documents are remembered as measured. */
const REMEMBERED = 500;

export interface Operation {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}
interface Measured {
  readonly document?: DocumentNode;
  readonly refusal?: GraphQLError;
}

/**
 * The one gate in front of GraphQL, the same over HTTP and WebSocket: tokens, depth, aliases and cost are judged on the text
 * before anything runs. Mistakes of grammar and schema are left to the server behind, which tells them better.
 */
export class Gate {
  private readonly measured = new Map<string, Measured>();

  constructor(private readonly schema: () => GraphQLSchema) {}

  /** The refusal, or undefined when the operation may go on. */
  judge(operation: Operation): GraphQLError | undefined {
    if (typeof operation.query !== 'string') return undefined;
    const { document, refusal } = this.measure(operation.query);
    return refusal ?? (document && this.judgeCost(document, operation));
  }

  private measure(query: string): Measured {
    const known = this.measured.get(query);
    if (known) return known;
    const found = measure(query, this.schema());
    this.measured.set(query, found);
    if (this.measured.size > REMEMBERED) this.measured.delete(this.measured.keys().next().value!);
    return found;
  }

  private judgeCost(document: DocumentNode, operation: Operation): GraphQLError | undefined {
    let cost: number;
    try {
      cost = getComplexity({
        schema: this.schema(),
        query: document,
        operationName: typeof operation.operationName === 'string' ? operation.operationName : undefined,
        variables: (operation.variables ?? {}) as Record<string, unknown>,
        maxQueryNodes: Infinity, // fields have been counted already
        estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
      });
    } catch {
      return undefined; // a variable of the wrong type: execution says which
    }
    return cost > MOST_COST ? tooMuch('QUERY_TOO_COSTLY', 'points of cost', cost, MOST_COST) : undefined;
  }
}

function measure(query: string, schema: GraphQLSchema): Measured {
  let document: DocumentNode;
  try {
    if (isTooLong(query)) return { refusal: tooMuch('QUERY_TOO_LONG', 'tokens', 'more', MOST_TOKENS) };
    document = parse(query);
  } catch {
    return {};
  }
  const { asked, introspection } = shapeOf(document);
  if (asked.depth > MOST_DEPTH) return { refusal: tooMuch('QUERY_TOO_DEEP', 'levels', asked.depth, MOST_DEPTH) };
  if (introspection.depth > MOST_INTROSPECTION) {
    return { refusal: tooMuch('QUERY_TOO_DEEP', 'levels of introspection', introspection.depth, MOST_INTROSPECTION) };
  }
  const aliases = asked.aliases + introspection.aliases;
  if (aliases > MOST_ALIASES) return { refusal: tooMuch('QUERY_TOO_WIDE', 'aliases', aliases, MOST_ALIASES) };
  const fields = asked.fields + introspection.fields;
  if (fields > MOST_TOKENS) {
    return { refusal: tooMuch('QUERY_TOO_COSTLY', 'fields once its fragments are laid out', fields, MOST_TOKENS) };
  }
  return validate(schema, document).length > 0 ? {} : { document };
}

/** @throws GraphQLError for what is no GraphQL */
function isTooLong(query: string): boolean {
  const lexer = new Lexer(new Source(query));
  for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens++) if (tokens >= MOST_TOKENS) return true;
  return false;
}

function tooMuch(code: string, what: string, found: number | 'more', most: number): GraphQLError {
  const shown = found === 'more' ? `more than ${most}` : Number.isFinite(found) ? String(found) : 'no end of';
  return new GraphQLError(`The query has ${shown} ${what}; at most ${most} are allowed.`, {
    extensions: { code, found: shown, expected: `at most ${most}`, next: 'Ask for less, or in several queries.' },
  });
}
