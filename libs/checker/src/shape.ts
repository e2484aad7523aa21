/* Reads a value, notes what is wrong with it, and gives it back with its keys in the order of the format. */

/** The first thing that fails (positions in order and purchases count from 1), and why, in plain words. */
export type Fault = Readonly<Record<'row' | 'code' | 'reason', string>>;

export const fault = (row: string, code: string, reason: string): Fault => ({ row, code, reason });

/** Reads a value, notes what is wrong with it, and returns it with its keys in the order of the format. */
export type Shape<T> = (value: unknown, at: string, faults: Fault[]) => T;

export const show = (value: unknown) => `${(value ?? 'nothing') as string}`.slice(0, 60);
export function malformed(value: unknown, at: string, faults: Fault[], expected: string, code = 'malformed'): never {
  const found = typeof value === 'object' && value !== null ? 'a list or an object' : show(value);
  faults.push(fault(at, code, `${found} stands where ${expected} is expected`));
  return undefined as never; // never read: nothing is judged after a fault of shape
}
const that =
  <T>(expected: string, fits: (value: unknown) => boolean): Shape<T> =>
  (value, at, faults) =>
    fits(value) ? (value as T) : malformed(value, at, faults, expected);
export const text = that<string>('a text', (value) => typeof value === 'string');
export const oneOf = <T>(...words: T[]) => that<T>(words.map(show).join(' or '), (value) => words.includes(value as T));
export const whole =
  (least = 0, limit = Number.MAX_SAFE_INTEGER): Shape<number> =>
  (value, at, faults) => {
    const unsafe = typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
    if (!unsafe && Number.isInteger(value) && Number(value) >= least && Number(value) <= limit) return Number(value);
    const range = limit < least ? 'nothing (the list it points into is empty)' : `a whole number ${least} to ${limit}`;
    return malformed(value, at, faults, range, unsafe ? 'unsafe-number' : 'malformed');
  };
export const maybe =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, at, faults) =>
    value === null ? null : shape(value, at, faults);
const sequence =
  <T>(shapeOf: (index: number) => Shape<unknown>, length?: number): Shape<T> =>
  (value, at, faults) =>
    Array.isArray(value) && value.length === (length ?? value.length)
      ? (value.map((each, index) => shapeOf(index)(each, `${at}[${index}]`, faults)) as T)
      : malformed(value, at, faults, `a list${length === undefined ? '' : ` of ${length}`}`);
export const list = <T>(shape: Shape<T>, length?: number) => sequence<T[]>(() => shape, length);
export const tuple = <T extends unknown[]>(...shapes: { [K in keyof T]: Shape<T[K]> }) =>
  sequence<T>((index) => shapes[index]!, shapes.length);
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const record =
  <T>(shapes: { [K in keyof T]: Shape<T[K]> }): Shape<T> =>
  (value, at, faults) => {
    if (!isObject(value)) return malformed(value, at, faults, 'an object');
    const path = (key: string) => (at === '' ? key : `${at}.${key}`);
    for (const key of Object.keys(value))
      if (!Object.hasOwn(shapes, key)) faults.push(fault(path(key), 'unknown-key', 'the format knows no such key'));
    const read = ([key, shape]: [string, Shape<unknown>]) => [key, shape(value[key], path(key), faults)];
    return Object.fromEntries(Object.entries<Shape<unknown>>(shapes as never).map(read)) as T;
  };
