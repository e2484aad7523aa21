import { GraphQLError } from 'graphql';

/** A value outside its bound. Shown to the caller as it is. */
export class BadInput extends GraphQLError {
  constructor(name: string, found: unknown, expected: string) {
    const next = `Ask again with ${name} ${expected}.`;
    super(`${name}: found ${shown(found)}, expected ${expected}.`, {
      extensions: {
        code: 'BAD_USER_INPUT',
        next,
        problem: {
          code: 'out-of-bounds',
          found: shown(found),
          expected,
          where: { column: name },
          next,
        },
      },
    });
  }
}

/** Nobody is signed in, and the answer is not for everybody. */
export class Unauthenticated extends GraphQLError {
  constructor(what: string) {
    super(`${what} needs you to be signed in.`, {
      extensions: { code: 'UNAUTHENTICATED', next: 'Open the sign-in link, or send an Authorization: Bearer token.' },
    });
  }
}

/** Somebody is signed in who may not see or do this. Says the same whether the thing exists or not. */
export class Forbidden extends GraphQLError {
  constructor(what: string) {
    super(`${what} is not yours to see or do.`, {
      extensions: { code: 'FORBIDDEN', next: 'Ask an admin for the grant that covers it.' },
    });
  }
}

function shown(value: unknown): string {
  const text = Array.isArray(value) ? `${value.length} items` : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}… (${text.length} characters)` : text;
}
