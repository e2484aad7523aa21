import type { Problem } from '#lib/model';

/** @param waiting how many questions wait */
export function busy(waiting: number): Problem {
  return {
    code: 'busy',
    message: 'Too many pathways are being worked out at the moment.',
    found: `${waiting} waiting`,
    expected: `fewer than ${waiting}`,
    next: 'Try again in a moment.',
  };
}

export function stopping(): Problem {
  return {
    code: 'stopping',
    message: 'The search was stopped before it found an answer: the program is ending.',
    found: 'no answer',
    expected: 'a program that goes on running',
    next: 'Ask again when it has started anew.',
  };
}

export function cancelled(): Problem {
  return {
    code: 'cancelled',
    message: 'The search was cancelled before it found an answer.',
    found: 'no answer',
    expected: 'somebody who waits for the answer',
    next: 'Ask again, and keep the connection open until the answer is there.',
  };
}

export function overran(): Problem {
  return {
    code: 'solve-overran',
    message: 'The search did not end in its time and was stopped.',
    found: 'no answer',
    expected: 'an answer within the time limit',
    next: 'Ask with fewer alternatives or a smaller role, or report it with the question.',
  };
}
