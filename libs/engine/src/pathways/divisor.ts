/** The greatest whole number that divides both; the other one where one is 0. */
export function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
