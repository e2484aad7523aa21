/** What people write into a matrix for "has it" without saying how well, lower case. */
export const MARKS = [
  ...['x', '(x)', '[x]', '✓', '✔', '☑', '✅', '☒', 'yes', 'y', 'true', 'ja', 'j', 'wahr', 'oui', 'vrai', 'sí', 'si'],
  '*',
];

/** Asterisks that may be counted; they are levels only where the column's words say so. */
export const COUNTED_MARKS = ['**', '***', '****', '*****'];

/** Beside marks: "has it not". */
export const NO_MARKS = ['n', 'nein', 'false', 'falsch', 'non', 'faux', '✗', '✘', '❌', '☐'];
