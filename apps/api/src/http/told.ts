import type { Problem } from '#lib/model';

/** A refusal over plain HTTP: the problem, in the words of the command line. */
export function problemBody(problem: Problem): { status: 'refused'; problems: readonly Problem[] } {
  return { status: 'refused', problems: [problem] };
}

export const NOT_FROM_HERE: Problem = {
  code: 'FORBIDDEN',
  message: 'The request comes from another site, or by a name that is not this server’s.',
  expected: 'an address such as http://127.0.0.1:4400, and no foreign Origin',
  next: 'Open the address that the server printed when it started.',
};
export const SIGN_IN: Problem = {
  code: 'UNAUTHENTICATED',
  message: 'This needs you to be signed in.',
  next: 'Open the sign-in link, or send an Authorization: Bearer token.',
};
export const BAD_TOKEN: Problem = {
  code: 'UNAUTHENTICATED',
  message: 'The token is not known, has ended, or was revoked.',
  next: 'Ask an admin for a new one, or sign in again.',
};
export const NOT_YOURS: Problem = {
  code: 'FORBIDDEN',
  message: 'This is for admins.',
  next: 'Ask an admin for the grant admin.',
};
