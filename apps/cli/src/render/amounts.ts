/** `62 %`, rounded down, so that 100 % is said only of the whole. */
export function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}

/** `1 badge`, `2 badges`. */
export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${number} ${number === 1 ? thing : things}`;
}

/** Hours with at most one decimal: `12.5 h`. */
export function hours(number: number): string {
  return `${Math.round(number * 10) / 10} h`;
}
