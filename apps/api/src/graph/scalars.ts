import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { dayNumber } from '#lib/model';

/** Calendar day, `YYYY-MM-DD`. A text that is no real day is refused before anything runs. */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Day',
  description: 'Calendar day, ISO 8601: YYYY-MM-DD.',
  serialize: (value) => String(value),
  parseValue: (value) => dayFrom(value),
  parseLiteral: (node) => dayFrom(node.kind === Kind.STRING ? node.value : undefined),
});

/** Instants only leave the API: no argument takes one. */
export const InstantScalar = new GraphQLScalarType<string, string>({
  name: 'Instant',
  description: 'Instant, ISO 8601 in UTC: 2026-11-22T09:30:00.000Z.',
  serialize: (value) => String(value),
});

/** Any JSON value, outwards only. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value: used for a certificate, which is a file to save and check.',
  serialize: (value) => value,
});

function dayFrom(value: unknown): string {
  if (typeof value === 'string' && dayNumber(value) !== undefined) return value;
  throw new GraphQLError(`Not a calendar day: ${JSON.stringify(value)}. Expected YYYY-MM-DD, for example 2026-11-22.`, {
    extensions: { code: 'BAD_USER_INPUT', next: 'Ask again with a day of the calendar, such as 2026-03-31.' },
  });
}
