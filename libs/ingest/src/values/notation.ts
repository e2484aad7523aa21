/** How a literal is written. Python's also reads what JSON calls null, true and false. */
export type Notation = 'json' | 'python';
