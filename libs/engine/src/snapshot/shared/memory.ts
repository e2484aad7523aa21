/** A kind of column: `Int32Array` and its like. */
interface ColumnType<C> {
  new (buffer: SharedArrayBuffer): C;
  readonly BYTES_PER_ELEMENT: number;
}

/** A column of zeros in memory that threads share. */
export function sharedColumn<C>(type: ColumnType<C>, length: number): C {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT));
}

/** Numbers in the smallest column that holds them exactly: bytes, whole numbers of 32 bits, or doubles. */
export function sharedNumbers(values: ArrayLike<number>): Uint8Array | Int32Array | Float64Array {
  let [low, high, whole] = [0, 0, true];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    whole &&= Number.isInteger(value) && !Object.is(value, -0);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const fits = whole && low >= -(2 ** 31) && high < 2 ** 31;
  const column = sharedColumn<Uint8Array | Int32Array | Float64Array>(
    !fits ? Float64Array : low >= 0 && high < 256 ? Uint8Array : Int32Array,
    values.length,
  );
  column.set(values);
  return column;
}

/** Whole numbers of 32 bits in shared memory. */
export function sharedInts(values: ArrayLike<number>): Int32Array {
  const column = sharedColumn(Int32Array, values.length);
  column.set(values);
  return column;
}

/** The same column in shared memory. */
export function sharedCopy<C extends Uint8Array | Int32Array | Float64Array>(column: C): C {
  const copy = sharedColumn(column.constructor as unknown as ColumnType<C>, column.length);
  copy.set(column);
  return copy;
}
